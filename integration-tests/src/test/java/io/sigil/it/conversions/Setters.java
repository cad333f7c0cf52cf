package io.sigil.it.conversions;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.TimeZone;

/** Every setter that isn't setObject or for streams, with its values. */
final class Setters {
    private static final List<String> ZONES = List.of("UTC", "America/New_York", "Asia/Kolkata");

    private final List<Setter> found = new ArrayList<>();

    private Setters() {}

    /** Every setter of PreparedStatement with each of its values. */
    static List<Setter> all() {
        Setters setters = new Setters();
        setters.values();
        setters.moments();
        setters.nulls();
        setters.special();
        setters.found.addAll(StreamSetters.all());
        setters.found.addAll(ObjectSetters.all());
        return setters.found;
    }

    private <T> void add(String method, List<T> values, Setter.Typed<T> setter) {
        for (T value : values) {
            found.add(new Setter(
                    method,
                    Described.of(value),
                    (connection, statement, index) -> setter.set(statement, index, value)));
        }
        found.add(new Setter(method, "null", (connection, statement, index) -> setter.set(statement, index, null)));
    }

    private void values() {
        add("setBigDecimal", Samples.DECIMALS, PreparedStatement::setBigDecimal);
        add("setBytes", Samples.BINARY, PreparedStatement::setBytes);
        add("setString", Samples.TEXTS, PreparedStatement::setString);
        add("setNString", Samples.TEXTS, PreparedStatement::setNString);
        // Unboxing null fails before the driver sees it, on both sides.
        add("setBoolean", Samples.BOOLEANS, PreparedStatement::setBoolean);
        add("setByte", Samples.BYTES, PreparedStatement::setByte);
        add("setDouble", Samples.DOUBLES, PreparedStatement::setDouble);
        add("setFloat", Samples.FLOATS, PreparedStatement::setFloat);
        add("setInt", Samples.INTEGERS, PreparedStatement::setInt);
        add("setLong", Samples.LONGS, PreparedStatement::setLong);
        add("setShort", Samples.SHORTS, PreparedStatement::setShort);
    }

    private void moments() {
        add("setDate", Samples.dates(), PreparedStatement::setDate);
        add("setTime", Samples.times(), PreparedStatement::setTime);
        add("setTimestamp", Samples.timestamps(), PreparedStatement::setTimestamp);
        add("setDate(Calendar null)", Samples.dates().subList(0, 1), (s, i, v) -> s.setDate(i, v, null));
        add("setTime(Calendar null)", Samples.times().subList(0, 1), (s, i, v) -> s.setTime(i, v, null));
        add("setTimestamp(Calendar null)", Samples.timestamps().subList(0, 1), (s, i, v) -> s.setTimestamp(i, v, null));
        for (String zone : ZONES) {
            TimeZone timeZone = TimeZone.getTimeZone(zone);
            add(
                    "setDate(Calendar " + zone + ")",
                    Samples.dates(),
                    (PreparedStatement s, int i, Date v) -> s.setDate(i, v, Calendar.getInstance(timeZone)));
            add(
                    "setTime(Calendar " + zone + ")",
                    Samples.times(),
                    (PreparedStatement s, int i, Time v) -> s.setTime(i, v, Calendar.getInstance(timeZone)));
            add(
                    "setTimestamp(Calendar " + zone + ")",
                    Samples.timestamps(),
                    (PreparedStatement s, int i, Timestamp v) -> s.setTimestamp(i, v, Calendar.getInstance(timeZone)));
        }
    }

    private void nulls() {
        for (int type : List.of(
                Types.NULL, Types.VARCHAR, Types.INTEGER, Types.TIMESTAMP, Types.BLOB, Types.OTHER, Types.ARRAY)) {
            found.add(new Setter("setNull(" + type + ")", "", (c, s, i) -> s.setNull(i, type)));
        }
        found.add(new Setter("setNull(name)", "", (c, s, i) -> s.setNull(i, Types.VARCHAR, "varchar")));
    }

    private void special() {
        found.add(new Setter(
                "setURL", "", (c, s, i) -> s.setURL(i, URI.create("http://a/b").toURL())));
        found.add(new Setter("setURL", "null", (c, s, i) -> s.setURL(i, null)));
        found.add(new Setter("setRef", "", (c, s, i) -> s.setRef(i, ObjectSetters.none(Ref.class))));
        found.add(new Setter("setRef", "null", (c, s, i) -> s.setRef(i, null)));
        found.add(new Setter("setRowId", "", (c, s, i) -> s.setRowId(i, ObjectSetters.none(RowId.class))));
        found.add(new Setter("setRowId", "null", (c, s, i) -> s.setRowId(i, null)));
        found.add(new Setter("setSQLXML", "null", (c, s, i) -> s.setSQLXML(i, null)));
        found.add(new Setter("setSQLXML", "<a/>", (c, s, i) -> {
            var xml = c.createSQLXML();
            xml.setString("<a/>");
            s.setSQLXML(i, xml);
        }));
        found.add(new Setter("setArray", "null", (c, s, i) -> s.setArray(i, null)));
        found.add(new Setter(
                "setArray", "[a]", (c, s, i) -> s.setArray(i, c.createArrayOf("VARCHAR", new Object[] {"a"}))));
        found.add(new Setter(
                "setBigDecimal",
                "subclass",
                (c, s, i) -> s.setBigDecimal(i, new BigDecimal("1.5") {
                    private static final long serialVersionUID = 1;
                })));
        found.add(new Setter("setBytes", "changed after", (c, s, i) -> {
            byte[] bytes = "abc".getBytes(StandardCharsets.US_ASCII);
            s.setBytes(i, bytes);
            s.setBytes(i, bytes.clone());
        }));
    }
}

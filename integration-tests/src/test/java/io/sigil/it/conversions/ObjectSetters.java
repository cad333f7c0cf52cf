package io.sigil.it.conversions;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.JDBCType;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.TimeZone;

/** setObject: without a type, with a type, with an SQLType, with a scale or length. */
final class ObjectSetters {
    private static final List<JDBCType> TARGETS = List.of(
            JDBCType.CHAR,
            JDBCType.VARCHAR,
            JDBCType.LONGVARCHAR,
            JDBCType.NVARCHAR,
            JDBCType.CLOB,
            JDBCType.BOOLEAN,
            JDBCType.BIT,
            JDBCType.SMALLINT,
            JDBCType.INTEGER,
            JDBCType.BIGINT,
            JDBCType.DECIMAL,
            JDBCType.NUMERIC,
            JDBCType.REAL,
            JDBCType.DOUBLE,
            JDBCType.DATE,
            JDBCType.TIME,
            JDBCType.TIMESTAMP,
            JDBCType.TIMESTAMP_WITH_TIMEZONE,
            JDBCType.VARBINARY,
            JDBCType.BLOB,
            JDBCType.OTHER);

    private final List<Setter> found = new ArrayList<>();

    private ObjectSetters() {}

    static List<Setter> all() {
        ObjectSetters setters = new ObjectSetters();
        setters.plain();
        setters.targets();
        setters.scales();
        setters.made();
        return setters.found;
    }

    private void plain() {
        Samples.all()
                .forEach(sample ->
                        found.add(new Setter("setObject", sample.name(), (c, s, i) -> s.setObject(i, sample.value()))));
        found.add(new Setter("setObject", "null", (c, s, i) -> s.setObject(i, null)));
        found.add(new Setter("setObject", "Calendar", (c, s, i) -> {
            Calendar calendar = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"));
            calendar.setTimeInMillis(1_709_201_472_123L);
            s.setObject(i, calendar);
        }));
    }

    private void targets() {
        for (JDBCType target : TARGETS) {
            int type = target.getVendorTypeNumber();
            Samples.few()
                    .forEach(sample -> found.add(new Setter(
                            "setObject(" + target + ")",
                            sample.name(),
                            (c, s, i) -> s.setObject(i, sample.value(), type))));
            found.add(new Setter("setObject(" + target + ")", "null", (c, s, i) -> s.setObject(i, null, type)));
            for (Object value : List.of("42", 42, new BigDecimal("3.75"))) {
                found.add(new Setter(
                        "setObject(SQLType " + target + ")",
                        Described.of(value),
                        (c, s, i) -> s.setObject(i, value, target)));
            }
        }
    }

    private void scales() {
        for (Object value : List.of(new BigDecimal("2.345"), 2.345, "2.345", 42)) {
            for (int scale : List.of(0, 1, 4)) {
                for (JDBCType target : List.of(JDBCType.DECIMAL, JDBCType.NUMERIC, JDBCType.DOUBLE, JDBCType.VARCHAR)) {
                    int type = target.getVendorTypeNumber();
                    found.add(new Setter(
                            "setObject(" + target + ", " + scale + ")",
                            Described.of(value),
                            (c, s, i) -> s.setObject(i, value, type, scale)));
                    found.add(new Setter(
                            "setObject(SQLType " + target + ", " + scale + ")",
                            Described.of(value),
                            (c, s, i) -> s.setObject(i, value, target, scale)));
                }
            }
        }
        byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
        for (int length : List.of(2, 3)) {
            found.add(new Setter(
                    "setObject(LONGVARBINARY, " + length + ")",
                    "stream abc",
                    (c, s, i) -> s.setObject(i, new ByteArrayInputStream(abc), java.sql.Types.LONGVARBINARY, length)));
            found.add(new Setter(
                    "setObject(LONGVARCHAR, " + length + ")",
                    "reader abc",
                    (c, s, i) -> s.setObject(i, new StringReader("abc"), java.sql.Types.LONGVARCHAR, length)));
        }
    }

    private void made() {
        byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
        found.add(new Setter("setObject", "stream abc", (c, s, i) -> s.setObject(i, new ByteArrayInputStream(abc))));
        found.add(new Setter("setObject", "reader abc", (c, s, i) -> s.setObject(i, new StringReader("abc"))));
        found.add(new Setter("setObject", "Clob abc", (c, s, i) -> {
            var clob = c.createClob();
            clob.setString(1, "abc");
            s.setObject(i, clob);
        }));
        found.add(new Setter("setObject", "Blob abc", (c, s, i) -> {
            var blob = c.createBlob();
            blob.setBytes(1, abc);
            s.setObject(i, blob);
        }));
        found.add(new Setter(
                "setObject", "Array", (c, s, i) -> s.setObject(i, c.createArrayOf("VARCHAR", new Object[] {"a"}))));
        found.add(new Setter("setObject", "SQLXML", (c, s, i) -> {
            var xml = c.createSQLXML();
            xml.setString("<a/>");
            s.setObject(i, xml);
        }));
        found.add(new Setter("setObject", "RowId", (c, s, i) -> s.setObject(i, none(RowId.class))));
        found.add(new Setter("setObject", "Ref", (c, s, i) -> s.setObject(i, none(Ref.class))));
    }

    /** An object of an interface that refuses every call. */
    static <T> T none(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (method.getName().equals("toString")) {
                return type.getSimpleName();
            }
            if (method.getName().equals("hashCode")) {
                return 0;
            }
            throw new SQLException("none", "0A000");
        }));
    }
}

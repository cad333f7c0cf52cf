package io.sigil.it.conversions;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLXML;
import java.sql.Struct;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Every getter of ResultSet. */
final class Getters {
    private static final List<Class<?>> CLASSES = List.of(
            Object.class,
            String.class,
            Character.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            int.class,
            BigInteger.class,
            BigDecimal.class,
            Float.class,
            Double.class,
            Number.class,
            byte[].class,
            Date.class,
            Time.class,
            Timestamp.class,
            java.util.Date.class,
            Calendar.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            OffsetTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class,
            Instant.class,
            Duration.class,
            UUID.class,
            TimeUnit.class,
            Clob.class,
            NClob.class,
            Blob.class,
            InputStream.class,
            Reader.class,
            URL.class,
            Array.class,
            Object[].class,
            Ref.class,
            RowId.class,
            Struct.class,
            SQLXML.class);

    private Getters() {}

    static List<Getter> all() {
        List<Getter> getters = new ArrayList<>(simple());
        getters.addAll(moments());
        getters.addAll(references());
        for (Class<?> type : CLASSES) {
            getters.add(new Getter(
                    "getObject(" + type.getSimpleName() + ")",
                    (rows, column) -> rows.getObject(column, type),
                    (rows, column) -> rows.getObject(column, type)));
        }
        Class<?> none = null;
        getters.add(new Getter(
                "getObject((Class) null)",
                (rows, column) -> rows.getObject(column, none),
                (rows, column) -> rows.getObject(column, none)));
        return getters;
    }

    @SuppressWarnings("deprecation") // they are ways out
    private static List<Getter> simple() {
        return List.of(
                new Getter("getAsciiStream", ResultSet::getAsciiStream, ResultSet::getAsciiStream),
                new Getter("getBigDecimal", ResultSet::getBigDecimal, ResultSet::getBigDecimal),
                new Getter("getBigDecimal(1)", (r, c) -> r.getBigDecimal(c, 1), (r, c) -> r.getBigDecimal(c, 1)),
                new Getter("getBinaryStream", ResultSet::getBinaryStream, ResultSet::getBinaryStream),
                new Getter("getBoolean", ResultSet::getBoolean, ResultSet::getBoolean),
                new Getter("getByte", ResultSet::getByte, ResultSet::getByte),
                new Getter("getBytes", ResultSet::getBytes, ResultSet::getBytes),
                new Getter("getCharacterStream", ResultSet::getCharacterStream, ResultSet::getCharacterStream),
                new Getter("getDouble", ResultSet::getDouble, ResultSet::getDouble),
                new Getter("getFloat", ResultSet::getFloat, ResultSet::getFloat),
                new Getter("getInt", ResultSet::getInt, ResultSet::getInt),
                new Getter("getLong", ResultSet::getLong, ResultSet::getLong),
                new Getter("getNCharacterStream", ResultSet::getNCharacterStream, ResultSet::getNCharacterStream),
                new Getter("getNString", ResultSet::getNString, ResultSet::getNString),
                new Getter("getObject", ResultSet::getObject, ResultSet::getObject),
                new Getter("getObject(Map)", (r, c) -> r.getObject(c, Map.of()), (r, c) -> r.getObject(c, Map.of())),
                new Getter("getShort", ResultSet::getShort, ResultSet::getShort),
                new Getter("getString", ResultSet::getString, ResultSet::getString),
                new Getter("getUnicodeStream", ResultSet::getUnicodeStream, ResultSet::getUnicodeStream));
    }

    private static List<Getter> moments() {
        List<Getter> getters = new ArrayList<>(List.of(
                new Getter("getDate", ResultSet::getDate, ResultSet::getDate),
                new Getter("getTime", ResultSet::getTime, ResultSet::getTime),
                new Getter("getTimestamp", ResultSet::getTimestamp, ResultSet::getTimestamp),
                new Getter("getDate(null)", (r, c) -> r.getDate(c, null), (r, c) -> r.getDate(c, null)),
                new Getter("getTime(null)", (r, c) -> r.getTime(c, null), (r, c) -> r.getTime(c, null)),
                new Getter(
                        "getTimestamp(null)", (r, c) -> r.getTimestamp(c, null), (r, c) -> r.getTimestamp(c, null))));
        for (String zone : List.of("UTC", "America/New_York", "Asia/Kolkata")) {
            TimeZone timeZone = TimeZone.getTimeZone(zone);
            getters.add(new Getter(
                    "getDate(" + zone + ")",
                    (r, c) -> r.getDate(c, Calendar.getInstance(timeZone)),
                    (r, c) -> r.getDate(c, Calendar.getInstance(timeZone))));
            getters.add(new Getter(
                    "getTime(" + zone + ")",
                    (r, c) -> r.getTime(c, Calendar.getInstance(timeZone)),
                    (r, c) -> r.getTime(c, Calendar.getInstance(timeZone))));
            getters.add(new Getter(
                    "getTimestamp(" + zone + ")",
                    (r, c) -> r.getTimestamp(c, Calendar.getInstance(timeZone)),
                    (r, c) -> r.getTimestamp(c, Calendar.getInstance(timeZone))));
        }
        return getters;
    }

    private static List<Getter> references() {
        return List.of(
                new Getter("getArray", ResultSet::getArray, ResultSet::getArray),
                new Getter("getBlob", ResultSet::getBlob, ResultSet::getBlob),
                new Getter("getClob", ResultSet::getClob, ResultSet::getClob),
                new Getter("getNClob", ResultSet::getNClob, ResultSet::getNClob),
                new Getter("getRef", ResultSet::getRef, ResultSet::getRef),
                new Getter("getRowId", ResultSet::getRowId, ResultSet::getRowId),
                new Getter("getSQLXML", ResultSet::getSQLXML, ResultSet::getSQLXML),
                new Getter("getURL", ResultSet::getURL, ResultSet::getURL));
    }
}

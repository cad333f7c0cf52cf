package io.sigil.it.conversions;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Struct;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Calendar;
import java.util.HexFormat;

/** A value in words that say all an application could see of it: its class as far as JDBC names it, and its content. */
final class Described {
    private static final int SHOWN = 60;

    private Described() {}

    static String of(Object value) {
        try {
            return words(value);
        } catch (SQLException e) {
            return value.getClass().getSimpleName() + " that fails with " + Outcome.failure(e);
        } catch (IOException e) {
            return value.getClass().getSimpleName() + " that fails with an IOException";
        }
    }

    @SuppressWarnings("JavaUtilDate")
    private static String words(Object value) throws SQLException, IOException {
        if (value == null) {
            return "null";
        }
        if (value instanceof String text) {
            return "\"" + shown(text) + "\"";
        }
        if (value instanceof byte[] bytes) {
            return "byte[] " + hex(bytes);
        }
        if (value instanceof InputStream stream) {
            return "stream " + hex(stream.readAllBytes());
        }
        if (value instanceof Reader reader) {
            StringWriter text = new StringWriter();
            reader.transferTo(text);
            return "reader \"" + shown(text.toString()) + "\"";
        }
        if (value instanceof Clob clob) {
            String text = clob.length() == 0 ? "" : clob.getSubString(1, (int) clob.length());
            return "Clob \"" + shown(text) + "\"";
        }
        if (value instanceof Blob blob) {
            return "Blob " + hex(blob.length() == 0 ? new byte[0] : blob.getBytes(1, (int) blob.length()));
        }
        if (value instanceof SQLXML xml) {
            return "SQLXML " + shown(xml.getString());
        }
        if (value instanceof Timestamp timestamp) {
            return "Timestamp " + timestamp.toInstant();
        }
        if (value instanceof java.util.Date date) {
            // java.sql.Date and Time refuse toInstant.
            return value.getClass().getSimpleName() + " " + new Timestamp(date.getTime()).toInstant();
        }
        if (value instanceof Calendar calendar) {
            return "Calendar " + calendar.toInstant();
        }
        if (value instanceof Array array) {
            return "Array " + words(array.getArray());
        }
        if (value instanceof Struct) {
            return "Struct";
        }
        if (value instanceof Object[] elements) {
            return "array " + Arrays.toString(elements);
        }
        return value.getClass().getSimpleName() + (hasIdentityText(value) ? "" : " " + shown(value.toString()));
    }

    private static boolean hasIdentityText(Object value) {
        return value.getClass() == Object.class || value.getClass().isArray();
    }

    private static String hex(byte[] bytes) {
        String text = HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, SHOWN / 2));
        return bytes.length <= SHOWN / 2 ? text : text + "… " + bytes.length + " bytes, " + Arrays.hashCode(bytes);
    }

    private static String shown(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().limit(SHOWN).forEach(c -> {
            if (c < ' ' || c == '|' || Character.isSurrogate((char) c)) {
                escaped.append(String.format("\\u%04x", c));
            } else {
                escaped.append((char) c);
            }
        });
        return text.length() <= SHOWN ? escaped.toString() : escaped + "… " + text.length() + ", " + text.hashCode();
    }
}

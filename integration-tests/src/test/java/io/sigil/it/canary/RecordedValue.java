package io.sigil.it.canary;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A value on its way to the delegate, in a form that can be searched, and the object to hand on in its place.
 *
 * @param values the value, or the parts of an array
 * @param replay the value itself; for a stream, one that gives the same bytes again
 */
record RecordedValue(List<Object> values, Object replay) {

    static RecordedValue of(Object value, Object length) throws SQLException {
        long limit = length instanceof Number number ? number.longValue() : Long.MAX_VALUE;
        try {
            if (value == null) {
                return new RecordedValue(List.of(), null);
            }
            if (value instanceof InputStream stream) {
                byte[] bytes = stream.readNBytes((int) Math.min(limit, Integer.MAX_VALUE));
                return new RecordedValue(List.of(bytes), new ByteArrayInputStream(bytes));
            }
            if (value instanceof Reader reader) {
                String text = text(reader, limit);
                return new RecordedValue(List.of(text), new StringReader(text));
            }
        } catch (IOException e) {
            throw new SQLException("a bound stream can't be read", e);
        }
        return new RecordedValue(parts(value), value);
    }

    static List<Object> all(Object... values) throws SQLException {
        List<Object> all = new ArrayList<>();
        for (Object value : values) {
            all.addAll(parts(value));
        }
        return all;
    }

    private static List<Object> parts(Object value) throws SQLException {
        if (value == null) {
            return List.of();
        }
        if (value instanceof byte[] bytes) {
            return List.of(bytes.clone());
        }
        if (value instanceof Blob blob) {
            return List.of(blob.getBytes(1, (int) blob.length()));
        }
        if (value instanceof Clob clob) {
            return List.of(clob.getSubString(1, (int) clob.length()));
        }
        if (value instanceof Array array) {
            return parts(array.getArray());
        }
        if (value instanceof Object[] elements) {
            List<Object> all = new ArrayList<>();
            for (Object element : elements) {
                all.addAll(parts(element));
            }
            return Collections.unmodifiableList(all);
        }
        if (value instanceof char[] characters) {
            return List.of(new String(characters));
        }
        return List.of(value);
    }

    private static String text(Reader reader, long limit) throws IOException {
        StringWriter text = new StringWriter();
        for (long count = 0; count < limit; count++) {
            int c = reader.read();
            if (c < 0) {
                break;
            }
            text.write(c);
        }
        return text.toString();
    }
}

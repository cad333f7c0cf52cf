package io.sigil.codec;

import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLException;
import java.util.HexFormat;

/** Values as things that equals compares and a message shows. */
final class Comparisons {

    private Comparisons() {}

    static Object of(Object value) throws SQLException {
        if (value instanceof Clob clob) {
            return "Clob " + clob.getSubString(1, (int) clob.length());
        }
        if (value instanceof Blob blob) {
            return "Blob " + of(blob.getBytes(1, (int) blob.length()));
        }
        return value instanceof byte[] bytes ? "bytes " + HexFormat.of().formatHex(bytes) : value;
    }
}

package io.sigil.schema;

import io.sigil.dialect.Dialect;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.Storage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The condition of the CHECK constraint that refuses whatever isn't a cell: it asks for the cell's first bytes and its
 * least length. NULL makes it unknown, and a CHECK that is unknown passes (ISO/IEC 9075-2 §4.18.3.4).
 */
public final class CellGuard {
    private static final int MAGIC_BYTES = 3;
    private static final int MAGIC_CHARACTERS = 4;

    /**
     * Bytes; PostgreSQL may store larger values outside of their row. LIKE reads such a value whole, SUBSTRING only its start, and a CHECK is
     * evaluated at each UPDATE of the row, whatever columns it sets.
     */
    private static final int LARGE = 1_000;

    private final Dialect dialect;
    private final CellShapes shapes;

    public CellGuard(Dialect dialect, CellShapes shapes) {
        this.dialect = dialect;
        this.shapes = shapes;
    }

    /**
     * @param columnSql the column as it stands in the statement, quotes included
     * @return SQL of the condition, without CHECK and its parentheses
     */
    public String condition(String columnSql, ColumnRule rule) {
        CellShape shape = shapes.of(rule);
        byte[] prefix = shape.prefix();
        boolean binary = rule.storage() == Storage.BINARY;
        if (binary && dialect == Dialect.POSTGRESQL) {
            boolean mayBeLarge = !shape.isLimited() || shape.largest() > LARGE;
            String read = mayBeLarge ? "SUBSTRING(" + columnSql + " FROM 1 FOR " + shape.smallest() + ")" : columnSql;
            return read + " LIKE " + pattern(prefix, shape.smallest());
        }
        String start = "SUBSTRING(" + columnSql + " FROM 1 FOR " + prefix.length + ") = ";
        return start
                + (binary ? binaryLiteral(prefix) : "'" + new String(prefix, StandardCharsets.US_ASCII) + "'")
                + " AND "
                + (binary ? "OCTET_LENGTH(" : "CHAR_LENGTH(")
                + columnSql
                + ") >= "
                + shape.smallest();
    }

    /**
     * One operator for both: PostgreSQL reads the tree of a CHECK anew for each statement that writes, and with functions for
     * the first bytes and the length that takes half as long as the row itself. In a bytea each wildcard stands for a byte,
     * and E'' means the same whatever standard_conforming_strings is.
     */
    private static String pattern(byte[] prefix, int smallest) {
        StringBuilder hex = new StringBuilder("E'\\\\x");
        for (byte b : prefix) {
            if (b == '%' || b == '_' || b == '\\') {
                append(hex, '\\');
            }
            append(hex, b);
        }
        for (int i = prefix.length; i < smallest; i++) {
            append(hex, '_');
        }
        append(hex, '%');
        return hex.append("'::bytea").toString();
    }

    private static void append(StringBuilder hex, int b) {
        hex.append(Character.forDigit((b >> 4) & 0xF, 16)).append(Character.forDigit(b & 0xF, 16));
    }

    /** The condition that is true of whatever begins with the magic of cells, and false of every other value. */
    public String magic(String columnSql, ColumnRule rule) {
        boolean binary = rule.storage() == Storage.BINARY;
        int length = binary ? MAGIC_BYTES : MAGIC_CHARACTERS;
        byte[] magic = Arrays.copyOf(shapes.of(rule).prefix(), length);
        return "SUBSTRING(" + columnSql + " FROM 1 FOR " + length + ") = "
                + (binary ? binaryLiteral(magic) : "'" + new String(magic, StandardCharsets.US_ASCII) + "'");
    }

    private String binaryLiteral(byte[] bytes) {
        StringBuilder hex = new StringBuilder(2 * bytes.length);
        for (byte b : bytes) {
            append(hex, b);
        }
        // A function instead of '\x…', which standard_conforming_strings would have a say in.
        return dialect == Dialect.POSTGRESQL ? "DECODE('" + hex + "', 'hex')" : "X'" + hex + "'";
    }
}

package io.sigil.schema;

import io.sigil.dialect.Dialect;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.LogicalType;
import io.sigil.rules.Mode;
import io.sigil.rules.Storage;

/** The physical type that DDL gives a ruled column. Stateless but for the shapes; thread-safe. */
public final class PhysicalTypes {
    /** The widest VARCHAR and VARBINARY that H2 has. */
    private static final int H2_LONGEST = 1_048_576;

    /** MySQL's rows hold 65,535 bytes, large objects not counted; a wider cell than this moves out of the row. */
    private static final int MYSQL_IN_ROW = 4096;

    private static final int MYSQL_BLOB = 65_535;
    private static final int MYSQL_MEDIUM = 16_777_215;

    private final Dialect dialect;
    private final CellShapes shapes;

    public PhysicalTypes(Dialect dialect, CellShapes shapes) {
        this.dialect = dialect;
        this.shapes = shapes;
    }

    /** SQL of the type, with its collation where it needs one. */
    public String of(ColumnRule rule) {
        if (rule.mode() == Mode.FORMAT_PRESERVING) {
            return rule.type() + (dialect.isMySqlFamily() ? " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin" : "");
        }
        CellShape shape = shapes.of(rule);
        boolean binary = rule.storage() == Storage.BINARY;
        switch (dialect) {
            case H2:
                return h2(shape, rule.type().kind(), binary);
            case POSTGRESQL:
                return binary
                        ? "BYTEA"
                        : (shape.isLimited() ? "VARCHAR(" + shape.largest() + ")" : "TEXT") + " COLLATE \"C\"";
            case MYSQL:
            case MARIADB:
                return binary
                        ? mySqlBinary(shape)
                        : mySqlText(shape)
                                + (rule.state().mayHoldPlaintext()
                                        ? " CHARACTER SET utf8mb4 COLLATE " + UnpaddedCollations.of(dialect)
                                        : " CHARACTER SET ascii COLLATE ascii_bin");
        }
        throw new AssertionError(dialect);
    }

    private static String h2(CellShape shape, LogicalType.Kind kind, boolean binary) {
        boolean large = kind == LogicalType.Kind.CLOB || kind == LogicalType.Kind.BLOB;
        if (large || (shape.isLimited() && shape.largest() > H2_LONGEST)) {
            return binary ? "BLOB" : "CLOB";
        }
        String type = binary ? "VARBINARY" : "VARCHAR";
        return shape.isLimited() ? type + "(" + shape.largest() + ")" : type + "(" + H2_LONGEST + ")";
    }

    private static String mySqlBinary(CellShape shape) {
        if (!shape.isLimited()) {
            return "LONGBLOB";
        }
        int largest = shape.largest();
        if (largest <= MYSQL_IN_ROW) {
            return "VARBINARY(" + largest + ")";
        }
        return largest <= MYSQL_BLOB ? "BLOB" : largest <= MYSQL_MEDIUM ? "MEDIUMBLOB" : "LONGBLOB";
    }

    private static String mySqlText(CellShape shape) {
        if (!shape.isLimited()) {
            return "LONGTEXT";
        }
        int largest = shape.largest();
        if (largest <= MYSQL_IN_ROW) {
            return "VARCHAR(" + largest + ")";
        }
        return largest <= MYSQL_BLOB ? "TEXT" : largest <= MYSQL_MEDIUM ? "MEDIUMTEXT" : "LONGTEXT";
    }
}

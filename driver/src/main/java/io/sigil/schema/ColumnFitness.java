package io.sigil.schema;

import io.sigil.error.ErrorCode;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.LogicalType;
import io.sigil.rules.Mode;
import io.sigil.rules.Search;
import io.sigil.rules.Storage;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a physical column can hold a rule's cells: of the right kind, never padded, wide enough. A column that is too
 * narrow loses cells where the database cuts instead of refusing (MySQL outside strict mode).
 */
final class ColumnFitness {
    /** What a logical type without a limit asks of its column: H2's widest VARBINARY. */
    private static final int UNLIMITED_NEEDS = 1_048_576;

    private static final Set<String> CHAR_NAMES = Set.of("char", "character", "bpchar");

    private final CellShapes shapes;
    private final PhysicalTypes types;

    ColumnFitness(CellShapes shapes, PhysicalTypes types) {
        this.shapes = shapes;
        this.types = types;
    }

    /** @param collation that of the column unless texts compare by their bytes there */
    void require(PhysicalTable table, PhysicalColumn column, ColumnRule rule, @Nullable ColumnCollation collation)
            throws SQLException {
        if (rule.mode() == Mode.FORMAT_PRESERVING) {
            requireFormat(table, column, rule, collation);
            return;
        }
        boolean binary = rule.storage() == Storage.BINARY;
        if (binary ? !holdsBytes(column) : !holdsCharacters(column)) {
            throw unfit(table, column, rule, "cells in " + (binary ? "binary" : "text") + " storage need");
        }
        if (!binary && collation != null && (collation.isLoose() || rule.search() != Search.NONE)) {
            throw unfit(
                    table,
                    column,
                    rule,
                    "its collation " + collation
                            + (collation.isLoose()
                                    ? " takes different " + (rule.state().mayHoldPlaintext() ? "texts" : "cells")
                                            + " for equal; "
                                            + (rule.state().mayHoldPlaintext()
                                                    ? "plaintext beside cells needs"
                                                    : "cells in text storage need")
                                    : " doesn't order cells by their bytes; searchable cells in text storage need"));
        }
        CellShape shape = shapes.of(rule);
        int need = shape.isLimited() ? shape.largest() : UNLIMITED_NEEDS;
        if (column.size() < need) {
            String unit = binary ? " bytes" : " characters";
            throw unfit(
                    table,
                    column,
                    rule,
                    "it has " + column.size() + unit + " and the largest cell of " + rule.type() + " needs " + need
                            + unit + ":");
        }
    }

    /** The column stays the one that the rule's values had: CHAR pads, so that its width counts. */
    private void requireFormat(
            PhysicalTable table, PhysicalColumn column, ColumnRule rule, @Nullable ColumnCollation collation)
            throws SQLException {
        boolean fixed = rule.type().kind() == LogicalType.Kind.CHAR;
        int length = rule.type().maxLength().orElseThrow();
        boolean fits =
                fixed ? isChar(column) && column.size() == length : holdsCharacters(column) && column.size() >= length;
        if (!fits) {
            throw unfit(table, column, rule, "format-preserving cells of " + rule.type() + " need");
        }
        if (collation != null && collation.isLoose()) {
            throw unfit(
                    table,
                    column,
                    rule,
                    "its collation " + collation + " takes different cells for equal; format-preserving cells need");
        }
    }

    private SQLException unfit(PhysicalTable table, PhysicalColumn column, ColumnRule rule, String why) {
        return ErrorCode.PHYSICAL_COLUMN_UNFIT.exception("statement refused, " + table.qualifiedName() + "."
                + column.name() + " is " + column.typeName() + "(" + column.size() + "); " + why + " "
                + types.of(rule) + "; change the column's type, or the rule at " + rule.position());
    }

    /** BINARY pads with zeros and so breaks cells; PostgreSQL calls its BYTEA by that type code. */
    private static boolean holdsBytes(PhysicalColumn column) {
        switch (column.jdbcType()) {
            case Types.VARBINARY:
            case Types.LONGVARBINARY:
            case Types.BLOB:
                return true;
            case Types.BINARY:
                return column.typeName().equalsIgnoreCase("bytea");
            default:
                return false;
        }
    }

    /** MySQL calls ENUM and SET by that type code, too. */
    private static boolean isChar(PhysicalColumn column) {
        return column.jdbcType() == Types.CHAR
                && CHAR_NAMES.contains(column.typeName().toLowerCase(Locale.ROOT));
    }

    /** CHAR pads with blanks; VARCHAR_IGNORECASE takes different cells for equal. */
    private static boolean holdsCharacters(PhysicalColumn column) {
        switch (column.jdbcType()) {
            case Types.VARCHAR:
            case Types.LONGVARCHAR:
            case Types.CLOB:
            case Types.NVARCHAR:
            case Types.LONGNVARCHAR:
            case Types.NCLOB:
                String type = column.typeName().toUpperCase(Locale.ROOT);
                return !type.contains("IGNORECASE") && !type.equals("CITEXT");
            default:
                return false;
        }
    }
}

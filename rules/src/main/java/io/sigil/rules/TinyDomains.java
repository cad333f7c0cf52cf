package io.sigil.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds columns whose cells show which values are equal, and whose type has few values: how often each occurs then says
 * which it is. That may be meant, so it is a warning and no error. Stateless.
 */
public final class TinyDomains {
    /** Sexes, states, countries, currencies, grades. */
    private static final int FEW_CHARACTERS = 3;

    private static final int FEW_DIGITS = 4;

    private TinyDomains() {}

    /** One line for each such column, {@code file:line:column: message}, in the order of the file. */
    public static List<String> warnings(Rules rules) {
        List<String> warnings = new ArrayList<>();
        for (TableRule table : rules.tables()) {
            for (ColumnRule column : table.columns()) {
                if (showsEquality(column) && isTiny(column.type())) {
                    warnings.add(column.position() + ": " + table + "." + column.name()
                            + " shows which of its values are equal, and "
                            + column.type()
                            + " has so few that how often each occurs tells which it is; use mode randomized"
                            + " without search if nothing has to be found by this column");
                }
            }
        }
        return warnings;
    }

    private static boolean showsEquality(ColumnRule rule) {
        return rule.mode() != Mode.RANDOMIZED || rule.search() != Search.NONE;
    }

    private static boolean isTiny(LogicalType type) {
        switch (type.kind()) {
            case BOOLEAN:
            case SMALLINT:
                return true;
            case CHAR:
            case VARCHAR:
                return type.maxLength().orElse(Integer.MAX_VALUE) <= FEW_CHARACTERS;
            case BINARY:
            case VARBINARY:
                return type.maxLength().orElse(Integer.MAX_VALUE) == 1;
            case DECIMAL:
                return type.precision() <= FEW_DIGITS;
            case CLOB:
            case INTEGER:
            case BIGINT:
            case REAL:
            case DOUBLE:
            case DATE:
            case TIME:
            case TIMESTAMP:
            case TIMESTAMP_WITH_TIME_ZONE:
            case BLOB:
            case UUID:
                return false;
        }
        throw new AssertionError(type.kind());
    }
}

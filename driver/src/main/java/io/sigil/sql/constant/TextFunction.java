package io.sigil.sql.constant;

import io.sigil.dialect.Dialect;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Functions from text to text that are evaluated. */
enum TextFunction {
    UPPER(1, 1) {
        @Override
        String of(String text) throws SQLException {
            return requireAscii(text, "upper").toUpperCase(Locale.ROOT);
        }
    },
    LOWER(1, 1) {
        @Override
        String of(String text) throws SQLException {
            return requireAscii(text, "lower").toLowerCase(Locale.ROOT);
        }
    },
    /** Spaces alone: other white space stays in all four databases. */
    TRIM(1, 1) {
        @Override
        String of(String text) {
            return trimmed(text, true, true);
        }
    },
    LTRIM(1, 1) {
        @Override
        String of(String text) {
            return trimmed(text, true, false);
        }
    },
    RTRIM(1, 1) {
        @Override
        String of(String text) {
            return trimmed(text, false, true);
        }
    },
    CONCAT(2, Integer.MAX_VALUE) {
        /** H2 and PostgreSQL leave NULL out. */
        @Override
        @Nullable
        String of(List<Constant> operands, SlotValues values, Dialect dialect) throws SQLException {
            if (dialect == Dialect.POSTGRESQL) {
                Operands.requireTyped(operands, values, "concat");
            }
            return joined(operands, values, !dialect.isMySqlFamily());
        }
    },
    /** {@code ||}. */
    PIPES(2, Integer.MAX_VALUE) {
        @Override
        @Nullable
        String of(List<Constant> operands, SlotValues values, Dialect dialect) throws SQLException {
            return joined(operands, values, false);
        }
    },
    COALESCE(1, Integer.MAX_VALUE) {
        @Override
        @Nullable
        String of(List<Constant> operands, SlotValues values, Dialect dialect) throws SQLException {
            for (Constant operand : operands) {
                String text = Operands.text(operand, values, "coalesce");
                if (text != null) {
                    return text;
                }
            }
            return null;
        }
    },
    NULLIF(2, 2) {
        @Override
        @Nullable
        String of(List<Constant> operands, SlotValues values, Dialect dialect) throws SQLException {
            String text = Operands.text(operands.get(0), values, "nullif");
            String other = Operands.text(operands.get(1), values, "nullif");
            return text == null || text.equals(other) ? null : text;
        }
    };

    private final int fewest;
    private final int most;

    TextFunction(int fewest, int most) {
        this.fewest = fewest;
        this.most = most;
    }

    /**
     * The function that a built-in name means.
     *
     * @param name in upper case
     * @param escape whether it stands in a JDBC escape {@code {fn …}}, where CONCAT is another function for each driver
     */
    static TextFunction named(String name, boolean escape, Dialect dialect) throws NotEvaluatedException {
        switch (name) {
            case "UPPER":
                return UPPER;
            case "LOWER":
                return LOWER;
            case "UCASE":
                return only(escape || dialect != Dialect.POSTGRESQL, UPPER);
            case "LCASE":
                return only(escape || dialect != Dialect.POSTGRESQL, LOWER);
            case "TRIM":
                return only(!escape, TRIM);
            case "BTRIM":
                return only(!escape && dialect == Dialect.POSTGRESQL, TRIM);
            case "LTRIM":
                return LTRIM;
            case "RTRIM":
                return RTRIM;
            case "CONCAT":
                return only(!escape, CONCAT);
            case "COALESCE":
                return only(!escape, COALESCE);
            case "IFNULL":
                return only(!escape && dialect != Dialect.POSTGRESQL, COALESCE);
            case "NULLIF":
                // MySQL and MariaDB compare by a collation.
                return only(!escape && !dialect.isMySqlFamily(), NULLIF);
            default:
                throw new NotEvaluatedException();
        }
    }

    private static TextFunction only(boolean known, TextFunction function) throws NotEvaluatedException {
        if (!known) {
            throw new NotEvaluatedException();
        }
        return function;
    }

    /** Whether the result has the type of the operands: placeholders alone say nothing of it. */
    boolean returnsOperand() {
        return this == COALESCE || this == NULLIF;
    }

    boolean takes(int arguments) {
        return arguments >= fewest && arguments <= most;
    }

    /** The result for operands that are text or NULL. */
    @Nullable
    String of(List<Constant> operands, SlotValues values, Dialect dialect) throws SQLException {
        String text = Operands.text(operands.get(0), values, name().toLowerCase(Locale.ROOT));
        return text == null ? null : of(text);
    }

    String of(String text) throws SQLException {
        throw new AssertionError(this);
    }

    /** Beyond ASCII the result depends on the database's locale. */
    private static String requireAscii(String text, String where) throws SQLException {
        if (text.chars().anyMatch(c -> c >= 0x80)) {
            throw Operands.refused(where, "it has letters outside ASCII, whose case depends on the database's locale");
        }
        return text;
    }

    private static String trimmed(String text, boolean leading, boolean trailing) {
        int start = 0;
        int end = text.length();
        while (leading && start < end && text.charAt(start) == ' ') {
            start++;
        }
        while (trailing && end > start && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(start, end);
    }

    private static @Nullable String joined(List<Constant> operands, SlotValues values, boolean skipsNull)
            throws SQLException {
        StringBuilder joined = new StringBuilder();
        boolean isNull = false;
        for (Constant operand : operands) {
            String text = Operands.text(operand, values, "a concatenation");
            isNull |= text == null && !skipsNull;
            joined.append(text == null ? "" : text);
        }
        return isNull ? null : joined.toString();
    }
}

package io.sigil.jdbc;

import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How the drivers of MySQL and MariaDB write a parameter into the text of a statement. */
final class MySqlParameter {
    private MySqlParameter() {}

    /** @throws SQLException SIGIL-2008 when that isn't known for sure */
    static String print(@Nullable Object value, Dialect dialect) throws SQLException {
        if (value == null) {
            return "null";
        }
        if (value instanceof String && isOrdinary((String) value)) {
            String quote = dialect == Dialect.MYSQL ? "''" : "\\'";
            return "'" + ((String) value).replace("'", quote) + "'";
        }
        if (value instanceof Integer
                || value instanceof Long
                || value instanceof Short
                || value instanceof BigInteger) {
            return value.toString();
        }
        if (value instanceof BigDecimal) {
            return ((BigDecimal) value).toPlainString();
        }
        if (value instanceof LocalDate) {
            return "'" + value + "'";
        }
        throw ErrorCode.UNDECIDED.exception("statement refused, a result column without a name holds a parameter of "
                + value.getClass().getName() + "; the column is called after its text, the parameter's value included,"
                + " and how the driver writes it isn't certain; give the column a name with AS");
    }

    /** Without what one of the drivers or a mode of the server escapes. */
    private static boolean isOrdinary(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c != '\\' && c != '"' && c != '\u00a5' && c != '\u20a9');
    }
}

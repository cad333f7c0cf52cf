package io.sigil.codec;

import io.sigil.dialect.Dialect;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** getBoolean of Connector/J and MariaDB Connector, which read more than their servers take. */
final class TruthGetter {

    private TruthGetter() {}

    /** Null when the driver refuses it. */
    static @Nullable Boolean of(Object value, ColumnType column) throws SQLException {
        if (value instanceof Boolean) {
            return (Boolean) value;
        }
        boolean mariaDb = column.dialect() == Dialect.MARIADB;
        if (value instanceof String) {
            return mariaDb ? Boolean.valueOf(!value.equals("0")) : ofWord((String) value, column);
        }
        if (!(value instanceof Number)) {
            return null;
        }
        BigDecimal number = value instanceof BigDecimal
                ? (BigDecimal) value
                : value instanceof Long
                        ? BigDecimal.valueOf((Long) value)
                        : new BigDecimal(((Number) value).doubleValue());
        return mariaDb ? number.signum() != 0 : isPositiveOrMinusOne(number);
    }

    private static boolean isPositiveOrMinusOne(BigDecimal number) {
        return number.signum() > 0 || number.compareTo(BigDecimal.ONE.negate()) == 0;
    }

    /** Connector/J: yes and no in four forms each, or a number. */
    private static @Nullable Boolean ofWord(String text, ColumnType column) throws SQLException {
        switch (text.toLowerCase(Locale.ROOT)) {
            case "true":
            case "t":
            case "yes":
            case "y":
                return true;
            case "false":
            case "f":
            case "no":
            case "n":
                return false;
            default:
                return isPositiveOrMinusOne(Numbers.parseDecimal(text, column));
        }
    }
}

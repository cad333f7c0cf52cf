package io.sigil.codec;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Truth values out of SQL values. */
final class Booleans {

    private static final Set<String> H2_TRUE = words("true", "t", "yes", "y");
    private static final Set<String> H2_FALSE = words("false", "f", "no", "n");

    /** PostgreSQL's words; it also takes their unique prefixes. */
    private static final Set<String> POSTGRES_TRUE = words("true", "tru", "tr", "t", "yes", "ye", "y", "on", "1");

    private static final Set<String> POSTGRES_FALSE =
            words("false", "fals", "fal", "fa", "f", "no", "n", "off", "of", "0");

    private static final Set<String> MYSQL_TRUE = words("1");
    private static final Set<String> MYSQL_FALSE = words("0");

    private Booleans() {}

    private static Set<String> words(String... words) {
        return Collections.unmodifiableSet(new HashSet<>(Arrays.asList(words)));
    }

    /** The truth value, or null when there is none to be told for certain. */
    static @Nullable Boolean of(Object value, ColumnType column) throws SQLException {
        if (value instanceof Boolean) {
            return (Boolean) value;
        }
        if (value instanceof String) {
            return ofText((String) value, column);
        }
        if (value instanceof Long || value instanceof BigDecimal || value instanceof Double || value instanceof Float) {
            return ofNumber((Number) value, column);
        }
        return null;
    }

    private static @Nullable Boolean ofText(String text, ColumnType column) throws SQLException {
        String word = Numbers.trimmed(text, column).toLowerCase(Locale.ROOT);
        if (column.isH2()) {
            if (H2_TRUE.contains(word)) {
                return true;
            }
            return H2_FALSE.contains(word) ? Boolean.FALSE : ofNumber(Numbers.parseDecimal(text, column), column);
        }
        Set<String> yes = column.isPostgres() ? POSTGRES_TRUE : MYSQL_TRUE;
        Set<String> no = column.isPostgres() ? POSTGRES_FALSE : MYSQL_FALSE;
        if (yes.contains(word)) {
            return true;
        }
        return no.contains(word) ? Boolean.FALSE : null;
    }

    /** PostgreSQL's whole words alone, as pgjdbc knows them; null for others. */
    static @Nullable Boolean ofPostgresWord(String text) {
        switch (text.toLowerCase(Locale.ROOT)) {
            case "1":
            case "true":
            case "t":
            case "yes":
            case "y":
            case "on":
                return true;
            case "0":
            case "false":
            case "f":
            case "no":
            case "n":
            case "off":
                return false;
            default:
                return null;
        }
    }

    /** H2 asks whether the number is zero; elsewhere only 0 and 1 are certain. */
    private static @Nullable Boolean ofNumber(Number number, ColumnType column) {
        if (column.isH2() && number instanceof BigDecimal) {
            return ((BigDecimal) number).signum() != 0;
        }
        double value = number.doubleValue();
        if (column.isH2()) {
            return Double.isNaN(value) ? Boolean.FALSE : Boolean.valueOf(value != 0);
        }
        if (value == 1) {
            return true;
        }
        return value == 0 ? Boolean.FALSE : null;
    }
}

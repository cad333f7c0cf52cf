package io.sigil.codec;

import java.math.BigDecimal;
import java.sql.SQLException;

/** Values against BOOLEAN. A number is compared as a number, and only 0 and 1 are truth values then. */
final class TruthStanding {

    private TruthStanding() {}

    static Standing of(TypedCodec<?> codec, Object value) throws SQLException {
        ColumnType column = codec.column;
        Object setter = SetterValue.of(value, column, LocalClock.of(column.dialect(), null));
        if (setter instanceof String && column.dialect().isMySqlFamily()) {
            setter = number((String) setter, column);
        }
        // PostgreSQL compares no numbers with it; what pgjdbc sends without a type is read as when it is stored.
        if (setter instanceof Number && !column.isPostgres() && !isTruth((Number) setter, column)) {
            return Standing.nowhere();
        }
        return Standing.at(codec.encode(setter));
    }

    private static boolean isTruth(Number number, ColumnType column) throws SQLException {
        if (!Double.isFinite(number.doubleValue()) && !(number instanceof BigDecimal) && !column.isH2()) {
            throw column.outOfRange();
        }
        if (number instanceof BigDecimal) {
            Numbers.requireComparable((BigDecimal) number, column);
            BigDecimal exact = (BigDecimal) number;
            return exact.signum() == 0 || exact.compareTo(BigDecimal.ONE) == 0;
        }
        return number.doubleValue() == 0 || number.doubleValue() == 1;
    }

    /** MySQL and MariaDB turn a text into as much of a number as it begins with; one that is no number is refused. */
    private static BigDecimal number(String text, ColumnType column) throws SQLException {
        return Numbers.parseDecimal(text.trim(), column);
    }
}

package io.sigil.sql;

import java.sql.SQLException;

/** Turns a ruled value of a SQL text into the dialect's literal of its cell. */
@FunctionalInterface
public interface CellLiterals {

    /**
     * @param value the literal's value: String, BigDecimal, Long, byte[], Boolean or a java.time value
     * @return SQL text, such as {@code X'7534…'}
     */
    String cellLiteral(RuledColumn column, Object value) throws SQLException;
}

package io.sigil.sql;

import java.sql.SQLException;

/** Turns a ruled value of a SQL text into the dialect's literal of its cell. */
@FunctionalInterface
public interface CellLiterals {

    /**
     * @param literal a lifted literal or expression: its value, its column and its use
     * @return SQL text, such as {@code X'7534…'}
     */
    String cellLiteral(PhysicalParameter literal) throws SQLException;
}

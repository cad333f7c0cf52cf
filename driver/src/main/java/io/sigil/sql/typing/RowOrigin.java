package io.sigil.sql.typing;

/** Which column of which table's row an output is, as it stands in FROM. Immutable. */
final class RowOrigin {
    private final Object row;
    private final String column;

    /**
     * @param row one object for each time that a table stands in FROM
     * @param column as the database spells it
     */
    RowOrigin(Object row, String column) {
        this.row = row;
        this.column = column;
    }

    /** Whether this is that column of the other's row. */
    boolean isBeside(RowOrigin other, String name) {
        return row == other.row && column.equals(name);
    }
}

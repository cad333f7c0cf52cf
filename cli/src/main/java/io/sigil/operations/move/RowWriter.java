package io.sigil.operations.move;

import io.sigil.dialect.Dialect;
import io.sigil.operations.rows.RowTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes rows by compare-and-set: a row is changed only while it holds what was read, byte by byte, whatever the column's collation
 * takes for equal. Immutable, thread-safe.
 */
interface RowWriter {
    /**
     * Writes rows in the connection's transaction.
     *
     * @return how many were changed; the others hold something else by now
     */
    int write(Connection connection, List<RowMove> moves) throws SQLException;

    /** @param untouched columns that the database would change by itself, quoted: they are set to themselves */
    static RowWriter of(RowTable table, List<String> untouched) {
        if (table.dialect() == Dialect.POSTGRESQL) {
            return new PostgresRowWriter(table);
        }
        return table.dialect().isMySqlFamily() && table.key().isOfWholeNumbers()
                ? new MySqlRowWriter(table, untouched)
                : new BatchRowWriter(table, untouched);
    }
}

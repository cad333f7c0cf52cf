package io.sigil.operations.move;

import io.sigil.dialect.Dialect;
import io.sigil.operations.rows.RowKey;
import io.sigil.operations.rows.RowTable;
import io.sigil.operations.rows.StoredRow;
import io.sigil.operations.rows.TableKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows in the order of their key, and locks them if it is asked to. Such a page skips what others have locked: a job that waits
 * for no lock while it holds some is part of no deadlock, so the application's transactions never fall victim to it. Immutable,
 * thread-safe.
 */
final class PageQuery {
    private final RowTable table;
    private final String lock;

    /** @param keyUpdate whether a change of the rows is one of a unique key, so that PostgreSQL needs the stronger lock */
    PageQuery(RowTable table, boolean keyUpdate) {
        this.table = table;
        this.lock = table.dialect() == Dialect.POSTGRESQL && !keyUpdate ? " FOR NO KEY UPDATE" : " FOR UPDATE";
    }

    /**
     * The next rows of a range.
     *
     * @param after the last row of the page before; null: from the start
     * @param last the last row of the range; null: to the end
     * @param locking locks the rows, and leaves out those that somebody else has locked
     */
    List<StoredRow> page(
            Connection connection, @Nullable RowKey after, @Nullable RowKey last, int most, boolean locking)
            throws SQLException {
        TableKey key = table.key();
        List<String> conditions = new ArrayList<>();
        if (after != null) {
            conditions.add(key.after());
        }
        if (last != null) {
            conditions.add(key.upTo());
        }
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        String sql = "SELECT " + table.selected() + " FROM " + table.sql() + where + " ORDER BY " + key.orderBy()
                + " LIMIT ?" + (locking ? lock + " SKIP LOCKED" : "");
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int index = 1;
            if (after != null) {
                index = key.bindBound(select, index, after);
            }
            if (last != null) {
                index = key.bindBound(select, index, last);
            }
            select.setInt(index, most);
            return read(select);
        }
    }

    /** One row, waited for; null when it isn't there any more. */
    @Nullable
    StoredRow row(Connection connection, RowKey at) throws SQLException {
        String sql = "SELECT " + table.selected() + " FROM " + table.sql() + " WHERE "
                + table.key().equalTo() + lock;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            table.key().bind(select, 1, at);
            List<StoredRow> rows = read(select);
            return rows.isEmpty() ? null : rows.get(0);
        }
    }

    private List<StoredRow> read(PreparedStatement select) throws SQLException {
        List<StoredRow> rows = new ArrayList<>();
        try (ResultSet result = select.executeQuery()) {
            while (result.next()) {
                rows.add(table.read(result));
            }
        }
        return rows;
    }
}

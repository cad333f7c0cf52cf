package io.sigil.operations.move;

import io.sigil.error.ErrorCode;
import io.sigil.operations.BadRow;
import io.sigil.operations.SqlFailure;
import io.sigil.operations.rows.RowKey;
import io.sigil.operations.rows.StoredRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Moves single rows that the passes have missed: those that others had locked, or whose key changed. It waits for each, and holds no
 * other lock meanwhile. Belongs to one thread.
 */
final class LeftRows {
    private final MoveContext context;
    private final List<BadRow> refused = new ArrayList<>();

    LeftRows(MoveContext context) {
        this.context = context;
    }

    /** Rows that the database has refused to change. */
    List<BadRow> refused() {
        return refused;
    }

    void move(List<RowKey> keys) throws SQLException, InterruptedException {
        Patience patience = new Patience(context.options.giveUpAfter());
        int next = 0;
        while (next < keys.size()) {
            try (Connection connection = context.connect()) {
                for (; next < keys.size(); next++) {
                    move(connection, keys.get(next));
                    patience.succeeded();
                }
            } catch (SQLException e) {
                patience.failed(e);
            }
        }
    }

    private void move(Connection connection, RowKey key) throws SQLException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        try {
            StoredRow row = context.pages.row(connection, key);
            RowMove move = row == null ? null : context.moves.of(row);
            if (move != null) {
                context.rowsChangedHere.addAndGet(context.writer.write(connection, List.of(move)));
                context.throttle.spent(1);
            }
            connection.commit();
        } catch (SQLException e) {
            if (!SqlFailure.isRefusedValue(e)) {
                throw e;
            }
            connection.rollback();
            SQLException refusal = ErrorCode.VALUE_REFUSED.exception(
                    "the database refuses the moved value, SQLState " + e.getSQLState()
                            + "; a constraint stands in the way, such as a unique one where another row already has this"
                            + " value's cell; see what the row breaks, and correct it");
            refused.add(new BadRow(
                    context.table.located().name(),
                    context.table.key().shown(key),
                    String.valueOf(refusal.getMessage())));
        }
    }
}

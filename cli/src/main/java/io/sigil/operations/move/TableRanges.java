package io.sigil.operations.move;

import io.sigil.engine.EngineSession;
import io.sigil.operations.ColumnSelection;
import io.sigil.operations.RuledDatabase;
import io.sigil.operations.rows.RowKey;
import io.sigil.operations.rows.RowTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Divides a table by its key, for engines that read it in many processes. */
public final class TableRanges {
    /** {@link Partition} makes so many for each worker. */
    private static final int PARTS_PER_WORKER = 4;

    private TableRanges() {}

    /**
     * Where each range ends, in the text of a checkpoint; null, the last one: with the table.
     *
     * @param ranges about how many there are to be; a small table, or one whose key has a rule, isn't divided
     */
    public static List<@Nullable String> of(RuledDatabase database, ColumnSelection selection, int ranges)
            throws SQLException {
        try (Connection connection = database.connect();
                EngineSession session = database.session(connection)) {
            RowTable table = RowTable.find(connection, session, selection);
            List<@Nullable String> texts = new ArrayList<>();
            for (RowKey key : lastKeys(connection, table, ranges)) {
                texts.add(key == null ? null : table.key().text(key));
            }
            return texts;
        }
    }

    static List<@Nullable RowKey> lastKeys(Connection connection, RowTable table, int ranges) throws SQLException {
        int workers = ranges <= 1 ? 1 : Math.max(2, (ranges + PARTS_PER_WORKER - 1) / PARTS_PER_WORKER);
        return new Partition(table).lastKeys(connection, workers, -1);
    }
}

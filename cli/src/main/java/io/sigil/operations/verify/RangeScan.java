package io.sigil.operations.verify;

import io.sigil.dialect.Dialect;
import io.sigil.engine.EngineSession;
import io.sigil.operations.ColumnSelection;
import io.sigil.operations.RuledDatabase;
import io.sigil.operations.rows.RowKey;
import io.sigil.operations.rows.RowTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads and authenticates the cells of one range of a table, for an engine that has other processes read the others. A row whose
 * key changes meanwhile may be seen in two ranges or in none, which {@link TableScan} rules out. Immutable, thread-safe.
 */
public final class RangeScan {
    private static final int FETCHED = 2_000;

    private final RuledDatabase database;
    private final ColumnSelection selection;
    private final Judge judge;

    public RangeScan(RuledDatabase database, ColumnSelection selection, Judge judge) {
        this.database = Objects.requireNonNull(database);
        this.selection = Objects.requireNonNull(selection);
        this.judge = Objects.requireNonNull(judge);
    }

    /** What a range holds. Immutable. */
    public static final class Found {
        private final VerifyResult result;
        private final long left;

        private Found(VerifyResult result, long left) {
            this.result = result;
            this.left = left;
        }

        public VerifyResult result() {
            return result;
        }

        /** Rows with a value that isn't in the form that the judge wants. */
        public long left() {
            return left;
        }
    }

    /**
     * @param after the last key of the range before, as a checkpoint has it; null: there is none
     * @param last the last key of the range; null: that of the table
     * @throws InterruptedException when the thread is interrupted
     */
    public Found scan(@Nullable String after, @Nullable String last) throws SQLException, InterruptedException {
        try (Connection connection = database.connect();
                EngineSession session = database.session(connection)) {
            RowTable table = RowTable.find(connection, session, selection);
            connection.setAutoCommit(false);
            try {
                return scan(connection, table, after, last);
            } finally {
                connection.rollback();
            }
        }
    }

    private Found scan(Connection connection, RowTable table, @Nullable String after, @Nullable String last)
            throws SQLException, InterruptedException {
        Instant began = Instant.now();
        ScanTally tally = new ScanTally(table);
        RowKey from = after == null ? null : table.key().parse(after);
        RowKey to = last == null ? null : table.key().parse(last);
        List<String> conditions = new ArrayList<>();
        if (from != null) {
            conditions.add("(" + table.key().after() + ")");
        }
        if (to != null) {
            conditions.add("(" + table.key().upTo() + ")");
        }
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        String sql = "SELECT " + table.selected() + " FROM " + table.sql() + where;
        try (PreparedStatement select =
                connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            select.setFetchSize(fetchSize(connection, table.dialect()));
            int index = 1;
            if (from != null) {
                index = table.key().bindBound(select, index, from);
            }
            if (to != null) {
                table.key().bindBound(select, index, to);
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    if (Thread.interrupted()) {
                        throw new InterruptedException();
                    }
                    tally.count(table.read(rows), judge, true);
                }
            }
        }
        return new Found(tally.result(began), tally.leftInAll());
    }

    /** So that a result isn't held in memory as a whole; Connector/J takes one value for that. */
    private static int fetchSize(Connection connection, Dialect dialect) throws SQLException {
        boolean rowByRow = dialect.isMySqlFamily()
                && connection.getMetaData().getDriverName().startsWith("MySQL");
        return rowByRow ? Integer.MIN_VALUE : FETCHED;
    }
}

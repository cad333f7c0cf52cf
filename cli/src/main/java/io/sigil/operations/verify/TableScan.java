package io.sigil.operations.verify;

import io.sigil.dialect.Dialect;
import io.sigil.engine.EngineSession;
import io.sigil.operations.ColumnSelection;
import io.sigil.operations.JobListener;
import io.sigil.operations.JobProgress;
import io.sigil.operations.RateMeter;
import io.sigil.operations.RuledDatabase;
import io.sigil.operations.rows.RowKey;
import io.sigil.operations.rows.RowTable;
import io.sigil.operations.rows.StoredRow;
import io.sigil.operations.rows.TableSize;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Reads a whole table by one statement, so that it sees each row exactly once even when rows change their keys meanwhile, and has
 * each value judged by several threads. Used once.
 */
public final class TableScan {
    /** Rows that are judged together. */
    private static final int CHUNK = 512;

    private static final int CHUNKS_AHEAD_PER_WORKER = 4;
    private static final long REPORT_NANOS = 250_000_000;

    private final RuledDatabase database;
    private final ColumnSelection selection;
    private final Judge judge;
    private final VerifyOptions options;

    /** @param judge not called when the options say to count only */
    public TableScan(RuledDatabase database, ColumnSelection selection, Judge judge, VerifyOptions options) {
        this.database = database;
        this.selection = selection;
        this.judge = judge;
        this.options = options;
    }

    /** What was found, and the rows with a value that is left to be moved. */
    public static final class Outcome {
        private final VerifyResult result;
        private final List<RowKey> left;
        private final long leftInAll;

        private Outcome(VerifyResult result, List<RowKey> left, long leftInAll) {
            this.result = result;
            this.left = List.copyOf(left);
            this.leftInAll = leftInAll;
        }

        public VerifyResult result() {
            return result;
        }

        /** Some of the rows with a value that is left. */
        public List<RowKey> left() {
            return left;
        }

        public long leftInAll() {
            return leftInAll;
        }
    }

    /** @throws InterruptedException when the thread is interrupted; nothing has changed */
    public Outcome run(JobListener listener) throws SQLException, InterruptedException {
        try (Connection connection = database.connect();
                EngineSession session = database.session(connection)) {
            RowTable table = RowTable.find(connection, session, selection);
            long size = TableSize.of(connection, table);
            connection.setAutoCommit(false);
            try {
                return scan(connection, table, size, listener);
            } finally {
                connection.rollback();
            }
        }
    }

    private Outcome scan(Connection connection, RowTable table, long size, JobListener listener)
            throws SQLException, InterruptedException {
        Instant began = Instant.now();
        ExecutorService workers = Executors.newFixedThreadPool(options.workers());
        Semaphore ahead = new Semaphore(options.workers() * CHUNKS_AHEAD_PER_WORKER);
        List<Future<ScanTally>> tallies = new ArrayList<>();
        ScanTally total = new ScanTally(table);
        RateMeter meter = new RateMeter();
        long reported = System.nanoTime();
        try (Statement statement = streaming(connection, table.dialect());
                ResultSet rows = statement.executeQuery("SELECT " + table.selected() + " FROM " + table.sql())) {
            List<StoredRow> chunk = new ArrayList<>();
            long read = 0;
            boolean more = true;
            while (more) {
                more = rows.next();
                if (more) {
                    chunk.add(table.read(rows));
                    read++;
                }
                if (chunk.size() == CHUNK || !more) {
                    List<StoredRow> full = chunk;
                    chunk = new ArrayList<>();
                    ahead.acquire();
                    tallies.add(workers.submit(() -> {
                        try {
                            return judged(table, full);
                        } finally {
                            ahead.release();
                        }
                    }));
                    collect(tallies, total, false);
                    if (!more || System.nanoTime() - reported > REPORT_NANOS) {
                        reported = System.nanoTime();
                        listener.progress(new JobProgress(
                                JobProgress.Phase.VERIFYING, read, 0, size, meter.rate(read), Optional.empty()));
                    }
                }
            }
            collect(tallies, total, true);
        } finally {
            workers.shutdownNow();
        }
        return new Outcome(total.result(began), total.left(), total.leftInAll());
    }

    private static void collect(List<Future<ScanTally>> tallies, ScanTally total, boolean all)
            throws SQLException, InterruptedException {
        while (!tallies.isEmpty() && (all || tallies.get(0).isDone())) {
            try {
                total.add(tallies.remove(0).get());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof SQLException) {
                    throw (SQLException) e.getCause();
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    private ScanTally judged(RowTable table, List<StoredRow> rows) throws SQLException {
        ScanTally tally = new ScanTally(table);
        for (StoredRow row : rows) {
            tally.count(row, judge, options.authenticate());
        }
        return tally;
    }

    /** A result that isn't held in memory as a whole. */
    private static Statement streaming(Connection connection, Dialect dialect) throws SQLException {
        Statement statement = connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        boolean rowByRow = dialect.isMySqlFamily()
                && connection.getMetaData().getDriverName().startsWith("MySQL");
        // Connector/J takes this one value for streaming.
        statement.setFetchSize(rowByRow ? Integer.MIN_VALUE : 2_000);
        return statement;
    }
}

package io.sigil.it.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.dialect.Dialect;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import io.sigil.operations.ColumnSelection;
import io.sigil.operations.JobListener;
import io.sigil.operations.JobProgress;
import io.sigil.operations.RuledDatabase;
import io.sigil.operations.move.Direction;
import io.sigil.operations.move.MoveJob;
import io.sigil.operations.move.MoveOptions;
import io.sigil.operations.move.MoveResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;

/** What happens to a job while it runs: it is held back, replicas fall behind, its connections are cut. */
class MoveUnderwayTest {
    private static final String ITEMS = "tables: {items: {columns: {v: {key: pii, type: VARCHAR(40)}}}}\n";

    @TempDir
    private Path folder;

    private MovingTable items(TestDatabase database, int rows) throws Exception {
        MovingTable table = new MovingTable(database, folder).rules(ITEMS);
        table.execute("CREATE TABLE items (id INT PRIMARY KEY, v " + table.bytes() + ")");
        try (Connection connection = database.connect();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO items VALUES (?, ?)")) {
            for (int i = 0; i < rows; i++) {
                insert.setInt(1, i);
                insert.setBytes(2, ("value " + i).getBytes(StandardCharsets.UTF_8));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        return table;
    }

    private static MoveResult encrypt(MovingTable table, MoveOptions options, JobListener listener) throws Exception {
        try (RuledDatabase ruled = table.open()) {
            return MoveJob.of(ruled, Direction.ENCRYPT, ColumnSelection.parse(ruled.rules(), "items"), options)
                    .run(listener);
        }
    }

    private static void everyValueIsThere(MovingTable table, int rows) throws Exception {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            expected.add("value " + i);
        }
        assertThat(table.readThroughSigil("SELECT v FROM items ORDER BY id")).isEqualTo(expected);
    }

    @EachDatabase(
            value = {DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB},
            fresh = true)
    void neverMoreRowsASecondThanAllowed(TestDatabase database) throws Exception {
        int rows = 500;
        int limit = 250;
        MovingTable table = items(database, rows);
        List<String> tooFast = Collections.synchronizedList(new ArrayList<>());
        long began = System.nanoTime();
        MoveOptions options = MoveOptions.builder()
                .workers(2)
                .maxRowsPerSecond(limit)
                .giveUpAfter(Duration.ofSeconds(20))
                .build();
        long[] moved = new long[1];
        MoveResult result = encrypt(table, options, new JobListener() {
            @Override
            public void progress(JobProgress progress) {
                double seconds = (System.nanoTime() - began) / 1e9;
                // Each worker may be ahead by the page that it waits for.
                if (progress.phase() == JobProgress.Phase.MOVING
                        && progress.rowsDone() > limit * seconds + 2 * limit / 5.0) {
                    tooFast.add(progress.rowsDone() + " rows after " + seconds + " s");
                } else if (progress.phase() == JobProgress.Phase.VERIFYING && moved[0] == 0) {
                    moved[0] = System.nanoTime();
                }
            }
        });
        assertThat(result.isComplete()).isTrue();
        assertThat(tooFast).isEmpty();
        assertThat((moved[0] - began) / 1e9).isGreaterThanOrEqualTo((double) rows / limit);
        everyValueIsThere(table, rows);
    }

    @EachDatabase(fresh = true)
    void connectionsThatAreCutCostNothingButTime(TestDatabase database) throws Exception {
        int rows = 1_000;
        MovingTable table = items(database, rows);
        List<String> notes = Collections.synchronizedList(new ArrayList<>());
        MoveOptions options = MoveOptions.builder()
                .maxRowsPerSecond(400)
                .giveUpAfter(Duration.ofSeconds(20))
                .build();
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            Future<MoveResult> job = executor.submit(() -> encrypt(table, options, new JobListener() {
                @Override
                public void note(String message) {
                    notes.add(message);
                }
            }));
            moves(table, job);
            for (int i = 0; i < 3; i++) {
                cutConnections(database);
                TimeUnit.MILLISECONDS.sleep(400);
            }
            assertThat(job.get(1, TimeUnit.MINUTES).isComplete()).isTrue();
        } finally {
            executor.shutdownNow();
        }
        assertThat(notes).anyMatch(note -> note.startsWith("transaction tried again after SQLState "));
        everyValueIsThere(table, rows);
        assertThat(table.readPastSigil("SELECT SUM(rows_changed) FROM sigil_job"))
                .containsExactly(String.valueOf(rows));
    }

    @EachDatabase(
            value = {DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB},
            fresh = true)
    void rowsOfAnOpenTransactionAreLeftForLater(TestDatabase database) throws Exception {
        int rows = 1_000;
        MovingTable table = items(database, rows);
        List<String> notes = Collections.synchronizedList(new ArrayList<>());
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (Connection application = database.connect();
                Statement statement = application.createStatement()) {
            application.setAutoCommit(false);
            statement
                    .executeQuery("SELECT v FROM items WHERE id = 5 FOR UPDATE")
                    .close();
            Future<MoveResult> job = executor.submit(() -> encrypt(table, MoveOptions.defaults(), new JobListener() {
                @Override
                public void note(String message) {
                    notes.add(message);
                }
            }));
            String moved = "SELECT COUNT(*) FROM items WHERE LENGTH(v) > 20";
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (!job.isDone()
                    && System.nanoTime() < until
                    && !table.readPastSigil(moved).equals(List.of(String.valueOf(rows - 1)))) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            assertThat(table.readPastSigil(moved)).containsExactly(String.valueOf(rows - 1));
            assertThat(job.isDone()).isFalse();
            // It has waited for no lock for long.
            assertThat(notes).isEmpty();
            statement.execute("UPDATE items SET v = v WHERE id IN (4, 700)");
            application.commit();
            assertThat(job.get(1, TimeUnit.MINUTES).isComplete()).isTrue();
        } finally {
            executor.shutdownNow();
        }
        everyValueIsThere(table, rows);
    }

    @EachDatabase(value = DatabaseKind.POSTGRESQL, fresh = true)
    void theApplicationNeverFallsVictimToADeadlock(TestDatabase database) throws Exception {
        int rows = 400;
        MovingTable table = items(database, rows);
        // A page takes long enough for the application to come across it.
        table.execute(
                "CREATE FUNCTION slow() RETURNS boolean LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.003); RETURN true; END'",
                "ALTER TABLE items ADD CHECK (slow()) NOT VALID");
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (Connection application = database.connect();
                Statement statement = application.createStatement()) {
            application.setAutoCommit(false);
            statement
                    .executeQuery("SELECT v FROM items WHERE id = 60 FOR UPDATE")
                    .close();
            Future<MoveResult> job = executor.submit(() -> encrypt(
                    table,
                    MoveOptions.builder()
                            .workers(1)
                            .transactionTime(Duration.ofSeconds(2))
                            .build(),
                    JobListener.NONE));
            // The application waits first, so it is the first to look for a deadlock.
            while (!isLocked(database, 0)) {
                assertThat(job.isDone()).isFalse();
            }
            statement
                    .executeQuery("SELECT v FROM items WHERE id = 0 FOR UPDATE")
                    .close();
            application.commit();
            assertThat(job.get(1, TimeUnit.MINUTES).isComplete()).isTrue();
        } finally {
            executor.shutdownNow();
        }
        everyValueIsThere(table, rows);
    }

    private static boolean isLocked(TestDatabase database, int id) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT id FROM items WHERE id = " + id + " FOR UPDATE SKIP LOCKED")) {
            return !row.next();
        }
    }

    /** Waits until it has moved a page. */
    private static void moves(MovingTable table, Future<?> job) throws Exception {
        List<String> done = List.of();
        while (!job.isDone() && done.stream().noneMatch(rows -> rows.matches("[1-9]\\d*"))) {
            TimeUnit.MILLISECONDS.sleep(20);
            try {
                done = table.readPastSigil("SELECT SUM(rows_done) FROM sigil_job");
            } catch (SQLException e) {
                // It hasn't made its table yet.
            }
        }
    }

    /** All but its own. */
    static void cutConnections(TestDatabase database) throws SQLException {
        String others;
        String cut;
        switch (database.dialect()) {
            case H2 -> {
                others = "SELECT SESSION_ID FROM INFORMATION_SCHEMA.SESSIONS WHERE SESSION_ID <> SESSION_ID()";
                cut = "CALL ABORT_SESSION(%d)";
            }
            case POSTGRESQL -> {
                others = "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND pid <> pg_backend_pid()";
                cut = "SELECT pg_terminate_backend(%d)";
            }
            default -> {
                others = "SELECT ID FROM information_schema.PROCESSLIST WHERE DB = DATABASE()"
                        + " AND ID <> CONNECTION_ID()";
                cut = "KILL %d";
            }
        }
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String id : MovingTable.read(connection, others)) {
                try {
                    statement.execute(cut.formatted(Long.parseLong(id)));
                } catch (SQLException e) {
                    // It has ended by itself.
                }
            }
        }
    }

    /** Hears why a job pauses. */
    private static final class Pauses implements JobListener {
        private final List<String> reasons = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void progress(JobProgress progress) {
            progress.pause().ifPresent(reasons::add);
        }

        void await(String start) throws InterruptedException {
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (reasons.stream().noneMatch(reason -> reason.startsWith(start))) {
                assertThat(System.nanoTime()).as(start + " in " + reasons).isLessThan(until);
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    @EachDatabase(value = DatabaseKind.POSTGRESQL, fresh = true)
    void aJobPausesWhileAStandbyIsBehind(TestDatabase database) throws Exception {
        // Long enough for the lag to be looked at twice.
        int rows = 1_600;
        MovingTable table = items(database, rows);
        MoveOptions options = MoveOptions.builder()
                .maxRowsPerSecond(400)
                .maxReplicationLag(Duration.ofMillis(100), List.of())
                .giveUpAfter(Duration.ofSeconds(20))
                .build();
        ExecutorService executor = Executors.newFixedThreadPool(2);
        AtomicBoolean stuck = new AtomicBoolean();
        AtomicBoolean ended = new AtomicBoolean();
        try {
            Future<?> standby = executor.submit(() -> {
                follow(database, stuck, ended);
                return null;
            });
            applied(table, standby);
            table.execute("UPDATE items SET v = v");
            applied(table, standby);
            stuck.set(true);
            Pauses pauses = new Pauses();
            Future<MoveResult> job = executor.submit(() -> encrypt(table, options, pauses));
            pauses.await("a replica is ");
            assertThat(standby.isDone()).isFalse();
            long paused = table.readPastSigil("SELECT SUM(rows_done) FROM sigil_job").stream()
                    .mapToLong(Long::parseLong)
                    .sum();
            assertThat(paused).isLessThan(rows);
            stuck.set(false);
            assertThat(job.get(1, TimeUnit.MINUTES).isComplete()).isTrue();
            ended.set(true);
            standby.get(10, TimeUnit.SECONDS);
        } finally {
            ended.set(true);
            executor.shutdownNow();
        }
        everyValueIsThere(table, rows);
    }

    /** Waits until the standby has applied what is written by now. */
    private static void applied(MovingTable table, Future<?> standby) throws Exception {
        String written = table.readPastSigil("SELECT pg_current_wal_lsn()").get(0);
        String behind =
                "SELECT COUNT(*) FROM pg_stat_replication WHERE replay_lsn >= CAST('" + written + "' AS pg_lsn)";
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (table.readPastSigil(behind).equals(List.of("0"))) {
            assertThat(System.nanoTime()).as("until " + written + " is applied").isLessThan(until);
            if (standby.isDone()) {
                // To say why.
                standby.get();
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** Does what a standby does: receives the log and says how far it has applied it. */
    private static void follow(TestDatabase database, AtomicBoolean stuck, AtomicBoolean ended) throws Exception {
        Properties properties = database.properties();
        properties.setProperty("replication", "true");
        properties.setProperty("assumeMinServerVersion", "12");
        properties.setProperty("preferQueryMode", "simple");
        LogSequenceNumber start;
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_current_wal_flush_lsn()")) {
            row.next();
            start = LogSequenceNumber.valueOf(row.getString(1));
        }
        try (Connection connection = DriverManager.getConnection(database.url(), properties);
                PGReplicationStream stream = connection
                        .unwrap(PGConnection.class)
                        .getReplicationAPI()
                        .replicationStream()
                        .physical()
                        .withStartPosition(start)
                        .withStatusInterval(50, TimeUnit.MILLISECONDS)
                        .start()) {
            while (!ended.get()) {
                if (stream.readPending() == null) {
                    TimeUnit.MILLISECONDS.sleep(10);
                }
                LogSequenceNumber received = stream.getLastReceiveLSN();
                stream.setFlushedLSN(received);
                if (!stuck.get()) {
                    stream.setAppliedLSN(received);
                }
                stream.forceUpdateStatus();
            }
        }
    }

    @EachDatabase(
            value = {DatabaseKind.MARIADB, DatabaseKind.MYSQL},
            fresh = true)
    void aJobPausesWhileAReplicaHasStopped(TestDatabase database) throws Exception {
        int rows = 200;
        MovingTable table = items(database, rows);
        MoveOptions options = MoveOptions.builder()
                .maxReplicationLag(Duration.ofSeconds(1), List.of(database.dataSource()))
                .giveUpAfter(Duration.ofSeconds(20))
                .build();
        boolean mysql = database.dialect() == Dialect.MYSQL;
        table.execute(
                mysql
                        ? "CHANGE REPLICATION SOURCE TO SOURCE_HOST = '127.0.0.1', SOURCE_PORT = 1, SOURCE_USER = 'x'"
                        : "CHANGE MASTER TO MASTER_HOST = '127.0.0.1', MASTER_PORT = 1, MASTER_USER = 'x'");
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            Pauses pauses = new Pauses();
            Future<MoveResult> job = executor.submit(() -> encrypt(table, options, pauses));
            pauses.await("a replica doesn't replicate");
            assertThat(job.isDone()).isFalse();
            table.execute("RESET REPLICA ALL");
            assertThat(job.get(1, TimeUnit.MINUTES).isComplete()).isTrue();
        } finally {
            executor.shutdownNow();
            table.execute("RESET REPLICA ALL");
        }
        everyValueIsThere(table, rows);
    }
}

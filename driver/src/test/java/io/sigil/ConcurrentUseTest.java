package io.sigil;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many threads at once: each with connections of its own, or with a few that are handed from one to the other. */
@Tag("interleavings")
class ConcurrentUseTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 60;

    @TempDir
    private Path folder;

    private String url;

    /** Work of one thread. */
    private interface Work {
        void on(Connection connection, int id) throws SQLException;
    }

    @BeforeEach
    void makeTable() throws Exception {
        Path rules = Files.writeString(folder.resolve("sigil.yaml"), """
                version: 1
                keys: {k: {kms: local, keyring: '%s', password: p, create: true}}
                tables:
                  t:
                    columns:
                      d: {key: k, type: VARCHAR(40), mode: deterministic}
                      r: {key: k, type: VARCHAR(40)}
                """.formatted(folder.resolve("k.p12")));
        url = "jdbc:sigil:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=60;sigil.rules=" + rules;
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, d VARCHAR(40), r VARCHAR(40))");
        }
    }

    /** Writes and finds a row; what is read is this thread's own, whichever connection it came by. */
    private static void writeAndRead(Connection connection, int id) throws SQLException {
        String value = "value " + id;
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?, ?)")) {
            insert.setInt(1, id);
            insert.setString(2, value);
            insert.setString(3, value);
            insert.executeUpdate();
        }
        try (PreparedStatement select = connection.prepareStatement("SELECT id, d, r FROM t WHERE d = ?")) {
            select.setString(1, value);
            try (ResultSet rows = select.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(id);
                assertThat(rows.getString(2)).isEqualTo(value);
                assertThat(rows.getString(3)).isEqualTo(value);
                assertThat(rows.next()).isFalse();
            }
        }
        // Another text each time, so that plans come and go.
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT r AS c" + id + " FROM t WHERE id = " + id)) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString("c" + id)).isEqualTo(value);
        }
    }

    private static void inThreads(Work work, Opening opening) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int first = thread * ROUNDS;
                running.add(threads.submit(() -> {
                    for (int round = 0; round < ROUNDS; round++) {
                        try (Connection connection = opening.open()) {
                            work.on(connection, first + round);
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Where a thread's connection comes from. */
    private interface Opening {
        Connection open() throws SQLException;
    }

    @Test
    void manyThreadsWithConnectionsOfTheirOwn() throws Exception {
        inThreads(ConcurrentUseTest::writeAndRead, () -> DriverManager.getConnection(url));
        assertThat(count()).isEqualTo(THREADS * ROUNDS);
    }

    @Test
    void aFewConnectionsAreHandedFromThreadToThread() throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(2);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            inThreads(ConcurrentUseTest::writeAndRead, pool::getConnection);
        }
        assertThat(count()).isEqualTo(THREADS * ROUNDS);
    }

    /** Tables come and go beside those who use theirs: plans are forgotten under their hands. */
    @Test
    void theSchemaMayChangeMeanwhile() throws Exception {
        inThreads(
                (connection, id) -> {
                    if (id % 7 == 0) {
                        try (Statement statement = connection.createStatement()) {
                            statement.execute("CREATE TABLE other" + id + " (id INTEGER)");
                            statement.execute("DROP TABLE other" + id);
                        }
                    }
                    writeAndRead(connection, id);
                },
                () -> DriverManager.getConnection(url));
        assertThat(count()).isEqualTo(THREADS * ROUNDS);
    }

    private int count() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(DISTINCT d) FROM t")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}

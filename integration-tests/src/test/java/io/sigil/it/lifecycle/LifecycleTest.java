package io.sigil.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.dialect.Dialect;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import io.sigil.kms.KmsEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How connections and statements live and end: as the delegate's do. */
class LifecycleTest {
    private static final Executor AT_ONCE = Runnable::run;

    @TempDir
    private Path folder;

    @BeforeAll
    static void giveCredentials() {
        System.setProperty("aws.accessKeyId", "AKIATEST");
        System.setProperty("aws.secretAccessKey", "test-secret-access-key");
    }

    @AfterAll
    static void takeCredentialsBack() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @EachDatabase(fresh = true)
    void theLastResultClosesItsStatementWhereThatWasAsked(TestDatabase database) throws Exception {
        Twins.same(
                database,
                folder,
                connection -> {
                    Statement statement = connection.createStatement();
                    statement.closeOnCompletion();
                    ResultSet rows = statement.executeQuery("SELECT v FROM t");
                    boolean before = statement.isClosed();
                    rows.close();
                    return statement.isCloseOnCompletion() + " " + before + " " + statement.isClosed();
                },
                connection -> {
                    PreparedStatement statement = connection.prepareStatement("SELECT v FROM t WHERE v = ?");
                    statement.closeOnCompletion();
                    statement.setString(1, "value 1");
                    statement.executeQuery().close();
                    return statement.isClosed();
                },
                connection -> {
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT v FROM t");
                    rows.close();
                    rows.close();
                    return rows.isClosed() + " " + statement.isCloseOnCompletion() + " " + statement.isClosed();
                });
    }

    @EachDatabase(fresh = true)
    void closingAConnectionClosesWhatItMade(TestDatabase database) throws Exception {
        Twins.same(database, folder, connection -> {
            PreparedStatement prepared = connection.prepareStatement("SELECT v FROM t WHERE v = ?");
            Statement statement = connection.createStatement();
            ResultSet rows = statement.executeQuery("SELECT v FROM t");
            connection.close();
            connection.close();
            return connection.isClosed() + " " + statement.isClosed() + " " + rows.isClosed() + " "
                    + prepared.isClosed() + " " + connection.isValid(1);
        });
    }

    @EachDatabase(fresh = true)
    void whatIsClosedIsRefusedByTheDelegate(TestDatabase database) throws Exception {
        Twins.same(
                database,
                folder,
                connection -> {
                    Statement statement = connection.createStatement();
                    statement.close();
                    return statement.executeQuery("SELECT v FROM t");
                },
                connection -> {
                    PreparedStatement statement = connection.prepareStatement("SELECT v FROM t WHERE v = ?");
                    statement.close();
                    return statement.executeQuery();
                },
                connection -> {
                    connection.close();
                    return connection.prepareStatement("SELECT 1");
                },
                connection -> connection.createStatement() != null);
    }

    @EachDatabase(fresh = true)
    void timeoutsRequestsAndValidityAreTheDelegates(TestDatabase database) throws Exception {
        Twins.same(
                database,
                folder,
                connection -> {
                    connection.setNetworkTimeout(AT_ONCE, 5000);
                    return connection.getNetworkTimeout();
                },
                connection -> {
                    connection.beginRequest();
                    connection.setAutoCommit(false);
                    connection.rollback();
                    connection.setAutoCommit(true);
                    connection.endRequest();
                    return Twins.all(connection);
                },
                connection -> connection.isValid(2),
                connection -> connection.isValid(-1),
                connection -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.setQueryTimeout(7);
                        statement.setMaxRows(2);
                        String limited = Twins.values(statement.executeQuery("SELECT v FROM t ORDER BY id"));
                        return statement.getQueryTimeout() + " " + limited;
                    }
                });
    }

    @EachDatabase(fresh = true)
    void anAbortedConnectionIsClosed(TestDatabase database) throws Exception {
        Twins.same(database, folder, connection -> {
            connection.abort(AT_ONCE);
            connection.abort(AT_ONCE);
            return connection.isClosed();
        });
    }

    @EachDatabase(fresh = true)
    void savepointsAreTheDelegatesOwn(TestDatabase database) throws Exception {
        Twins.same(
                database,
                folder,
                connection -> {
                    connection.setAutoCommit(false);
                    Savepoint named = connection.setSavepoint("before");
                    update(connection, "one");
                    Savepoint unnamed = connection.setSavepoint();
                    update(connection, "two");
                    connection.rollback(unnamed);
                    String first = Twins.all(connection);
                    connection.rollback(named);
                    connection.releaseSavepoint(named);
                    connection.commit();
                    connection.setAutoCommit(true);
                    return named.getSavepointName() + " " + first + Twins.all(connection);
                },
                connection -> {
                    connection.setAutoCommit(true);
                    connection.rollback(null);
                    return "nothing to roll back to";
                });
    }

    private static void update(Connection connection, String value) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE t SET v = ? WHERE id = 1")) {
            update.setString(1, value);
            update.executeUpdate();
        }
    }

    /** Another thread cancels while the first is inside the statement: nothing of Sigil's may be locked then. */
    @EachDatabase(fresh = true)
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void aStatementIsCancelledWhileItIsExecuted(TestDatabase database) throws Exception {
        String slow = switch (database.dialect()) {
            case H2 -> "SELECT COUNT(*) FROM SYSTEM_RANGE(1, 100000) a, SYSTEM_RANGE(1, 1000000) b";
            case POSTGRESQL -> "SELECT pg_sleep(40)";
            case MYSQL, MARIADB -> "SELECT SLEEP(40)";
        };
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (Connection connection = Twins.open(database, folder)) {
            Twins.create(connection);
            try (Statement statement = connection.createStatement();
                    PreparedStatement ruled = connection.prepareStatement("SELECT v FROM t WHERE v = ?")) {
                Future<?> running = threads.submit(() -> statement.executeQuery(slow));
                while (!running.isDone()) {
                    Thread.sleep(200); // what isn't executed yet can't be cancelled
                    statement.cancel();
                }
                if (database.dialect() == Dialect.MYSQL) {
                    running.get(20, TimeUnit.SECONDS); // SLEEP ends early, without an error
                } else {
                    assertThatThrownBy(() -> running.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(SQLException.class);
                }
                ruled.cancel();
                ruled.setString(1, "value 3");
                assertThat(Twins.values(ruled.executeQuery())).isEqualTo("value 3 ");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** The first statement that needs a key waits for it; whoever wants to end the statement must not. */
    @EachDatabase(fresh = true)
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void neitherCancelNorAbortWaitsForTheKms(TestDatabase database) throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (KmsEndpoint kms = KmsEndpoint.start();
                Connection connection = database.connect("jdbc:sigil:", waitingFor(kms))) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE t (id INT NOT NULL PRIMARY KEY, v VARCHAR(20))");
            }
            kms.faults().delay(Duration.ofSeconds(40));
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (1, ?)")) {
                insert.setString(1, "value");
                Future<?> running = threads.submit(() -> insert.executeUpdate());
                while (kms.count("GenerateDataKey") == 0) {
                    Thread.sleep(10);
                }
                insert.cancel();
                assertThat(running).isNotDone();
                connection.abort(AT_ONCE);
                assertThat(running).isNotDone();
                kms.faults().clear();
                try {
                    running.get(30, TimeUnit.SECONDS); // H2's abort ends nothing
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(SQLException.class);
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Properties waitingFor(KmsEndpoint kms) throws IOException {
        kms.createKey("alias/app-pii");
        Path rules = Files.writeString(folder.resolve("waiting.yaml"), """
                version: 1
                keys: {pii: {kms: aws, keyId: alias/app-pii, region: %s, endpoint: '%s'}}
                tables: {t: {columns: {v: {key: pii, type: VARCHAR(20)}}}}
                """.formatted(kms.region(), kms.uri()));
        Properties properties = new Properties();
        properties.setProperty("sigil.rules", rules.toString());
        return properties;
    }
}

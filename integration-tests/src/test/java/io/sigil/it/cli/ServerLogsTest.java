package io.sigil.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sigil.it.cli.Command.Outcome;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code sigil explain} over what real servers have written down of an application's statements. MySQL may be in a container, where its
 * logs can't be read.
 */
class ServerLogsTest {
    @TempDir
    private Path folder;

    private Command sigil(TestDatabase database) throws Exception {
        return new Command(
                database,
                Files.writeString(
                        folder.resolve("sigil.yaml"),
                        "version: 1\n"
                                + "keys: {pii: {kms: local, keyring: k.p12, password: x}}\n"
                                + "tables: {people: {columns: {ssn: {key: pii, type: VARCHAR(11), mode:"
                                + " deterministic}}}}\n"));
    }

    /** Three that the driver follows and one that will be refused; two by text, two prepared. */
    private static void application(TestDatabase database, Properties more) throws SQLException {
        try (Connection connection = database.connect("jdbc:", more);
                Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT note FROM people WHERE id = 17").close();
            statement
                    .executeQuery("SELECT note FROM people WHERE ssn = '123-45-6789'")
                    .close();
            for (String sql :
                    new String[] {"SELECT id FROM people WHERE ssn = ?", "SELECT id FROM people WHERE ssn LIKE ?"}) {
                try (PreparedStatement prepared = connection.prepareStatement(sql)) {
                    prepared.setString(1, "987-65-4321");
                    prepared.executeQuery().close();
                }
            }
        }
    }

    private static void execute(TestDatabase database, String... statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String variable(TestDatabase database, String name) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@" + name)) {
            row.next();
            return row.getString(1);
        }
    }

    /** @param rewritten those of the application, and the table's definition where the server shows it */
    private static void tellsWhatWillBeRefused(Outcome explained, int rewritten) {
        assertThat(explained.exit()).as(explained.toString()).isEqualTo(1);
        assertThat(explained.out()).doesNotContain("6789", "4321");
        JsonNode summary = explained.json().get(0);
        assertThat(summary.get("rewritten").asInt()).as(explained.out()).isEqualTo(rewritten);
        assertThat(summary.get("refused").asInt()).as(explained.out()).isEqualTo(1);
        assertThat(summary.get("reasons")).hasSize(1);
    }

    @EachDatabase(value = DatabaseKind.POSTGRESQL, fresh = true)
    void pgStatStatements(TestDatabase database) throws Exception {
        execute(database, "CREATE TABLE people (id INT PRIMARY KEY, ssn VARCHAR(11), note VARCHAR(20))");
        Command sigil = sigil(database);
        Outcome missing = sigil.run("explain", "--pg-stat-statements");
        assertThat(missing.exit()).isEqualTo(3);
        assertThat(missing.err()).contains("CREATE EXTENSION pg_stat_statements");
        execute(database, "CREATE EXTENSION pg_stat_statements");
        application(database, new Properties());
        tellsWhatWillBeRefused(sigil.run("explain", "--pg-stat-statements", "--json"), 4);
    }

    @EachDatabase(value = DatabaseKind.MARIADB, fresh = true)
    void generalLog(TestDatabase database) throws Exception {
        execute(database, "CREATE TABLE people (id INT PRIMARY KEY, ssn VARCHAR(11), note VARCHAR(20))");
        Path log = folder.resolve("general.log");
        String before = variable(database, "GLOBAL.general_log_file");
        execute(database, "SET GLOBAL general_log_file = '" + log + "'");
        try {
            Properties prepared = new Properties();
            prepared.setProperty("useServerPrepStmts", "true");
            application(database, prepared);
        } finally {
            execute(database, "SET GLOBAL general_log_file = '" + before + "'");
        }
        tellsWhatWillBeRefused(sigil(database).run("explain", "--general-log", log.toString(), "--json"), 3);
    }

    @EachDatabase(value = DatabaseKind.MARIADB, fresh = true)
    void slowLog(TestDatabase database) throws Exception {
        execute(database, "CREATE TABLE people (id INT PRIMARY KEY, ssn VARCHAR(11), note VARCHAR(20))");
        Path log = folder.resolve("slow.log");
        String before = variable(database, "GLOBAL.slow_query_log_file");
        execute(
                database,
                "SET GLOBAL slow_query_log_file = '" + log + "'",
                "SET GLOBAL slow_query_log = ON",
                "SET GLOBAL long_query_time = 0");
        try {
            application(database, new Properties());
        } finally {
            execute(
                    database,
                    "SET GLOBAL long_query_time = 10",
                    "SET GLOBAL slow_query_log = OFF",
                    "SET GLOBAL slow_query_log_file = '" + before + "'");
        }
        tellsWhatWillBeRefused(sigil(database).run("explain", "--slow-log", log.toString(), "--json"), 3);
    }
}

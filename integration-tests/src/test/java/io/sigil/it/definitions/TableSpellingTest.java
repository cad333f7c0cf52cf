package io.sigil.it.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sigil.it.oracle.RuledSide;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.io.TempDir;

/**
 * MySQL and MariaDB on Linux tell tables by case (lower_case_table_names=0), so that a rule which spells its table otherwise than the
 * application rules nothing. Nothing may be stored in the clear for that.
 */
class TableSpellingTest {
    @TempDir
    private Path folder;

    @EachDatabase(fresh = true)
    void aTableThatDiffersFromARuleInCaseOnlyIsRefused(TestDatabase database) throws Exception {
        try (Connection plain = database.connect();
                Connection sigil = database.connect("jdbc:sigil:", rules("people"))) {
            assumeTrue(tellsByCase(plain), "the server folds names of tables");
            refuses(sigil, "CREATE TABLE PEOPLE (id INT, ssn VARCHAR(11))");
            execute(plain, "CREATE TABLE PEOPLE (id INT, ssn VARCHAR(11))");
            refuses(sigil, "INSERT INTO PEOPLE (id, ssn) VALUES (1, '078-05-1120')");
            refuses(sigil, "INSERT INTO " + database.name() + ".PEOPLE (id, ssn) VALUES (1, '078-05-1120')");
            refuses(sigil, "UPDATE PEOPLE SET ssn = '078-05-1120'");
            refuses(sigil, "SELECT ssn FROM PEOPLE");
            refuses(sigil, "REPLACE INTO PEOPLE (id, ssn) VALUES (1, '078-05-1120')");
            refuses(sigil, "INSERT INTO PEOPLE (id, ssn) SELECT 1, '078-05-1120'");
            refuses(sigil, "UPDATE PEOPLE p JOIN PEOPLE q ON q.id = p.id SET p.ssn = '078-05-1120'");
            for (String sql : List.of(
                    "LOAD DATA LOCAL INFILE '/078-05-1120' INTO TABLE PEOPLE",
                    "PREPARE s FROM 'INSERT INTO PEOPLE (id, ssn) VALUES (1, ''078-05-1120'')'",
                    "CREATE VIEW seen AS SELECT id, ssn FROM PEOPLE",
                    "CREATE TABLE PEOPLE AS SELECT 1 AS id, '078-05-1120' AS ssn",
                    "RENAME TABLE unruled TO PEOPLE")) {
                assertThatThrownBy(() -> execute(sigil, sql)).as(sql).hasMessageStartingWith("SIGIL-");
            }
            assertThatThrownBy(() -> prepare(sigil, "INSERT INTO PEOPLE (id, ssn) VALUES (?, ?)"))
                    .hasMessageContaining("in case only");
            execute(sigil, "CREATE TABLE people (id INT, ssn VARCHAR(11))");
            execute(sigil, "INSERT INTO people (id, ssn) VALUES (1, '078-05-1120')");
            refuses(sigil, "SELECT ssn FROM PEOPLE");
            assertThat(count(plain, "SELECT COUNT(*) FROM PEOPLE")).isZero();
            assertThat(count(plain, "SELECT COUNT(*) FROM people WHERE HEX(LEFT(ssn, 3)) = '753456'"))
                    .isOne();
        }
    }

    @EachDatabase(fresh = true)
    void theCaseOfTheDatabasesNameCountsToo(TestDatabase database) throws Exception {
        String name = database.name();
        String other = name.toUpperCase(Locale.ROOT);
        for (String rule : List.of(other + ".people", other + ".PEOPLE")) {
            try (Connection plain = database.connect();
                    Connection sigil = database.connect("jdbc:sigil:", rules(rule))) {
                assumeTrue(tellsByCase(plain), "the server folds names of tables");
                execute(plain, "CREATE TABLE IF NOT EXISTS people (id INT, ssn VARCHAR(11))");
                refuses(sigil, "INSERT INTO people (id, ssn) VALUES (1, '078-05-1120')");
                refuses(sigil, "INSERT INTO " + name + ".people (id, ssn) VALUES (1, '078-05-1120')");
                assertThat(count(plain, "SELECT COUNT(*) FROM people")).isZero();
            }
        }
    }

    @EachDatabase(fresh = true)
    void aNamesakeElsewhereIsRefusedInAnyCase(TestDatabase database) throws Exception {
        TestDatabase other = database.server().createDatabase("other");
        try (Connection plain = other.connect();
                Connection sigil = database.connect("jdbc:sigil:", rules("people"))) {
            assumeTrue(tellsByCase(plain), "the server folds names of tables");
            execute(plain, "CREATE TABLE PEOPLE (id INT, ssn VARCHAR(11))");
            execute(sigil, "CREATE TABLE people (id INT, ssn VARCHAR(11))");
            execute(sigil, "USE " + other.name());
            assertThatThrownBy(() -> execute(sigil, "INSERT INTO PEOPLE (id, ssn) VALUES (1, '078-05-1120')"))
                    .hasMessageStartingWith("SIGIL-2008");
            assertThat(count(plain, "SELECT COUNT(*) FROM PEOPLE")).isZero();
        } finally {
            other.drop();
        }
    }

    @EachDatabase(fresh = true)
    void aQuotedRuleMeansItsOwnTableOnly(TestDatabase database) throws Exception {
        try (Connection plain = database.connect();
                Connection sigil = database.connect("jdbc:sigil:", rules("'\"people\"'"))) {
            assumeTrue(tellsByCase(plain), "the server folds names of tables");
            execute(sigil, "CREATE TABLE PEOPLE (id INT, ssn VARCHAR(11))");
            execute(sigil, "INSERT INTO PEOPLE (id, ssn) VALUES (1, '078-05-1120')");
            assertThat(count(plain, "SELECT COUNT(*) FROM PEOPLE WHERE ssn = '078-05-1120'"))
                    .isOne();
        }
    }

    private Properties rules(String table) throws Exception {
        Path file = Files.writeString(
                folder.resolve("sigil.yaml"),
                "version: 1\n" + RuledSide.sigil().keys(folder) + "tables:\n  " + table
                        + ":\n    columns:\n      ssn: {key: pii, type: VARCHAR(11)}\n");
        Properties rules = new Properties();
        rules.setProperty("sigil.rules", file.toString());
        return rules;
    }

    private static boolean tellsByCase(Connection plain) throws SQLException {
        String product = plain.getMetaData().getDatabaseProductName();
        return List.of("MySQL", "MariaDB").contains(product) && count(plain, "SELECT @@lower_case_table_names") == 0;
    }

    private static void refuses(Connection sigil, String sql) {
        assertThatThrownBy(() -> execute(sigil, sql))
                .isInstanceOf(SQLException.class)
                .hasMessageStartingWith("SIGIL-2008")
                .hasMessageContaining("in case only")
                .hasMessageNotContaining("078-05-1120");
    }

    private static void prepare(Connection connection, String sql) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(sql)) {
            prepared.setInt(1, 1);
            prepared.setString(2, "078-05-1120");
            prepared.executeUpdate();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}

package io.sigil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** H2 folds unquoted names, unless DATABASE_TO_UPPER is off: then it tells tables by case, as MySQL does on Linux. */
class SpelledOtherwiseTest {
    @TempDir
    private Path directory;

    @Test
    void whereNoNameIsFoldedATableOfAnotherCaseIsRefused() throws Exception {
        try (Connection sigil = connect(";DATABASE_TO_UPPER=FALSE", "notes")) {
            assertThatThrownBy(() -> execute(sigil, "CREATE TABLE Notes (id INT, a VARCHAR(20))"))
                    .hasMessageStartingWith("SIGIL-2008")
                    .hasMessageContaining("in case only");
            execute(sigil, "CREATE TABLE notes (id INT, a VARCHAR(20))");
            assertThatThrownBy(() -> execute(sigil, "INSERT INTO NOTES (id, a) VALUES (1, 'x')"))
                    .isInstanceOf(SQLException.class);
            execute(sigil, "INSERT INTO notes (id, a) VALUES (1, 'x')");
        }
    }

    @Test
    void aQuotedRuleMeansOneSpelling() throws Exception {
        try (Connection sigil = connect(";DATABASE_TO_UPPER=FALSE", "'\"notes\"'")) {
            execute(sigil, "CREATE TABLE Notes (id INT, a VARCHAR(20))");
            execute(sigil, "INSERT INTO Notes (id, a) VALUES (1, 'x')");
        }
    }

    @Test
    void whereNamesAreFoldedEverySpellingIsTheRules() throws Exception {
        try (Connection sigil = connect("", "notes")) {
            execute(sigil, "CREATE TABLE Notes (id INT, a VARCHAR(20))");
            execute(sigil, "INSERT INTO nOtes (id, a) VALUES (1, 'x')");
            try (Statement statement = sigil.createStatement();
                    ResultSet row = statement.executeQuery("SELECT a FROM NOTES")) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("x");
            }
        }
    }

    private Connection connect(String settings, String rule) throws Exception {
        Path rules = Files.writeString(
                directory.resolve("sigil.yaml"), String.format("""
                version: 1
                keys: {demo: {kms: local, keyring: '%s', password: secret, create: true}}
                tables:
                  %s: {columns: {a: {key: demo, type: VARCHAR(20)}}}
                """, directory.resolve("demo.p12"), rule));
        return DriverManager.getConnection(
                "jdbc:sigil:h2:mem:" + UUID.randomUUID() + settings + ";sigil.rules=" + rules);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

package io.sigil.it.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.dialect.Dialect;
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
import java.util.Properties;
import org.junit.jupiter.api.io.TempDir;

/** CREATE TABLE … AS of a ruled table: what the matrix can't see of it. */
class TableOfQueryTest {
    private static final String COLUMNS =
            "{columns: {ssn: {key: pii, type: VARCHAR(11), mode: deterministic, domain: ssn},"
                    + " mail: {key: pii, type: VARCHAR(40), search: equality, storage: text, domain: mail}}}\n";

    @TempDir
    private Path folder;

    private Connection connect(TestDatabase database) throws Exception {
        Path file = Files.writeString(
                folder.resolve("sigil.yaml"),
                "version: 1\n" + RuledSide.sigil().keys(folder) + "tables:\n  users: " + COLUMNS + "  copies: "
                        + COLUMNS);
        Properties rules = new Properties();
        rules.setProperty("sigil.rules", file.toString());
        Connection sigil = database.connect("jdbc:sigil:", rules);
        try (Statement statement = sigil.createStatement()) {
            statement.execute("CREATE TABLE users (id INT, ssn VARCHAR(11), mail VARCHAR(40))");
            statement.execute("INSERT INTO users VALUES (1, '078-05-1120', 'ann@one.example')");
        }
        return sigil;
    }

    @EachDatabase(fresh = true)
    void itsColumnsAreGuarded(TestDatabase database) throws Exception {
        try (Connection sigil = connect(database);
                Connection plain = database.connect();
                Statement behind = plain.createStatement()) {
            try (PreparedStatement create =
                    sigil.prepareStatement("CREATE TABLE copies AS SELECT * FROM users -- all of them")) {
                create.execute();
                assertThat(create.getMoreResults()).isFalse();
                assertThat(create.getUpdateCount()).isEqualTo(-1);
            }
            for (String column : List.of("ssn", "mail")) {
                String text = "INSERT INTO copies (id, " + column + ") VALUES (2, ";
                assertThatThrownBy(() -> behind.execute(text + plaintext(database, column) + ")"))
                        .isInstanceOf(SQLException.class);
                behind.execute(text + "NULL)");
            }
            try (Statement statement = sigil.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT mail FROM copies WHERE ssn = '078-05-1120'")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("ann@one.example");
            }
        }
    }

    /** Of the column's physical type, and no longer than it. */
    private static String plaintext(TestDatabase database, String column) {
        boolean binary = column.equals("ssn");
        if (!binary) {
            return "'plain'";
        }
        return database.dialect() == Dialect.POSTGRESQL ? "'\\x706c61696e'" : "X'706c61696e'";
    }

    /** The guard of H2 and PostgreSQL is a statement of its own. */
    @EachDatabase(fresh = true)
    void whereTheGuardWouldStandInTheWayItIsRefused(TestDatabase database) throws Exception {
        String create = "CREATE TABLE copies AS SELECT * FROM users";
        boolean separate = !database.dialect().isMySqlFamily();
        try (Connection sigil = connect(database);
                Statement statement = sigil.createStatement()) {
            if (separate) {
                assertThatThrownBy(() -> statement.addBatch(create)).hasMessageStartingWith("SIGIL-2007");
                try (PreparedStatement prepared = sigil.prepareStatement(create)) {
                    assertThatThrownBy(prepared::addBatch).hasMessageStartingWith("SIGIL-2007");
                }
                assertThatThrownBy(() -> statement.execute("UPDATE users SET id = 2; " + create))
                        .hasMessageStartingWith("SIGIL-2007");
                assertThatThrownBy(() -> statement.execute("EXPLAIN " + create)).hasMessageStartingWith("SIGIL-6004");
            } else {
                statement.addBatch(create);
                statement.executeBatch();
                statement.execute("DROP TABLE copies");
            }
            statement.execute(create);
        }
    }
}

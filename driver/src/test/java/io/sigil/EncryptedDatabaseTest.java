package io.sigil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the URL to the cell and back, as an ordinary program does it. */
class EncryptedDatabaseTest {
    @TempDir
    Path directory;

    private String url(String columns) throws Exception {
        Path rules = directory.resolve("sigil.yaml");
        Files.writeString(
                rules,
                "version: 1\nkeys:\n  demo: {kms: local, keyring: '" + directory.resolve("demo.p12")
                        + "', password: secret, create: true}\ntables:\n  users:\n    columns:\n" + columns);
        return "h2:mem:" + UUID.randomUUID() + ";sigil.rules=" + rules;
    }

    @Test
    void aProgramThatKnowsNothingOfSigil() throws Exception {
        String url = url("      ssn: {key: demo, type: VARCHAR(11), mode: deterministic}\n");
        String plain = "jdbc:" + url.substring(0, url.indexOf(';'));
        try (Connection connection = DriverManager.getConnection("jdbc:sigil:" + url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE users (id INTEGER PRIMARY KEY, ssn VARCHAR(11) UNIQUE)");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO users VALUES (?, ?)")) {
                insert.setInt(1, 1);
                insert.setString(2, "123-45-6789");
                insert.executeUpdate();
            }
            try (ResultSet rows = statement.executeQuery("SELECT * FROM users WHERE ssn = '123-45-6789'")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString("ssn")).isEqualTo("123-45-6789");
            }
            try (Connection raw = DriverManager.getConnection(plain);
                    ResultSet rows = raw.createStatement().executeQuery("SELECT ssn FROM users")) {
                rows.next();
                assertThat(rows.getBytes(1)).startsWith(0x75, 0x34, 0x56);
            }
            try (ResultSet columns = connection.getMetaData().getColumns(null, null, "USERS", "SSN")) {
                columns.next();
                assertThat(columns.getInt("COLUMN_SIZE")).isEqualTo(11);
            }
        }
    }

    /** H2 lists them among the views and shows no definition; Hibernate and Flyway read them. */
    @Test
    void theCataloguesOwnViewsDoNotStandOverRuledTables() throws Exception {
        String url = url("      ssn: {key: demo, type: VARCHAR(11)}\n");
        try (Connection connection = DriverManager.getConnection("jdbc:sigil:" + url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE users (ssn VARCHAR(11))");
            statement.executeQuery("SELECT * FROM INFORMATION_SCHEMA.SEQUENCES").close();
            statement.executeQuery("SELECT * FROM INFORMATION_SCHEMA.VIEWS").close();
            statement.execute("CREATE TABLE triggers (id INT)");
            statement.executeQuery("SELECT * FROM triggers").close();
        }
    }

    @Test
    void columnsThatChangedPlacesUnnoticedAreNoticed() throws Exception {
        String url = url("      ssn: {key: demo, type: VARCHAR(11)}\n      city: {key: demo, type: VARCHAR(11)}\n");
        try (Connection connection = DriverManager.getConnection("jdbc:sigil:" + url);
                Statement statement = connection.createStatement();
                Connection past = DriverManager.getConnection("jdbc:" + url.substring(0, url.indexOf(';')));
                Statement ddl = past.createStatement()) {
            statement.execute("CREATE TABLE users (ssn VARCHAR(11), city VARCHAR(11))");
            statement.execute("INSERT INTO users VALUES ('1-2', 'Ulm')");
            try (PreparedStatement select = connection.prepareStatement("SELECT * FROM users")) {
                select.executeQuery().close();
                ddl.execute("ALTER TABLE users ALTER COLUMN ssn RENAME TO other");
                ddl.execute("ALTER TABLE users ALTER COLUMN city RENAME TO ssn");
                ddl.execute("ALTER TABLE users ALTER COLUMN other RENAME TO city");
                assertThatThrownBy(select::executeQuery)
                        .hasMessageStartingWith("SIGIL-2009")
                        .hasMessageContaining("column 1 isn't SSN");
                assertThatThrownBy(select::executeQuery).hasMessageStartingWith("SIGIL-2008");
            }
            // Known anew: this is the cell of another column.
            try (ResultSet rows = statement.executeQuery("SELECT * FROM users")) {
                rows.next();
                assertThatThrownBy(() -> rows.getString("ssn")).hasMessageStartingWith("SIGIL-4");
            }
        }
    }

    @Test
    void aPrivateDatabaseInMemoryWorksToo() throws Exception {
        String url = url("      ssn: {key: demo, type: VARCHAR(11)}\n").replaceFirst("mem:[^;]*", "mem:");
        try (Connection connection = DriverManager.getConnection("jdbc:sigil:" + url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE users (id INTEGER PRIMARY KEY, ssn VARCHAR(11))");
            statement.execute("INSERT INTO users VALUES (1, 'x')");
            try (ResultSet rows = statement.executeQuery("SELECT ssn FROM users")) {
                rows.next();
                assertThat(rows.getString(1)).isEqualTo("x");
            }
        }
    }

    @Test
    void rulesThatAskForMoreThanThereIsRefuseTheConnection() throws Exception {
        String url = url("""
                      ssn: {key: demo, type: VARCHAR(11), bindTo: [id]}
                procedures: {ssn_of: {results: {ssn: users.ssn}}}
                """);
        assertThatThrownBy(() -> DriverManager.getConnection("jdbc:sigil:" + url))
                .isInstanceOf(SQLException.class)
                .hasMessageStartingWith("SIGIL-1007")
                .hasMessageContaining("sigil.yaml:8:");
    }
}

package io.sigil.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.sql.Analyzer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule without a schema means the table where the connection was at first, and no namesake elsewhere. */
class HomeSchemaTest {
    private static final String INSERT = "INSERT INTO users (ssn) VALUES ('123-45')";

    @TempDir
    Path directory;

    private SigilH2 h2;
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        h2 = new SigilH2(directory, new Analyzer()::analyze, "").withRules("""
                tables:
                  users:
                    columns:
                      ssn: {key: demo, type: VARCHAR(11)}
                """);
        h2.execute("CREATE SCHEMA tenant2");
        h2.execute("CREATE TABLE tenant2.users (id INTEGER, ssn VARCHAR(200))");
        connection = h2.connect();
        execute("CREATE TABLE users (id INTEGER, ssn VARCHAR(11))");
    }

    @AfterEach
    void disconnect() throws SQLException {
        h2.close();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void refuses(String sql) {
        assertThatThrownBy(() -> execute(sql))
                .as(sql)
                .hasMessageStartingWith("SIGIL-2008")
                .hasMessageContaining("means TENANT2.USERS here")
                .hasMessageContaining("means PUBLIC.USERS")
                .hasMessageContaining("sigil.yaml:")
                .hasMessageContaining("`schema.table`");
    }

    @Test
    void aNamesakeInAnotherSchemaIsRefusedHoweverTheSessionCameThere() throws SQLException {
        execute(INSERT);
        connection.setSchema("TENANT2");
        refuses(INSERT);
        refuses("SELECT ssn FROM users");
        refuses("DELETE FROM users");
        connection.setSchema("PUBLIC");
        execute(INSERT);
        execute("SET SCHEMA tenant2");
        refuses(INSERT);
        assertThatThrownBy(() -> connection.prepareStatement("UPDATE users SET ssn = ?"))
                .hasMessageStartingWith("SIGIL-2008");
        assertThat(h2.stored("SELECT ssn FROM tenant2.users")).isEmpty();
        assertThat(h2.stored("SELECT ssn FROM public.users"))
                .allSatisfy(cell -> assertThat(cell).startsWith(0x75, 0x34, 0x56));
    }

    @Test
    void aStatementPreparedAtHomeIsRefusedAbroad() throws SQLException {
        try (java.sql.PreparedStatement insert = connection.prepareStatement("INSERT INTO users (ssn) VALUES (?)")) {
            insert.setString(1, "123-45");
            insert.executeUpdate();
            connection.setSchema("TENANT2");
            insert.setString(1, "123-46");
            assertThatThrownBy(insert::executeUpdate).hasMessageStartingWith("SIGIL-");
        }
        assertThat(h2.stored("SELECT ssn FROM tenant2.users")).isEmpty();
    }

    @Test
    void aNamesakeIsNotMadeThereEither() throws SQLException {
        h2.execute("DROP TABLE tenant2.users");
        execute(INSERT);
        connection.setSchema("TENANT2");
        refuses("CREATE TABLE users (id INTEGER, ssn VARCHAR(11))");
    }

    @Test
    void qualifiedNamesMeanWhatTheySay() throws SQLException {
        execute(INSERT);
        connection.setSchema("TENANT2");
        execute("INSERT INTO tenant2.users (ssn) VALUES ('plain')");
        execute("INSERT INTO public.users (ssn) VALUES ('123-46')");
        refuses("INSERT INTO users SELECT * FROM tenant2.users");
        assertThat(h2.stored("SELECT ssn FROM tenant2.users"))
                .containsExactly("plain".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(h2.stored("SELECT ssn FROM public.users"))
                .hasSize(2)
                .allSatisfy(cell -> assertThat(cell).startsWith(0x75, 0x34, 0x56));
    }

    @Test
    void aSchemaChosenBeforeTheFirstStatementIsHome() throws SQLException {
        h2.execute("DROP TABLE tenant2.users");
        try (Connection other = h2.connect();
                Statement statement = other.createStatement()) {
            other.setSchema("TENANT2");
            statement.execute("CREATE TABLE users (id INTEGER, ssn VARCHAR(11))");
            statement.execute(INSERT);
        }
        assertThat(h2.stored("SELECT ssn FROM tenant2.users"))
                .hasSize(1)
                .allSatisfy(cell -> assertThat(cell).startsWith(0x75, 0x34, 0x56));
    }
}

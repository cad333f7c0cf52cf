package io.sigil.it.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.it.oracle.RuledSide;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.io.TempDir;

/** Which table a rule without a schema means, and that it doesn't follow the session to another. */
class HomeSchemaTest {
    private static final String TABLES = "tables: {users: {columns: {ssn: {key: pii, type: VARCHAR(11)}}}}\n";
    private static final String CREATE = "CREATE TABLE users (id INT, ssn VARCHAR(11))";
    private static final String INSERT = "INSERT INTO users (id, ssn) VALUES (1, '123-45')";

    @TempDir
    private Path folder;

    private Properties rules(String tables) throws IOException {
        Path file = Files.writeString(
                folder.resolve("sigil.yaml"), "version: 1\n" + RuledSide.sigil().keys(folder) + tables);
        Properties properties = new Properties();
        properties.setProperty("sigil.rules", file.toString());
        return properties;
    }

    private static void execute(Connection connection, String... sqls) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : sqls) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> stored(Connection plain, String table) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = plain.createStatement();
                ResultSet rows = statement.executeQuery("SELECT ssn FROM " + table)) {
            while (rows.next()) {
                found.add(new String(rows.getBytes(1), StandardCharsets.ISO_8859_1));
            }
        }
        return found;
    }

    private static void refuses(Connection connection, String sql, String message) {
        assertThatThrownBy(() -> execute(connection, sql))
                .as(sql)
                .hasMessageStartingWith("SIGIL-2008")
                .hasMessageContaining(message);
    }

    @EachDatabase(value = DatabaseKind.POSTGRESQL, fresh = true)
    void ofASearchPathTheFirstSchemaThatHasTheTable(TestDatabase database) throws Exception {
        try (Connection plain = database.connect()) {
            execute(plain, "CREATE SCHEMA a", "CREATE SCHEMA b", "CREATE SCHEMA c");
            execute(plain, "CREATE TABLE c.users (id INT, ssn VARCHAR(11))");
            Properties properties = rules(TABLES);
            properties.setProperty("currentSchema", "a,b,c");
            try (Connection sigil = database.connect("jdbc:sigil:", properties)) {
                execute(sigil, "SET search_path = b, c");
                execute(plain, "DROP TABLE c.users");
                execute(sigil, CREATE, INSERT);
                assertThat(stored(plain, "b.users")).allMatch(cell -> cell.startsWith("u4V"));
                execute(plain, "CREATE TABLE c.users (id INT, ssn VARCHAR(200))");
                execute(sigil, "INSERT INTO c.users VALUES (1, 'plain')", INSERT);
                execute(sigil, "SET search_path = c, b");
                refuses(sigil, INSERT, "users means c.users here");
                refuses(sigil, INSERT, "means b.users");
                execute(sigil, "SET search_path = a, b");
                execute(sigil, INSERT);
                refuses(sigil, CREATE, "users means a.users here");
                execute(sigil, "SET search_path = pg_catalog, b", INSERT);
            }
            assertThat(stored(plain, "b.users")).hasSize(4).allMatch(cell -> cell.startsWith("u4V"));
            assertThat(stored(plain, "c.users")).containsExactly("plain");
        }
    }

    @EachDatabase(
            value = {DatabaseKind.MARIADB, DatabaseKind.MYSQL},
            fresh = true)
    void anotherDatabaseOfTheServer(TestDatabase database) throws Exception {
        TestDatabase tenant = database.server().createDatabase("tenant");
        try (Connection plain = tenant.connect();
                Connection sigil = database.connect("jdbc:sigil:", rules(TABLES))) {
            execute(plain, "CREATE TABLE users (id INT, ssn VARCHAR(200))");
            execute(sigil, CREATE, INSERT);
            sigil.setCatalog(tenant.name());
            String here = "users means " + tenant.name() + ".users here";
            refuses(sigil, INSERT, here);
            execute(sigil, "USE " + database.name());
            execute(sigil, INSERT);
            execute(sigil, "USE " + tenant.name());
            refuses(sigil, INSERT, here);
            refuses(sigil, "SELECT * FROM users", here);
            execute(sigil, "INSERT INTO " + tenant.name() + ".users VALUES (1, 'plain')");
            execute(sigil, "INSERT INTO " + database.name() + ".users VALUES (1, '123-45')");
            assertThat(stored(plain, "users")).containsExactly("plain");
            assertThat(stored(plain, database.name() + ".users")).hasSize(3).allMatch(cell -> cell.startsWith("u4V"));
        }
    }
}

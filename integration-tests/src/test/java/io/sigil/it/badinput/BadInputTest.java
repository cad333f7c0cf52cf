package io.sigil.it.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sigil.error.ErrorCode;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import io.sigil.kms.KmsEndpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong is refused with its code, and leaves nothing half-made. */
class BadInputTest {
    private static final String USERS =
            "tables: {users: {columns: {ssn: {key: k, type: VARCHAR(11), mode: deterministic}}}}\n";

    @TempDir
    private Path folder;

    @Test
    void noRules() {
        SQLException e = refused(
                ErrorCode.RULES_MISSING,
                () -> DriverManager.getConnection("jdbc:sigil:h2:mem:none").close());
        assertThat(e.getMessage()).contains("SIGIL_RULES", "sigil.yaml", "system property");
    }

    @Test
    void unreadableRules() {
        refused(
                ErrorCode.RULES_INVALID,
                () -> connect(folder.resolve("absent.yaml")).close());
        SQLException e = refused(
                ErrorCode.RULES_INVALID,
                () -> connect(write("version: 1\nkeys: {}\ntabels: {}\n")).close());
        assertThat(e.getMessage()).contains("sigil.yaml:3:1", "did you mean `tables`?");
    }

    @Test
    void noDelegateForTheUrl() throws Exception {
        Properties properties = rules(write(keyring("k.p12", "one", true) + USERS));
        SQLException e = refused(
                ErrorCode.NO_DELEGATE,
                () -> DriverManager.getConnection("jdbc:sigil:nosuch://db/hr?password=hunter2", properties)
                        .close());
        assertThat(e.getMessage()).contains("nosuch").doesNotContain("hunter2");
        assertThat(folder.resolve("k.p12")).doesNotExist();
    }

    @Test
    void keyringWithTheWrongPassword() throws Exception {
        try (Connection first = connect(write(keyring("k.p12", "one", true) + USERS));
                Statement statement = first.createStatement()) {
            statement.execute("CREATE TABLE users (id INT, ssn VARCHAR(11))");
            statement.execute("INSERT INTO users VALUES (1, 'a')");
        }
        byte[] before = Files.readAllBytes(folder.resolve("k.p12"));
        SQLException e = refused(ErrorCode.KEYRING_PASSWORD_WRONG, () -> {
            try (Connection second = connect(write(keyring("k.p12", "two", true) + USERS));
                    Statement statement = second.createStatement()) {
                statement.executeQuery("SELECT ssn FROM users").next();
                statement.execute("INSERT INTO users VALUES (1, 'b')");
            }
        });
        assertThat(e.getMessage()).doesNotContain("two");
        assertThat(folder.resolve("k.p12")).hasBinaryContent(before);
    }

    @Test
    void kmsKeyThatDoesNotExist() throws Exception {
        System.setProperty("aws.accessKeyId", "AKIATEST");
        System.setProperty("aws.secretAccessKey", "test-secret");
        try (KmsEndpoint kms = KmsEndpoint.start()) {
            String keys = "version: 1\nkeys: {k: {kms: aws, keyId: alias/absent, region: " + kms.region()
                    + ", endpoint: '" + kms.uri() + "'}}\n";
            refused(ErrorCode.KMS_KEY_MISSING, () -> {
                try (Connection connection = connect(write(keys + USERS));
                        Statement statement = connection.createStatement()) {
                    statement.execute("CREATE TABLE users (id INT, ssn VARCHAR(11))");
                    statement.execute("INSERT INTO users VALUES (1, 'a')");
                }
            });
            try (Connection plain = DriverManager.getConnection(database());
                    Statement statement = plain.createStatement();
                    ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM users")) {
                count.next();
                assertThat(count.getInt(1)).isZero();
            }
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }

    @EachDatabase(fresh = true)
    void ruleForATableOrColumnThatDoesNotExist(TestDatabase database) throws Exception {
        try (Connection connection = ruled(database, USERS);
                Statement statement = connection.createStatement()) {
            refused(ErrorCode.RULED_TABLE_MISSING, () -> statement.executeQuery("SELECT ssn FROM users"));
            plain(database, "CREATE TABLE users (id INT)");
            refused(ErrorCode.RULED_COLUMN_MISSING, () -> statement.execute("INSERT INTO users (id) VALUES (1)"));
            assertThat(count(database)).isZero();
        }
    }

    @EachDatabase(fresh = true)
    void physicalColumnThatIsTooNarrowOrOfTheWrongKind(TestDatabase database) throws Exception {
        try (Connection connection = ruled(database, USERS);
                Statement statement = connection.createStatement()) {
            plain(database, "CREATE TABLE users (id INT, ssn VARCHAR(11))");
            SQLException kind = refused(
                    ErrorCode.PHYSICAL_COLUMN_UNFIT,
                    () -> statement.execute("INSERT INTO users (id, ssn) VALUES (1, '815-10-1852')"));
            assertThat(kind.getMessage()).doesNotContain("815-10-1852");
            assertThat(count(database)).isZero();
        }
    }

    @EachDatabase(fresh = true)
    void tableMadeThroughSigilTakesNothingButCells(TestDatabase database) throws Exception {
        try (Connection connection = ruled(database, USERS);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE users (id INT, ssn VARCHAR(11))");
            statement.execute("INSERT INTO users VALUES (1, '815-10-1852')");
            statement.execute("INSERT INTO users VALUES (2, NULL)");
        }
        String literal = switch (database.dialect()) {
            case POSTGRESQL -> "'\\x3831352d31302d31383532'::bytea";
            case H2, MYSQL, MARIADB -> "X'3831352D31302D31383532'";
        };
        try (Connection plain = database.connect();
                Statement statement = plain.createStatement()) {
            SQLException e = catchThrowableOfType(
                    SQLException.class,
                    () -> statement.execute("INSERT INTO users (id, ssn) VALUES (3, " + literal + ")"));
            assertThat((Throwable) e).as("the guard of the physical column").isNotNull();
        }
        assertThat(count(database)).isEqualTo(2);
    }

    private static SQLException refused(ErrorCode code, ThrowingCallable call) {
        SQLException e = catchThrowableOfType(SQLException.class, call);
        assertThat((Throwable) e).as("nothing was refused").isNotNull();
        assertThat(e.getMessage()).startsWith(code.label() + ": ");
        assertThat(e.getSQLState()).isEqualTo(code.sqlState());
        return e;
    }

    private String keyring(String name, String password, boolean create) {
        return "version: 1\nkeys: {k: {kms: local, keyring: '" + folder.resolve(name) + "', password: " + password
                + ", create: " + create + "}}\n";
    }

    private Path write(String text) throws Exception {
        return Files.writeString(folder.resolve("sigil.yaml"), text);
    }

    private static Properties rules(Path file) {
        Properties properties = new Properties();
        properties.setProperty("sigil.rules", file.toString());
        return properties;
    }

    private String database() {
        return "jdbc:h2:file:" + folder.resolve("db") + ";AUTO_SERVER=TRUE";
    }

    private Connection connect(Path file) throws SQLException {
        return DriverManager.getConnection(database().replace("jdbc:", "jdbc:sigil:"), rules(file));
    }

    private Connection ruled(TestDatabase database, String tables) throws Exception {
        return database.connect("jdbc:sigil:", rules(write(keyring("k.p12", "one", true) + tables)));
    }

    private static void plain(TestDatabase database, String sql) throws SQLException {
        try (Connection plain = database.connect();
                Statement statement = plain.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(TestDatabase database) throws SQLException {
        try (Connection plain = database.connect();
                Statement statement = plain.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM users")) {
            List<Integer> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getInt(1));
            }
            return ids.size();
        }
    }
}

package io.sigil.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sigil.dialect.Dialect;
import io.sigil.it.cli.Command.Outcome;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import io.sigil.rules.KeystoreRule;
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

/** The drill of docs/keys.md: a dump is restored elsewhere, the exported keys are put beside it, and its cells are read. */
class RestoreDrillTest {
    private static final int ROWS = 20;

    @TempDir
    private Path folder;

    @EachDatabase(
            value = {DatabaseKind.H2_FILE, DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB},
            fresh = true)
    void dumpIsReadElsewhereWithTheExportedKeys(TestDatabase home) throws Exception {
        Path keyring = folder.resolve("keys.p12");
        Path rules = rules("home.yaml", keyring, true);
        fill(home, rules);
        Command here = new Command(home, rules);
        Path export = folder.resolve("keys.jsonl");
        assertThat(here.run("keys", "rotate", "pii").exit()).isZero();
        assertThat(here.run("keys", "export", export.toString()).exit()).isZero();

        TestDatabase elsewhere = home.server().createDatabase("elsewhere");
        try {
            new Dump(folder).move(home, elsewhere, List.of("people"), List.of(definition(home.dialect())));
            // The other machine holds a copy of the keyring, as its role may use the KMS key, and makes no key of its
            // own.
            Path copied = rules("elsewhere.yaml", Files.copy(keyring, folder.resolve("copied.p12")), false);

            Command there = new Command(elsewhere, copied);
            Outcome imported = there.run("keys", "import", export.toString(), "--json");
            assertThat(imported.exit()).as(imported.toString()).isZero();
            assertThat(rows(elsewhere, copied)).isEqualTo(rows(home, rules)).hasSize(ROWS);
            assertThat(listed(there)).isEqualTo(listed(here)).hasSizeGreaterThan(2);
            assertThat(there.run("verify", "people").exit()).isZero();
        } finally {
            elsewhere.drop();
        }
    }

    @EachDatabase(
            value = {DatabaseKind.H2_FILE, DatabaseKind.MARIADB},
            fresh = true)
    void dumpThatHoldsTheKeyStoreNeedsNoExport(TestDatabase home) throws Exception {
        Path keyring = folder.resolve("keys.p12");
        Path rules = rules("home.yaml", keyring, true);
        fill(home, rules);
        TestDatabase elsewhere = home.server().createDatabase("elsewhere");
        try {
            new Dump(folder).move(home, elsewhere, List.of("people", KeystoreRule.DEFAULT_TABLE), List.of());
            Path copied = rules("elsewhere.yaml", Files.copy(keyring, folder.resolve("copied.p12")), false);
            assertThat(rows(elsewhere, copied)).isEqualTo(rows(home, rules)).hasSize(ROWS);
        } finally {
            elsewhere.drop();
        }
    }

    private Path rules(String name, Path keyring, boolean create) throws Exception {
        return Files.writeString(
                folder.resolve(name),
                "version: 1\nkeys:\n  pii: {kms: local, keyring: '" + keyring + "', password: secret, create: " + create
                        + "}\ntables:\n  people:\n    subject: id\n    columns:\n"
                        + "      name: {key: pii, type: VARCHAR(30), search: prefix}\n"
                        + "      ssn: {key: pii, type: VARCHAR(11), mode: deterministic}\n"
                        + "      notes: {key: pii, type: VARCHAR(80), perSubject: true}\n");
    }

    private static String definition(Dialect dialect) {
        String cell = dialect == Dialect.POSTGRESQL ? "BYTEA" : "VARBINARY(400)";
        return "CREATE TABLE people (id INT PRIMARY KEY, name " + cell + ", ssn " + cell + ", notes " + cell + ")";
    }

    private static void fill(TestDatabase database, Path rules) throws SQLException {
        try (Connection bare = database.connect();
                Statement statement = bare.createStatement()) {
            statement.execute(definition(database.dialect()));
        }
        try (Connection connection = sigil(database, rules);
                Statement statement = connection.createStatement()) {
            for (int id = 1; id <= ROWS; id++) {
                statement.executeUpdate("INSERT INTO people (id, name, ssn, notes) VALUES (" + id + ", 'Name " + id
                        + "', '123-45-" + (1000 + id) + "', 'a note of " + id + "')");
            }
        }
    }

    private static List<String> rows(TestDatabase database, Path rules) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = sigil(database, rules);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT id, name, ssn, notes FROM people ORDER BY id")) {
            while (found.next()) {
                rows.add(found.getInt(1) + found.getString(2) + found.getString(3) + found.getString(4));
            }
        }
        return rows;
    }

    private static List<JsonNode> listed(Command sigil) {
        return sigil.run("keys", "list", "--json").json();
    }

    private static Connection sigil(TestDatabase database, Path rules) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("sigil.rules", rules.toString());
        return database.connect("jdbc:sigil:", properties);
    }
}

package io.sigil.it.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.it.cli.Command.Outcome;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/keys.md, run for what its questions and answers say of them. */
class KeysDocumentTest {
    private static final Pattern COMMAND = Pattern.compile("`(sigil (?:keys|reencrypt|status)[^`]*)`");

    @TempDir
    private Path folder;

    private TestDatabase database;
    private Path rules;
    private int files;
    private final Set<String> ran = new LinkedHashSet<>();

    private static Set<String> documented() throws Exception {
        Set<String> commands = new LinkedHashSet<>();
        Matcher command = COMMAND.matcher(Files.readString(Path.of("..", "docs", "keys.md")));
        while (command.find()) {
            commands.add(command.group(1).replaceAll("\\s+", " "));
        }
        return commands;
    }

    private Outcome run(int exit, String command) {
        ran.add(command);
        String[] words = command.replace(
                        "keys.jsonl", folder.resolve("keys.jsonl").toString())
                .substring("sigil ".length())
                .split(" ", -1);
        Outcome outcome = new Command(database, rules).run(words);
        assertThat(outcome.exit()).as(outcome.toString()).isEqualTo(exit);
        return outcome;
    }

    private void keyring() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        char[] password = "secret".toCharArray();
        for (String alias : List.of("first", "second")) {
            store.setKeyEntry(
                    alias,
                    new SecretKeySpec(alias.repeat(32).substring(0, 32).getBytes(StandardCharsets.UTF_8), "AES"),
                    password,
                    null);
        }
        try (OutputStream out = Files.newOutputStream(folder.resolve("keys.p12"))) {
            store.store(out, password);
        }
    }

    /** A file of its own for each change, as a JVM that has just started reads it. */
    private void rules(String alias, String ssn) throws Exception {
        String key = ": {kms: local, keyring: '" + folder.resolve("keys.p12") + "', password: secret, keyId: " + alias
                + "}\n";
        rules = Files.writeString(
                folder.resolve("sigil" + files++ + ".yaml"),
                "version: 1\nkeys:\n  pii" + key + "  pii2" + key
                        + "tables:\n  users:\n    subject: id\n    columns:\n"
                        + "      notes: {key: pii, type: VARCHAR(40), perSubject: true}\n"
                        + "      city: {key: pii, type: VARCHAR(30)}\n      ssn: " + ssn + "\n");
    }

    private void execute(boolean throughSigil, String... statements) throws SQLException {
        try (Connection connection = throughSigil ? encrypted() : database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private Connection encrypted() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("sigil.rules", rules.toString());
        return database.connect("jdbc:sigil:", properties);
    }

    private List<String> read() throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = encrypted();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT notes, city, ssn FROM users ORDER BY id")) {
            while (row.next()) {
                values.add(row.getString(1) + " " + row.getString(2) + " " + row.getString(3));
            }
        }
        return values;
    }

    @EachDatabase(
            value = {DatabaseKind.H2_MEMORY, DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB},
            fresh = true)
    void everyCommandDoesWhatTheAnswerSays(TestDatabase given) throws Exception {
        database = given;
        keyring();
        rules("first", "{key: pii, type: VARCHAR(11), mode: deterministic}");
        execute(false, "CREATE TABLE users (id INT PRIMARY KEY, notes VARCHAR(40), city VARCHAR(30), ssn VARCHAR(11))");
        execute(
                false,
                new Command(database, rules)
                        .run("ddl", "--phase", "before")
                        .statements()
                        .toArray(new String[0]));
        execute(
                true,
                "INSERT INTO users (id, notes, city, ssn) VALUES (4711, 'one', 'Bonn', '123-45-6789')",
                "INSERT INTO users (id, notes, city, ssn) VALUES (4712, 'two', 'Ulm', '987-65-4321')");

        anotherKeyEncryptionKey();
        aDataKeyIsSuspected();
        keysAreLost();
        aSubjectIsErased();
        aDeterministicKeyIsReplaced();

        assertThat(documented())
                .hasSizeGreaterThan(12)
                .allSatisfy(command -> assertThat(ran)
                        .as(command)
                        .anyMatch(run -> run.equals(command) || run.startsWith(command + " ")));
    }

    private void anotherKeyEncryptionKey() throws Exception {
        assertThat(run(0, "sigil keys list").out()).contains("local:first").doesNotContain("local:second");
        rules("second", "{key: pii, type: VARCHAR(11), mode: deterministic}");
        run(0, "sigil keys rewrap pii");
        assertThat(run(0, "sigil keys list").out()).contains("local:second").doesNotContain("local:first");
        assertThat(read()).containsExactly("one Bonn 123-45-6789", "two Ulm 987-65-4321");
    }

    private void aDataKeyIsSuspected() throws Exception {
        run(0, "sigil keys rotate pii");
        run(0, "sigil reencrypt users --ignore-instances");
        assertThat(run(0, "sigil status").out()).contains("v2: 2");
        // A JVM may still write with it, for as long as it may serve without asking.
        assertThat(run(3, "sigil keys retire pii --version 1").err()).contains("SIGIL-5024");
        assertThat(read()).containsExactly("one Bonn 123-45-6789", "two Ulm 987-65-4321");
    }

    private void keysAreLost() throws Exception {
        run(0, "sigil keys export keys.jsonl");
        execute(false, "DELETE FROM sigil_data_key WHERE purpose = 'DETERMINISTIC'");
        rules("second", "{key: pii, type: VARCHAR(11), mode: deterministic} # lost");
        assertThatThrownBy(this::read).hasMessageStartingWith("SIGIL-5019");
        assertThat(new Command(database, rules)
                        .run("keys", "import", folder.resolve("keys.jsonl").toString(), "--dry-run")
                        .out())
                .contains("1 keys would be added");
        assertThatThrownBy(this::read).hasMessageStartingWith("SIGIL-5019");
        run(0, "sigil keys import keys.jsonl");
        rules("second", "{key: pii, type: VARCHAR(11), mode: deterministic} # restored");
        assertThat(read()).containsExactly("one Bonn 123-45-6789", "two Ulm 987-65-4321");
    }

    private void aSubjectIsErased() throws Exception {
        run(0, "sigil keys shred --table users --subject 4711");
        assertThat(read()).containsExactly("null Bonn 123-45-6789", "two Ulm 987-65-4321");
    }

    private void aDeterministicKeyIsReplaced() throws Exception {
        rules("second", "{key: pii2, type: VARCHAR(11), mode: deterministic, previous: {key: pii}}");
        assertThat(run(0, "sigil status").out()).contains("previous: 2");
        run(0, "sigil reencrypt users.ssn --ignore-instances");
        assertThat(run(0, "sigil status").out())
                .doesNotContain("previous: 2")
                .contains("no cell of the rule before is left");
        rules("second", "{key: pii2, type: VARCHAR(11), mode: deterministic}");
        assertThat(read()).containsExactly("null Bonn 123-45-6789", "two Ulm 987-65-4321");
    }
}

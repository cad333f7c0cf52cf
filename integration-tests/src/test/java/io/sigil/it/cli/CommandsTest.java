package io.sigil.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sigil.dialect.Dialect;
import io.sigil.it.cli.Command.Outcome;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import io.sigil.keys.DataKeys;
import io.sigil.keys.Instance;
import io.sigil.keys.KeyPurpose;
import io.sigil.operations.DatabaseAccess;
import io.sigil.operations.Target;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.io.TempDir;

/** The commands on real databases, as an operator runs them. */
class CommandsTest {
    private static final String COLUMNS = """
        ssn: {key: pii, type: VARCHAR(11), mode: deterministic}
        email: {key: pii, type: VARCHAR(60), search: equality, normalize: [lowercase]}
        city: {key: pii, type: VARCHAR(30), storage: text, search: equality}
        born: {key: pii, type: DATE}
        salary: {key: pii, type: "DECIMAL(12,2)"}
        bio: {key: pii, type: CLOB}
        memo: {key: pii, type: VARCHAR(40), storage: text}
        """;

    @TempDir
    private Path folder;

    private Path rules(String columns) throws IOException {
        return Files.writeString(
                folder.resolve("sigil.yaml"),
                "version: 1\nkeys:\n  pii: {kms: local, keyring: '" + folder.resolve("keys.p12")
                        + "', password: secret, create: true}\ntables:\n  people:\n    columns:\n"
                        + columns.indent(6));
    }

    private static void execute(TestDatabase database, List<String> statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static void create(TestDatabase database) throws SQLException {
        String text = database.dialect() == Dialect.H2 ? "CLOB" : "TEXT";
        execute(
                database,
                List.of("CREATE TABLE people (id INT PRIMARY KEY, ssn VARCHAR(11), email VARCHAR(60), city VARCHAR(30),"
                        + " born DATE, salary DECIMAL(12,2), bio " + text + ", memo VARCHAR(40), note VARCHAR(20))"));
    }

    private Connection encrypted(TestDatabase database, Path rules) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("sigil.rules", rules.toString());
        return database.connect("jdbc:sigil:", properties);
    }

    private void insert(TestDatabase database, Path rules, int first, int last) throws SQLException {
        try (Connection connection = encrypted(database, rules);
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO people (id, ssn, email, city, born, salary, bio, memo) VALUES (?, ?, ?, ?, ?, ?,"
                                + " ?, ?)")) {
            for (int id = first; id <= last; id++) {
                insert.setInt(1, id);
                insert.setString(2, "123-45-" + (1000 + id));
                insert.setString(3, "p" + id + "@example.org");
                insert.setString(4, "Köln " + id % 3);
                insert.setDate(5, Date.valueOf("1980-02-0" + (1 + id % 9)));
                insert.setBigDecimal(6, new BigDecimal("12.50"));
                insert.setString(7, "x".repeat(id * 10));
                insert.setString(8, id % 4 == 0 ? null : "memo");
                insert.executeUpdate();
            }
        }
    }

    private static JsonNode column(Outcome status, String name) {
        return status.json().stream()
                .filter(node -> node.get("column").asText().equals("people." + name))
                .findFirst()
                .orElseThrow();
    }

    @EachDatabase(fresh = true)
    void ddlMakesRoomAndKeepsEveryValueAsText(TestDatabase database) throws Exception {
        create(database);
        execute(
                database,
                List.of(
                        "INSERT INTO people VALUES (1, '123-45-6789', 'ann@example.org', 'Köln', DATE '1980-02-03',"
                                + " 12.50, 'Grüße', 'é', 'n')",
                        "INSERT INTO people VALUES (2, '', NULL, '', NULL, NULL, '', NULL, 'n')"));
        Path rules = rules(COLUMNS);
        Command sigil = new Command(database, rules);
        assertThat(sigil.run("check", "--json").json())
                .filteredOn(finding -> finding.get("topic").asText().equals("column-type"))
                .hasSize(7);

        Outcome before = sigil.run("ddl", "--phase", "before");
        assertThat(before.exit()).as(before.toString()).isZero();
        execute(database, before.statements());

        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT ssn, email, born, salary, bio, city, memo FROM people ORDER BY id")) {
            assertThat(row.next()).isTrue();
            List<String> values = List.of("123-45-6789", "ann@example.org", "1980-02-03", "12.50", "Grüße");
            for (int i = 0; i < values.size(); i++) {
                assertThat(new String(row.getBytes(i + 1), StandardCharsets.UTF_8))
                        .isEqualTo(values.get(i));
            }
            assertThat(row.getString(6)).isEqualTo("Köln");
            assertThat(row.getString(7)).isEqualTo("é");
            assertThat(row.next()).isTrue();
            assertThat(row.getBytes(1)).isEmpty();
            assertThat(row.getBytes(2)).isNull();
            assertThat(row.getBytes(3)).isNull();
            assertThat(row.getString(6)).isEmpty();
        }
        assertThat(sigil.run("ddl", "--phase", "before").statements()).isEmpty();
        assertThat(sigil.run("check", "--json").json())
                .noneMatch(finding -> finding.get("severity").asText().equals("ERROR"));
        Outcome status = sigil.run("status", "--json");
        assertThat(status.exit()).isEqualTo(1);
        assertThat(column(status, "ssn").get("plain").asInt()).isEqualTo(2);
        assertThat(column(status, "born").get("nulls").asInt()).isEqualTo(1);

        // And back: the values are what they were.
        execute(database, sigil.run("ddl", "--back", "--phase", "after").statements());
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT ssn, born, salary, bio, city FROM people WHERE id = 1")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("123-45-6789");
            assertThat(row.getDate(2)).isEqualTo("1980-02-03");
            assertThat(row.getBigDecimal(3)).isEqualByComparingTo("12.50");
            assertThat(row.getString(4)).isEqualTo("Grüße");
            assertThat(row.getString(5)).isEqualTo("Köln");
        }
    }

    @EachDatabase(fresh = true)
    void statusCountsByVersionAndTheGuardsStand(TestDatabase database) throws Exception {
        create(database);
        Path rules = rules(COLUMNS);
        Command sigil = new Command(database, rules);
        execute(database, sigil.run("ddl", "--phase", "before").statements());
        insert(database, rules, 1, 5);
        assertThat(sigil.run("keys", "rotate", "pii").exit()).isZero();
        // The driver of this JVM learns of another process's rotation within a minute; a changed file makes it look at
        // once.
        Path renewed = Files.copy(rules, folder.resolve("renewed.yaml"));
        insert(database, renewed, 6, 8);

        Outcome status = sigil.run("status", "--json");
        assertThat(status.exit()).as(status.toString()).isZero();
        for (String name : List.of("email", "city", "born", "bio")) {
            JsonNode counted = column(status, name);
            assertThat(counted.get("encrypted").asInt()).as(name).isEqualTo(8);
            assertThat(counted.get("byVersion").get("1").asInt()).as(name).isEqualTo(5);
            assertThat(counted.get("byVersion").get("2").asInt()).as(name).isEqualTo(3);
            assertThat(counted.get("ofUnknownKeys").asInt()).as(name).isZero();
            assertThat(counted.get("next").asText()).isEqualTo("REENCRYPT");
        }
        assertThat(column(status, "ssn").get("byVersion").get("1").asInt()).isEqualTo(8);
        assertThat(column(status, "memo").get("nulls").asInt()).isEqualTo(2);

        Outcome after = sigil.run("ddl", "--phase", "after");
        execute(database, after.statements());
        assertThat(sigil.run("ddl", "--phase", "after").statements()).isEmpty();
        assertThat(sigil.run("check", "--json").json())
                .noneMatch(finding -> List.of("guard", "index", "column-type", "constraint")
                        .contains(finding.get("topic").asText()));
        execute(database, sigil.run("ddl", "--back", "--phase", "before").statements());
        assertThat(sigil.run("check", "--json").json())
                .filteredOn(finding -> finding.get("topic").asText().equals("guard"))
                .hasSize(7);

        Outcome page =
                sigil.run("status", "--html", folder.resolve("status.html").toString());
        assertThat(page.exit()).isZero();
        assertThat(Files.readString(folder.resolve("status.html")))
                .contains("people.email", "encrypted, version 1: 5 (62.5 %)", "encrypted, version 2: 3")
                .doesNotContain("<script", "http://", "https://", "@example.org");
    }

    @EachDatabase(fresh = true)
    void keysLiveAsTheDocumentSays(TestDatabase database) throws Exception {
        execute(database, List.of("CREATE TABLE people (id INT PRIMARY KEY, notes VARCHAR(40), city VARCHAR(30))"));
        Path rules = Files.writeString(
                folder.resolve("sigil.yaml"),
                "version: 1\nkeys:\n  pii: {kms: local, keyring: '" + folder.resolve("keys.p12")
                        + "', password: secret, create: true}\ntables:\n  people:\n    subject: id\n    columns:\n"
                        + "      notes: {key: pii, type: VARCHAR(40), perSubject: true}\n"
                        + "      city: {key: pii, type: VARCHAR(30)}\n");
        Command sigil = new Command(database, rules);
        assertThat(sigil.run("keys", "list").exit()).isEqualTo(5);
        execute(database, sigil.run("ddl", "--phase", "before").statements());
        try (Connection connection = encrypted(database, rules);
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO people (id, notes, city) VALUES (4711, 'secret note', 'Bonn')");
            statement.execute("INSERT INTO people (id, notes, city) VALUES (4712, 'other note', 'Ulm')");
        }
        assertThat(sigil.run("keys", "list", "--json").json())
                .extracting(key -> key.get("purpose").asText())
                .contains("RANDOMIZED", "BRANCH");

        Outcome early = sigil.run("keys", "retire", "pii", "--version", "1");
        assertThat(early.exit()).isEqualTo(3);
        assertThat(early.err()).contains("SIGIL-5024");
        assertThat(sigil.run("keys", "retire", "pii", "--version", "9").exit()).isEqualTo(3);

        assertThat(sigil.run("keys", "rotate", "pii", "--dry-run").out()).contains("version 2");
        assertThat(sigil.run("keys", "rotate", "pii", "--json")
                        .json()
                        .get(0)
                        .get("version")
                        .asInt())
                .isEqualTo(2);
        assertThat(sigil.run("keys", "rewrap", "pii", "--dry-run").out()).contains("0 keys");
        assertThat(sigil.run("keys", "rewrap", "pii").exit()).isZero();

        Path export = folder.resolve("keys.jsonl");
        assertThat(sigil.run("keys", "export", export.toString()).exit()).isZero();
        assertThat(sigil.run("keys", "export", export.toString()).exit()).isEqualTo(3);
        Path none = folder.resolve("none.jsonl");
        assertThat(sigil.run("keys", "export", none.toString(), "--dry-run").out())
                .contains("would be written");
        assertThat(none).doesNotExist();
        Outcome imported = sigil.run("keys", "import", export.toString(), "--json");
        assertThat(imported.json().get(0).get("added").asInt())
                .as(imported.toString())
                .isZero();

        assertThat(sigil.run("keys", "shred", "--table", "people", "--subject", "4711", "--dry-run", "--json")
                        .json()
                        .get(0)
                        .get("keys")
                        .asInt())
                .isEqualTo(1);
        Outcome shredded = sigil.run("keys", "shred", "--table", "people", "--subject", "4711", "--json");
        assertThat(shredded.exit()).as(shredded.toString()).isZero();
        assertThat(shredded.json().get(0).get("keys")).hasSize(1);
        assertThat(shredded.out()).doesNotContain("4711").doesNotContain("secret note");
        try (Connection connection = encrypted(database, rules);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT notes, city FROM people ORDER BY id")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isNull();
            assertThat(row.getString(2)).isEqualTo("Bonn");
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("other note");
        }
        assertThat(sigil.run("keys", "admit", "--table", "people", "--subject", "4711")
                        .exit())
                .isZero();
        assertThat(sigil.run("keys", "shred", "--table", "nobody", "--subject", "1")
                        .exit())
                .isEqualTo(3);
    }

    @EachDatabase(fresh = true)
    void explainSaysWhatTheDriverWillDoBeforeAnythingIsEncrypted(TestDatabase database) throws Exception {
        create(database);
        Command sigil = new Command(database, rules(COLUMNS));
        Outcome found =
                sigil.run("explain", "--json", "SELECT id, ssn FROM people WHERE ssn = '123-45-6789' AND id = ?");
        assertThat(found.exit()).as(found.toString()).isZero();
        assertThat(found.out()).doesNotContain("6789");
        assertThat(found.json().get(0).get("outcome").asText()).isEqualTo("REWRITTEN");
        assertThat(found.json().get(0).get("outputs").get(1).asText()).contains("decrypted as VARCHAR(11)");
        Outcome refused = sigil.run("explain", "SELECT id FROM people WHERE bio LIKE '%gold%'");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.out()).contains("SIGIL-2003").doesNotContain("gold");
        Path script = Files.writeString(folder.resolve("app.sql"), """
            -- an application; with a comment
            SELECT 1;
            SELECT note FROM people WHERE ssn = '123-45-6789';
            SELECT note FROM people WHERE ssn = '987-65-4321';
            SELECT note FROM people ORDER BY email; SELECT note FROM people ORDER BY email;
            """);
        Outcome file = sigil.run("explain", "--file", script.toString(), "--json");
        assertThat(file.exit()).isEqualTo(1);
        JsonNode summary = file.json().get(0);
        assertThat(summary.get("passes").asInt()).isEqualTo(1);
        assertThat(summary.get("rewritten").asInt()).isEqualTo(2);
        assertThat(summary.get("refused").asInt()).isEqualTo(2);
        assertThat(summary.get("reasons").get(0).get("different").asInt()).isEqualTo(1);
        assertThat(file.out()).doesNotContain("6789");
        // No key was asked for, so none was made.
        assertThat(Files.exists(folder.resolve("keys.p12"))).isFalse();
    }

    @EachDatabase(value = DatabaseKind.H2_MEMORY, fresh = true)
    void aJobForAClusterIsPrintedAndNotDone(TestDatabase database) throws Exception {
        create(database);
        Path rules = rules(COLUMNS);
        Outcome printed = new Command(database, rules)
                .run("verify", "people", "--engine", "spark", "--spark-master", "spark://host:7077");
        assertThat(printed.exit()).as(printed.toString()).isZero();
        assertThat(printed.out())
                .startsWith("spark-submit --master spark://host:7077 --class io.sigil.spark.SparkJob ")
                .contains(" verify people ", "--rules " + rules.getFileName());
        Outcome move = new Command(database, rules)
                .run(
                        "encrypt",
                        "people",
                        "--engine",
                        "spark",
                        "--max-rows-per-second",
                        "500",
                        "--wait-for-instances",
                        "60",
                        "--ignore-instances");
        assertThat(move.exit()).as(move.toString()).isZero();
        assertThat(move.out())
                .contains(" encrypt people ", " --max-rows-per-second 500 --wait-for-instances 60 --ignore-instances");
    }

    @EachDatabase(fresh = true)
    void initProposesRulesThatAreValidAndShowsNoValue(TestDatabase database) throws Exception {
        execute(
                database,
                List.of(
                        "CREATE TABLE kunden (id INT PRIMARY KEY, nachname VARCHAR(80), email VARCHAR(120) UNIQUE,"
                                + " geburtsdatum DATE, feld1 VARCHAR(40), feld2 VARCHAR(40), farbe VARCHAR(20))",
                        "CREATE INDEX kunden_nachname ON kunden (nachname)",
                        "INSERT INTO kunden VALUES (1, 'Meyer', 'a@example.org', NULL, 'DE89370400440532013000',"
                                + " '4111 1111 1111 1111', 'rot')",
                        "INSERT INTO kunden VALUES (2, 'Maier', 'b@example.org', NULL, 'GB82WEST12345698765432',"
                                + " '5500 0055 5555 5559', 'blau')",
                        "INSERT INTO kunden VALUES (3, 'Mayr', 'c@example.org', NULL, 'FR1420041010050500013M02606',"
                                + " '3400 0000 0000 009', 'rot')"));
        Path file = folder.resolve("proposed.yaml");
        Command sigil = new Command(database, file);
        Outcome init =
                sigil.run("init", "--keyring", folder.resolve("keys.p12").toString(), "--output", file.toString());
        assertThat(init.exit()).as(init.toString()).isZero();
        String yaml = Files.readString(file);
        assertThat(yaml)
                .contains("nachname: {key: pii, type: VARCHAR(80), search: prefix, state: migrating}")
                .contains("email: {key: pii, type: VARCHAR(120), mode: deterministic, state: migrating}")
                .contains("geburtsdatum: {key: pii, type: DATE, state: migrating}")
                .contains("feld1: {key: pii")
                .contains("feld2: {key: pii")
                .doesNotContain("farbe:");
        for (String value : List.of("Meyer", "example.org", "DE89", "4111")) {
            assertThat(yaml + init.out() + init.err()).doesNotContain(value);
        }
        assertThat(sigil.run("init", "--output", file.toString()).exit()).isEqualTo(3);
    }

    @EachDatabase(
            value = {DatabaseKind.MARIADB, DatabaseKind.MYSQL},
            fresh = true)
    void initSaysWhereACollationTakesMoreForEqualThanCellsDo(TestDatabase database) throws Exception {
        String end = ") CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci";
        execute(
                database,
                List.of(
                        "CREATE TABLE kunden (id INT PRIMARY KEY, nachname VARCHAR(80), email VARCHAR(120) UNIQUE, vorname"
                                + " VARCHAR(80) COLLATE utf8mb4_bin" + end,
                        "CREATE INDEX kunden_nachname ON kunden (nachname)",
                        "CREATE INDEX kunden_vorname ON kunden (vorname)"));
        Path file = folder.resolve("proposed.yaml");
        Outcome init = new Command(database, file)
                .run("init", "--keyring", folder.resolve("keys.p12").toString(), "--output", file.toString());
        assertThat(init.exit()).as(init.toString()).isZero();
        String yaml = Files.readString(file);
        assertThat(yaml)
                .contains("unless the rule has normalize: [utf8mb4_general_ci]")
                .contains("cells compare by bytes: have one spelling stored")
                .doesNotContain("utf8mb4_bin");
    }

    @EachDatabase(fresh = true)
    void checkFindsWhatWorksBehindTheDriversBack(TestDatabase database) throws Exception {
        create(database);
        execute(
                database,
                List.of(
                        "CREATE TABLE visits (id INT PRIMARY KEY, person_ssn VARCHAR(11))",
                        "CREATE UNIQUE INDEX people_born ON people (born)",
                        "CREATE VIEW contacts AS SELECT id, email FROM people",
                        "CREATE VIEW sums AS SELECT SUM(salary) AS total FROM people"));
        Outcome check = new Command(database, rules(COLUMNS)).run("check", "--json");
        assertThat(check.exit()).isEqualTo(1);
        assertThat(topics(check)).contains("unique ERROR", "view NOTE", "view WARNING", "column-type ERROR");
        assertThat(check.json())
                .allSatisfy(
                        finding -> assertThat(finding.get("remedy").asText()).isNotBlank());
        Outcome missing =
                new Command(database, rules(COLUMNS + "gone: {key: pii, type: DATE}\n")).run("check", "--json");
        assertThat(topics(missing)).contains("column ERROR");
    }

    private static List<String> topics(Outcome check) {
        return check.json().stream()
                .map(finding -> finding.get("topic").asText() + " "
                        + finding.get("severity").asText())
                .toList();
    }

    @EachDatabase(fresh = true)
    void ddlTakesForeignKeysAwayAndSaysHowTheyComeBack(TestDatabase database) throws Exception {
        execute(
                database,
                List.of(
                        "CREATE TABLE people (id INT PRIMARY KEY, ssn VARCHAR(11) NOT NULL UNIQUE)",
                        "CREATE TABLE visits (id INT PRIMARY KEY, person_ssn VARCHAR(11), CONSTRAINT visits_person"
                                + " FOREIGN KEY (person_ssn) REFERENCES people (ssn))",
                        "INSERT INTO people VALUES (1, '123-45-6789')",
                        "INSERT INTO visits VALUES (7, '123-45-6789')"));
        Path rules = Files.writeString(
                folder.resolve("sigil.yaml"),
                "version: 1\nkeys:\n  pii: {kms: local, keyring: '" + folder.resolve("keys.p12")
                        + "', password: secret, create: true}\ntables:\n  people:\n    columns:\n"
                        + "      ssn: {key: pii, type: VARCHAR(11), mode: deterministic, domain: ssn}\n"
                        + "  visits:\n    columns:\n"
                        + "      person_ssn: {key: pii, type: VARCHAR(11), mode: deterministic, domain: ssn}\n");
        Outcome before = new Command(database, rules).run("ddl", "--phase", "before");
        assertThat(before.out()).contains("create it again", "FOREIGN KEY", "REFERENCES");
        execute(database, before.statements());
        assertThat(new Command(database, rules).run("ddl", "--phase", "before").statements())
                .isEmpty();
    }

    /** Under keys that were made some time ago. */
    private static void atAnEarlierTime(TestDatabase database, Path rules, Duration ago, KeyWork work)
            throws Exception {
        try (Target target =
                        Target.open(DatabaseAccess.of(database.url(), database.user(), database.password()), rules);
                DataKeys keys = DataKeys.open(
                        target.rules().keys(),
                        target.keyStore(),
                        CommandsTest.class.getClassLoader(),
                        Clock.offset(Clock.systemUTC(), ago.negated()))) {
            work.with(keys);
        }
    }

    private interface KeyWork {
        void with(DataKeys keys) throws SQLException;
    }

    /** A file of its own: a JVM that knows it may keep to what it said before. */
    private Path moving(String rule) throws IOException {
        String key = ": {kms: local, keyring: '" + folder.resolve("keys.p12") + "', password: secret, create: true}\n";
        return Files.writeString(
                folder.resolve(Integer.toHexString(rule.hashCode()) + ".yaml"),
                "version: 1\nkeys:\n  pii" + key + "  pii2" + key + "tables:\n  items:\n    columns:\n      v: " + rule
                        + "\n");
    }

    private void insert(TestDatabase database, Path rules, String... values) throws SQLException {
        try (Connection connection = encrypted(database, rules);
                PreparedStatement insert = connection.prepareStatement("INSERT INTO items (id, v) VALUES (?, ?)")) {
            for (String value : values) {
                insert.setInt(1, Integer.parseInt(value.replaceAll("\\D", "")));
                insert.setString(2, value);
                insert.executeUpdate();
            }
        }
    }

    @EachDatabase(fresh = true)
    void aVersionIsRetiredWhenNoCellOfItIsLeftInAnyForm(TestDatabase database) throws Exception {
        execute(database, List.of("CREATE TABLE items (id INT PRIMARY KEY, v VARCHAR(20))"));
        Path rules = moving("{key: pii, type: VARCHAR(20)}");
        Command sigil = new Command(database, rules);
        execute(database, sigil.run("ddl", "--phase", "before").statements());
        atAnEarlierTime(database, rules, Duration.ofHours(3), keys -> keys.current("pii", KeyPurpose.RANDOMIZED));
        insert(database, rules, "first 1", "first 2");
        atAnEarlierTime(database, rules, Duration.ofHours(2), keys -> keys.rotate("pii"));

        Outcome dry = sigil.run("keys", "retire", "pii", "--version", "1", "--dry-run", "--json");
        assertThat(dry.exit()).as(dry.toString()).isEqualTo(1);
        assertThat(dry.json().get(0).get("ofThisVersion").asInt()).isEqualTo(2);
        Outcome early = sigil.run("keys", "retire", "pii", "--version", "1");
        assertThat(early.exit()).isEqualTo(3);
        assertThat(early.err()).contains("SIGIL-5024");

        // Cells of a rule before count too.
        Path changed = moving("{key: pii2, type: VARCHAR(20), previous: {key: pii}}");
        assertThat(new Command(database, changed)
                        .run("keys", "retire", "pii", "--version", "1")
                        .err())
                .contains("SIGIL-5024");
        // A column that isn't there may have been renamed, and may hold cells.
        Path renamed = moving("{key: pii, type: VARCHAR(20)}\n      gone: {key: pii, type: VARCHAR(20)}");
        assertThat(new Command(database, renamed)
                        .run("keys", "retire", "pii", "--version", "1")
                        .err())
                .contains("SIGIL-6002");
        assertThat(sigil.run("reencrypt", "items", "--ignore-instances").exit()).isZero();
        Outcome retired = sigil.run("keys", "retire", "pii", "--version", "1", "--json");
        assertThat(retired.exit()).as(retired.toString()).isZero();
        assertThat(retired.json().get(0).get("state").asText()).isEqualTo("RETIRED");
        assertThat(sigil.run("keys", "retire", "pii", "--version", "1").exit()).isZero();
        assertThat(sigil.run("keys", "list", "--json").json())
                .filteredOn(key -> key.get("purpose").asText().equals("RANDOMIZED"))
                .extracting(key -> key.get("state").asText())
                .containsExactlyInAnyOrder("RETIRED", "ACTIVE");
        assertThat(sigil.run("verify", "items").exit()).isZero();
    }

    @EachDatabase(fresh = true)
    void statusTellsCellsOfTheRuleBefore(TestDatabase database) throws Exception {
        execute(database, List.of("CREATE TABLE items (id INT PRIMARY KEY, v VARCHAR(20))"));
        String det = "type: VARCHAR(20), mode: deterministic, storage: ";
        String searched = "type: VARCHAR(20), search: equality, storage: ";
        for (String storage : List.of("binary", "text")) {
            execute(database, List.of("DROP TABLE items", "CREATE TABLE items (id INT PRIMARY KEY, v VARCHAR(20))"));
            Path rules = moving("{key: pii, " + det + storage + "}");
            execute(
                    database,
                    new Command(database, rules).run("ddl", "--phase", "before").statements());
            insert(database, rules, "first 1", "first 2", "first 3");

            rules = moving("{key: pii2, " + det + storage + ", previous: {key: pii}}");
            insert(database, rules, "second 4");
            Command sigil = new Command(database, rules);
            isCounted(sigil, 3, 1, "REENCRYPT_PREVIOUS");
            reencrypted(sigil);
            isCounted(sigil, 0, 4, "FINISH_PREVIOUS");

            rules = moving("{key: pii, " + searched + storage + ", previous: {key: pii2, mode: deterministic}}");
            sigil = new Command(database, rules);
            // More room, and the cells stay what they are.
            execute(database, sigil.run("ddl", "--phase", "before").statements());
            isCounted(sigil, 4, 0, "REENCRYPT_PREVIOUS");
            reencrypted(sigil);
            isCounted(sigil, 0, 4, "FINISH_PREVIOUS");

            // Only opening a cell tells what its search token was made of.
            rules = moving("{key: pii, " + searched + storage + ", previous: {normalize: [lowercase]}}");
            isCounted(new Command(database, rules), 0, 4, "MAYBE_REENCRYPT_PREVIOUS");
            rules = moving("{key: pii, type: VARCHAR(20), storage: " + storage + ", previous: {search: equality}}");
            isCounted(new Command(database, rules), 4, 0, "REENCRYPT_PREVIOUS");
        }
    }

    private static void reencrypted(Command sigil) {
        Outcome outcome = sigil.run("reencrypt", "items", "--ignore-instances");
        assertThat(outcome.exit()).as(outcome.toString()).isZero();
    }

    private static void isCounted(Command sigil, int ofPrevious, int own, String next) {
        Outcome status = sigil.run("status", "--json");
        JsonNode column = status.json().get(0);
        assertThat(status.exit()).as(status.toString()).isZero();
        assertThat(column.get("ofPrevious").asInt()).as(status.out()).isEqualTo(ofPrevious);
        assertThat(column.get("encrypted").asInt()).isEqualTo(ofPrevious + own);
        assertThat(column.get("byVersion").path("1").asInt()).isEqualTo(own);
        assertThat(column.get("ofUnknownKeys").asInt()).isZero();
        assertThat(column.get("plain").asInt()).isZero();
        assertThat(column.get("next").asText()).isEqualTo(next);
    }

    @EachDatabase(fresh = true)
    void tablesOfSigilsOwnAreHidden(TestDatabase database) throws Exception {
        execute(database, List.of("CREATE TABLE items (id INT PRIMARY KEY, v VARCHAR(20))"));
        Path rules = moving("{key: pii, type: VARCHAR(20)}");
        Command sigil = new Command(database, rules);
        execute(database, sigil.run("ddl", "--phase", "before").statements());
        insert(database, rules, "first 1");
        assertThat(sigil.run("encrypt", "items").exit()).isZero();
        try (Target target =
                Target.open(DatabaseAccess.of(database.url(), database.user(), database.password()), rules)) {
            target.instances().record(new Instance("a", "b", "c", Instant.now(), Instant.now()));
        }
        try (Connection plain = database.connect();
                Connection connection = encrypted(database, rules)) {
            assertThat(sigilTables(plain))
                    .containsExactlyInAnyOrder("sigil_data_key", "sigil_data_key_instance", "sigil_job");
            assertThat(sigilTables(connection)).isEmpty();
        }
    }

    private static List<String> sigilTables(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet tables = connection
                .getMetaData()
                .getTables(
                        connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                String name = tables.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                if (name.startsWith("sigil")) {
                    names.add(name);
                }
            }
        }
        return names;
    }
}

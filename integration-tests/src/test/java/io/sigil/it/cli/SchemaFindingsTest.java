package io.sigil.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sigil.dialect.Dialect;
import io.sigil.it.cli.Command.Outcome;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.h2.api.Trigger;
import org.junit.jupiter.api.io.TempDir;

/** {@code sigil check} finds whatever works on ruled columns within the database. */
class SchemaFindingsTest {
    @TempDir
    private Path folder;

    /** H2's triggers are Java. */
    public static final class Silent implements Trigger {
        @Override
        public void fire(Connection connection, Object[] before, Object[] after) {}
    }

    private static List<String> objects(TestDatabase database) {
        List<String> sql = new ArrayList<>();
        switch (database.dialect()) {
            case H2 -> {
                sql.add("CREATE TRIGGER people_seen BEFORE UPDATE ON people FOR EACH ROW CALL '"
                        + Silent.class.getName() + "'");
                sql.add("CREATE ALIAS people_by_ssn AS 'String f(java.sql.Connection c) { return \"SELECT ssn FROM"
                        + " people\"; }'");
            }
            case POSTGRESQL -> {
                sql.add("CREATE FUNCTION seen() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'");
                sql.add("CREATE TRIGGER people_seen BEFORE UPDATE ON people FOR EACH ROW EXECUTE FUNCTION seen()");
                sql.add("CREATE FUNCTION people_by_ssn(s TEXT) RETURNS BIGINT LANGUAGE sql AS"
                        + " 'SELECT COUNT(*) FROM people WHERE ssn = s'");
                sql.add("CREATE FUNCTION harmless() RETURNS BIGINT LANGUAGE sql AS 'SELECT COUNT(*) FROM people'");
            }
            case MYSQL, MARIADB -> {
                sql.add("CREATE TRIGGER people_seen BEFORE UPDATE ON people FOR EACH ROW SET NEW.note = 'seen'");
                sql.add("CREATE PROCEDURE people_by_ssn(s VARCHAR(11)) SELECT COUNT(*) FROM people WHERE ssn = s");
                sql.add("CREATE PROCEDURE harmless() SELECT COUNT(*) FROM people");
            }
        }
        return sql;
    }

    @EachDatabase(fresh = true)
    void eachWithItsRemedyAndNothingElse(TestDatabase database) throws Exception {
        String stored = database.dialect().isMySqlFamily() ? "" : " STORED";
        if (database.dialect() == Dialect.H2) {
            stored = "";
        }
        List<String> sql = new ArrayList<>(List.of(
                "CREATE TABLE people (id INT PRIMARY KEY, ssn VARCHAR(11) UNIQUE, city VARCHAR(30), memo VARCHAR(40)"
                        + " DEFAULT 'none', note VARCHAR(20) DEFAULT 'none', ssn_length INT GENERATED ALWAYS AS"
                        + " (CHAR_LENGTH(ssn))" + stored + ", note_length INT GENERATED ALWAYS AS (CHAR_LENGTH(note))"
                        + stored
                        + ", CONSTRAINT real_city CHECK (city <> ''), CONSTRAINT real_note CHECK (note <> ''))",
                "CREATE TABLE visits (id INT PRIMARY KEY, person_ssn VARCHAR(11), person_id INT, CONSTRAINT visits_ssn"
                        + " FOREIGN KEY (person_ssn) REFERENCES people (ssn), CONSTRAINT visits_id FOREIGN KEY (person_id)"
                        + " REFERENCES people (id))",
                "CREATE VIEW contacts AS SELECT id, ssn FROM people",
                "CREATE VIEW cities AS SELECT UPPER(city) AS city FROM people",
                "CREATE VIEW notes AS SELECT id, note FROM people"));
        sql.addAll(objects(database));
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String one : sql) {
                statement.execute(one);
            }
        }
        Path rules = Files.writeString(
                folder.resolve("sigil.yaml"),
                "version: 1\nkeys: {pii: {kms: local, keyring: '" + folder.resolve("keys.p12")
                        + "', password: secret, create: true}}\ntables: {people: {columns: {\n"
                        + "  ssn: {key: pii, type: VARCHAR(11), mode: deterministic},\n"
                        + "  city: {key: pii, type: VARCHAR(30)},\n"
                        + "  memo: {key: pii, type: VARCHAR(40)}}}}\n");
        Outcome check = new Command(database, rules).run("check", "--json");
        assertThat(check.exit()).isEqualTo(1);
        List<String> found = new ArrayList<>();
        for (JsonNode finding : check.json()) {
            assertThat(finding.get("remedy").asText()).isNotBlank();
            String topic = finding.get("topic").asText();
            if (List.of("trigger", "procedure", "generated-column", "default", "constraint", "foreign-key", "view")
                    .contains(topic)) {
                found.add((finding.get("severity").asText() + " " + topic + " "
                                + finding.get("subject").asText())
                        .toLowerCase(Locale.ROOT));
            }
        }
        assertThat(found)
                .as(check.out())
                .containsExactlyInAnyOrder(
                        "warning trigger people, trigger people_seen",
                        "warning procedure people_by_ssn",
                        "error generated-column people.ssn_length",
                        "error default people.memo",
                        "error constraint people.city",
                        "error foreign-key visits.person_ssn -> people.ssn",
                        "note view contacts",
                        "note view notes",
                        "warning view cities");
    }

    /** Whether or not there is an index over the whole column. */
    @EachDatabase(value = DatabaseKind.POSTGRESQL, fresh = true)
    void postgresqlsEqualitySearchesGetAnIndexOverTheirTokens(TestDatabase database) throws Exception {
        execute(
                database,
                List.of(
                        "CREATE TABLE people (id INT PRIMARY KEY, city VARCHAR(30), mail VARCHAR(30), name VARCHAR(30))",
                        "CREATE INDEX people_city ON people (city)",
                        "CREATE INDEX people_name ON people (name)"));
        Path rules = Files.writeString(
                folder.resolve("sigil.yaml"),
                "version: 1\nkeys: {pii: {kms: local, keyring: '" + folder.resolve("keys.p12")
                        + "', password: secret, create: true}}\ntables: {people: {columns: {\n"
                        + "  city: {key: pii, type: VARCHAR(30), search: equality},\n"
                        + "  mail: {key: pii, type: VARCHAR(30), search: equality, storage: text},\n"
                        + "  name: {key: pii, type: VARCHAR(30), search: prefix}}}}\n");
        Command sigil = new Command(database, rules);
        execute(database, sigil.run("ddl", "--phase", "before").statements());
        assertThat(indexFindings(sigil))
                .containsExactlyInAnyOrder(
                        "note people.city: its index is over whole cells, so PostgreSQL plans a search anew at each execution",
                        "note people.mail: no index begins with it, so every search reads the whole table");
        List<String> indexes = sigil.run("ddl", "--phase", "after").statements().stream()
                .filter(sql -> sql.startsWith("CREATE INDEX"))
                .toList();
        assertThat(indexes)
                .hasSize(2)
                .anyMatch(sql -> sql.contains("(SUBSTRING(\"city\" FROM 1 FOR 20))"))
                .anyMatch(sql -> sql.contains("(SUBSTRING(\"mail\" FROM 1 FOR 26))"));
        execute(database, indexes);
        assertThat(indexFindings(sigil)).isEmpty();
        assertThat(sigil.run("ddl", "--phase", "after").statements()).noneMatch(sql -> sql.startsWith("CREATE INDEX"));
        // They don't stand in the way back.
        execute(database, sigil.run("ddl", "--back", "--phase", "before").statements());
        execute(database, sigil.run("ddl", "--back", "--phase", "after").statements());
    }

    private static void execute(TestDatabase database, List<String> sql) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String one : sql) {
                statement.execute(one);
            }
        }
    }

    private static List<String> indexFindings(Command sigil) throws Exception {
        List<String> found = new ArrayList<>();
        for (JsonNode finding : sigil.run("check", "--json").json()) {
            if (finding.get("topic").asText().equals("index")) {
                found.add(finding.get("severity").asText().toLowerCase(Locale.ROOT) + " "
                        + finding.get("subject").asText() + ": "
                        + finding.get("what").asText());
            }
        }
        return found;
    }
}

package io.sigil.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.it.cli.Command.Outcome;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.io.TempDir;

/** What {@code sigil ddl} writes for Flyway and Liquibase, run by them. */
class MigrationFilesTest {
    @TempDir
    private Path folder;

    private Command sigil(TestDatabase database) throws Exception {
        Path rules = Files.writeString(
                folder.resolve("sigil.yaml"),
                "version: 1\nkeys: {pii: {kms: local, keyring: '" + folder.resolve("keys.p12")
                        + "', password: secret, create: true}}\ntables: {people: {columns: {\n"
                        + "  ssn: {key: pii, type: VARCHAR(11), mode: deterministic},\n"
                        + "  city: {key: pii, type: VARCHAR(30), storage: text, search: equality},\n"
                        + "  born: {key: pii, type: DATE}}}}\n");
        return new Command(database, rules);
    }

    private static List<String> query(TestDatabase database, String sql) throws Exception {
        List<String> values = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private static void create(TestDatabase database) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE people (id INT PRIMARY KEY, ssn VARCHAR(11) UNIQUE, city VARCHAR(30), born DATE)");
            statement.execute("INSERT INTO people VALUES (1, '123-45-6789', 'Köln; Deutz', DATE '1980-02-03')");
        }
    }

    /** Both phases, with the move between them. */
    private void wholeWay(TestDatabase database, String format, Migration migration) throws Exception {
        create(database);
        Command sigil = sigil(database);
        int number = 1;
        for (String phase : List.of("before", "after")) {
            Path file = folder.resolve("V" + number++ + "__" + phase + ".sql");
            Outcome written = sigil.run("ddl", "--phase", phase, "--format", format, "--output", file.toString());
            assertThat(written.exit()).as(written.toString()).isZero();
            migration.run(file);
            assertThat(sigil.run("ddl", "--phase", phase).statements()).isEmpty();
            if (phase.equals("before")) {
                try (Connection connection = database.connect();
                        Statement statement = connection.createStatement()) {
                    // As an application that hasn't the state migrating any more.
                    statement.execute("DELETE FROM people");
                }
            }
        }
        assertThat(sigil.run("check", "--json").json())
                .noneMatch(finding -> List.of("guard", "column-type")
                        .contains(finding.get("topic").asText()));
        migration.run(null);
    }

    /** Runs what isn't run yet. */
    private interface Migration {
        /** @param file the newest; null: nothing is new */
        void run(Path file) throws Exception;
    }

    @EachDatabase(fresh = true)
    void flywayRunsThem(TestDatabase database) throws Exception {
        wholeWay(database, "flyway", file -> {
            int executed = Flyway.configure()
                    .dataSource(database.url(), database.user(), database.password())
                    .locations("filesystem:" + folder)
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate()
                    .migrationsExecuted;
            assertThat(executed).isEqualTo(file == null ? 0 : 1);
        });
        assertThat(query(database, "SELECT COUNT(*) FROM sigil_data_key")).containsExactly("1");
    }

    @EachDatabase(fresh = true)
    void liquibaseRunsThem(TestDatabase database) throws Exception {
        List<Path> files = new ArrayList<>();
        wholeWay(database, "liquibase", file -> {
            if (file != null) {
                files.add(file);
            }
            for (Path each : files) {
                DirectoryResourceAccessor resources = new DirectoryResourceAccessor(folder);
                try (Connection connection = database.connect()) {
                    Liquibase liquibase = new Liquibase(
                            each.getFileName().toString(),
                            resources,
                            DatabaseFactory.getInstance()
                                    .findCorrectDatabaseImplementation(new JdbcConnection(connection)));
                    int open = liquibase
                            .listUnrunChangeSets(new Contexts(), new LabelExpression())
                            .size();
                    assertThat(open > 0).isEqualTo(each.equals(file));
                    liquibase.update(new Contexts(), new LabelExpression());
                }
            }
        });
        assertThat(query(database, "SELECT COUNT(*) FROM sigil_data_key")).containsExactly("1");
    }
}

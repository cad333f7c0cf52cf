package io.sigil.spark;

import io.sigil.it.server.TestDatabase;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Properties;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A table of made-up people under rules of every mode, in a database of a test. */
final class People {
    static final int ROWS = 40;

    private final TestDatabase database;
    private final Path rules;

    private People(TestDatabase database, Path rules) {
        this.database = database;
        this.rules = rules;
    }

    /** The rules file, and the table {@code people} with its rows; anew each time. */
    static People in(TestDatabase database) throws IOException, SQLException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "people")), "rules")
                .toAbsolutePath();
        Path rules = folder.resolve("sigil.yaml");
        Files.writeString(rules, """
                version: 1
                keystore: {file: '%1$s/keys.json'}
                keys:
                  demo: {kms: local, keyring: '%1$s/demo.p12', password: secret, create: true}
                tables:
                  people:
                    columns:
                      ssn: {key: demo, type: VARCHAR(11), mode: deterministic}
                      email: {key: demo, type: VARCHAR(254), search: equality, normalize: [lowercase]}
                      last_name: {key: demo, type: VARCHAR(80), search: prefix}
                      salary: {key: demo, type: "DECIMAL(12,2)", search: range, acceptLeakage: order}
                      born: {key: demo, type: DATE}
                      notes: {key: demo, type: VARCHAR(200)}
                  people_copy:
                    columns:
                      ssn: {key: demo, type: VARCHAR(11), mode: deterministic}
                      salary: {key: demo, type: "DECIMAL(12,2)", search: range, acceptLeakage: order}
                      notes: {key: demo, type: VARCHAR(200)}
                """.formatted(folder));
        People people = new People(database, rules);
        people.create();
        return people;
    }

    private void create() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS people");
            statement.execute("DROP TABLE IF EXISTS people_copy");
            statement.execute(
                    "CREATE TABLE people (id BIGINT PRIMARY KEY, name VARCHAR(40), ssn VARCHAR(11),"
                            + " email VARCHAR(254), last_name VARCHAR(80), salary DECIMAL(12,2), born DATE, notes VARCHAR(200))");
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO people VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
                for (int id = 1; id <= ROWS; id++) {
                    insert.setLong(1, id);
                    insert.setString(2, "name" + id);
                    insert.setString(3, ssn(id));
                    insert.setString(4, "Person" + id + "@X.org");
                    insert.setString(5, id % 2 == 0 ? "Even" + id : "Odd" + id);
                    insert.setBigDecimal(6, salary(id));
                    insert.setObject(7, LocalDate.of(1960, 1, 1).plusDays(id));
                    insert.setString(8, id % 10 == 0 ? null : "note " + id);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
    }

    static String ssn(int id) {
        return "%03d-45-%04d".formatted(id, id);
    }

    static BigDecimal salary(int id) {
        return new BigDecimal(id * 100 + ".50");
    }

    /** Through Sigil. */
    Connection connect() throws SQLException {
        return database.connect("jdbc:sigil:", more());
    }

    /** Past Sigil. */
    Connection raw() throws SQLException {
        return database.connect();
    }

    private Properties more() {
        Properties more = new Properties();
        more.setProperty("sigil.rules", rules.toString());
        return more;
    }

    String rules() {
        return rules.toString();
    }

    /** Behind {@code jdbc:sigil:}. */
    String url() {
        return database.url("jdbc:sigil:");
    }

    /** The database's own. */
    String nativeUrl() {
        return database.url();
    }

    /** User, password and the rules file. */
    Properties properties() {
        Properties all = database.properties();
        all.putAll(more());
        return all;
    }

    /** The table as Spark reads it by the URL of Sigil. */
    Dataset<Row> read() {
        return Sessions.local().read().jdbc(url(), "people", properties());
    }

    /** A reader with everything set but the table. */
    DataFrameReader reader(String url) {
        DataFrameReader reader = Sessions.local().read().format("jdbc").option("url", url);
        properties().forEach((name, value) -> reader.option((String) name, (String) value));
        return reader;
    }
}

package io.sigil.it.demo;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The main job on one screen: an unchanged JDBC program over HikariCP, whose URL begins with {@code jdbc:sigil:}, and
 * beside it what the database stores. Makes its database, keyring and rules file in a new folder and leaves them there.
 */
public final class Demo {
    private static final Duration ROTATE_AFTER = Duration.ofSeconds(2);

    private final Path folder;
    private final PrintStream out;

    Demo(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    public static void main(String[] args) throws Exception {
        Path target = Files.createDirectories(Path.of("target"));
        new Demo(Files.createTempDirectory(target.toAbsolutePath(), "demo-"), System.out).run();
    }

    void run() throws IOException, SQLException, InterruptedException {
        Path rules = writeRules();
        String database = "h2:file:" + folder.resolve("hr") + ";AUTO_SERVER=TRUE";
        String plainUrl = "jdbc:" + database;
        String sigilUrl = "jdbc:sigil:" + database + ";sigil.rules=" + rules;

        title("The application's URL, before and after");
        out.println("  jdbc:h2:file:…/hr");
        out.println("  jdbc:sigil:h2:file:…/hr;sigil.rules=…/sigil.yaml");

        try (HikariDataSource pool = pool(sigilUrl)) {
            PersonnelProgram program = new PersonnelProgram(pool);
            program.createTable();
            program.hire(1, "Ada", "815-10-1852", "4200.00");
            program.hire(2, "Grace", "912-09-1906", "5100.50");

            sideBySide(program, plainUrl);

            title("Find a row by an encrypted column");
            out.println(
                    "  SELECT name FROM employee WHERE ssn = '912-09-1906'   ->   " + program.findBySsn("912-09-1906"));

            title("A statement that can't be answered is refused, and nothing is sent");
            refused(program);

            title("After " + ROTATE_AFTER.toSeconds()
                    + " s the data key is old: a new one serves writes, old rows still read");
            Thread.sleep(ROTATE_AFTER.plusMillis(200).toMillis());
            program.hire(3, "Barbara", "711-01-1939", "4800.00");
            sideBySide(program, plainUrl);
            dataKeys(plainUrl);
        }
        out.println();
        out.println("Everything is in " + folder);
    }

    private Path writeRules() throws IOException {
        Path rules = folder.resolve("sigil.yaml");
        String yaml = """
                version: 1
                keys:
                  demo:
                    kms: local
                    keyring: %s
                    password: demo-only
                    create: true
                    rotateAfter: %ds
                tables:
                  employee:
                    columns:
                      ssn:    {key: demo, type: VARCHAR(11), mode: deterministic}
                      salary: {key: demo, type: "DECIMAL(12,2)"}
                """.formatted(quoted(folder.resolve("sigil.p12")), ROTATE_AFTER.toSeconds());
        Files.writeString(rules, yaml);
        return rules;
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }

    private static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("sa");
        config.setPassword("");
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }

    private void sideBySide(PersonnelProgram program, String plainUrl) throws SQLException {
        title("What the application reads               | what the database stores");
        List<String> read = program.list();
        List<String> stored = stored(plainUrl);
        for (int i = 0; i < read.size(); i++) {
            out.printf("  %-39s| %s%n", read.get(i), stored.get(i));
        }
    }

    private static List<String> stored(String plainUrl) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection plain = DriverManager.getConnection(plainUrl, "sa", "");
                Statement statement = plain.createStatement();
                ResultSet result = statement.executeQuery("SELECT id, name, ssn, salary FROM employee ORDER BY id")) {
            while (result.next()) {
                rows.add(result.getInt(1) + "  " + result.getString(2) + "  " + cell(result.getBytes(3)) + "  "
                        + cell(result.getBytes(4)));
            }
        }
        return rows;
    }

    /** Magic and suite, data key id, and the beginning of the rest. */
    private static String cell(byte[] cell) {
        String hex = HexFormat.of().formatHex(cell);
        return hex.substring(0, 8) + " " + hex.substring(8, 24) + " " + hex.substring(24, 32) + "…";
    }

    private void refused(PersonnelProgram program) {
        try {
            program.listBySalary();
            throw new IllegalStateException("the statement should have been refused");
        } catch (SQLException e) {
            out.println("  SELECT name FROM employee ORDER BY salary");
            out.println("  " + e.getClass().getSimpleName() + " (SQLState " + e.getSQLState() + ")");
            out.println("  " + e.getMessage().replace("; ", ";\n    "));
        }
    }

    private void dataKeys(String plainUrl) throws SQLException {
        title("The key store: wrapped data keys only");
        try (Connection plain = DriverManager.getConnection(plainUrl, "sa", "");
                Statement statement = plain.createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM sigil_data_key")) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                StringBuilder row = new StringBuilder(" ");
                for (int i = 1; i <= columns; i++) {
                    row.append(' ').append(shortened(result.getObject(i)));
                }
                out.println(row);
            }
        }
    }

    private static String shortened(Object value) {
        String text = value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
        return text.length() <= 24 ? text : text.substring(0, 20) + "…";
    }

    private void title(String text) {
        out.println();
        out.println("== " + text);
    }

    /** What the demo prints, for a test of it. */
    static String transcript(Path folder) throws IOException, SQLException, InterruptedException {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            new Demo(folder, out).run();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}

package io.sigil.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.cli.ExitCode;
import io.sigil.it.cli.Command.Outcome;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/operations.md, command by command, in its order. */
class OperationsDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "operations.md");
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern EXIT = Pattern.compile("(.*?)\\s+# exit (\\d+)");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final int ROWS = 120;

    @TempDir
    private Path folder;

    private static List<String> commands() throws Exception {
        List<String> commands = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(DOCUMENT));
        while (block.find()) {
            block.group(1).lines().filter(line -> !line.startsWith("export ")).forEach(commands::add);
        }
        return commands;
    }

    private String[] words(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            String text = word.group(1) != null ? word.group(1) : word.group(2);
            boolean file = word.group(1) == null && text.matches("(\\./)?[a-z]+\\.(sql|yaml|html|jsonl|p12)");
            words.add(file ? folder.resolve(text).normalize().toString() : text);
        }
        return words.subList(1, words.size()).toArray(new String[0]);
    }

    private void prepare(TestDatabase database) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE users (id INT PRIMARY KEY, last_name VARCHAR(80), email VARCHAR(120) UNIQUE,"
                            + " ssn VARCHAR(11), birth_date DATE, salary DECIMAL(12,2), city VARCHAR(30))");
            statement.execute("CREATE INDEX users_last_name ON users (last_name)");
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO users VALUES (?, ?, ?, ?, DATE '1980-02-03', 12.50, 'Bonn')")) {
                for (int id = 1; id <= ROWS; id++) {
                    insert.setInt(1, id);
                    insert.setString(2, "Name" + id);
                    insert.setString(3, "u" + id + "@example.org");
                    insert.setString(4, id % 10 == 0 ? null : "123-45-" + (1000 + id));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
        Files.writeString(
                folder.resolve("statements.sql"),
                "SELECT * FROM users WHERE email = 'a@example.org';\nSELECT id FROM users ORDER BY birth_date;\n");
    }

    private static String rows(TestDatabase database) throws Exception {
        StringBuilder rows = new StringBuilder();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM users ORDER BY id")) {
            while (row.next()) {
                for (int i = 1; i <= 7; i++) {
                    rows.append(row.getString(i)).append('|');
                }
                rows.append('\n');
            }
        }
        return rows.toString();
    }

    @EachDatabase(
            value = {DatabaseKind.H2_MEMORY, DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB},
            fresh = true)
    void everyCommandDoesWhatTheDocumentSays(TestDatabase database) throws Exception {
        prepare(database);
        String before = rows(database);
        Command sigil = new Command(database, folder.resolve("sigil.yaml"));
        sigil.set("SIGIL_KEYRING_PASSWORD", "secret");
        List<String> commands = commands();
        assertThat(commands).hasSizeGreaterThan(20);
        for (String line : commands) {
            Matcher withExit = EXIT.matcher(line);
            int exit = withExit.matches() ? Integer.parseInt(withExit.group(2)) : 0;
            String command = withExit.matches() ? withExit.group(1) : line;
            if (command.startsWith("sigil ")) {
                String[] arguments = words(command);
                if (arguments[0].equals("init")) {
                    arguments = withOutput(arguments);
                }
                Outcome outcome = sigil.run(arguments);
                assertThat(outcome.exit()).as(outcome.toString()).isEqualTo(exit);
                assertThat(outcome.out() + outcome.err()).doesNotContain("@example.org", "123-45-1", "Name7");
                execute(database, command);
            } else {
                Process shell = new ProcessBuilder("sh", "-ec", command)
                        .directory(folder.toFile())
                        .inheritIO()
                        .start();
                assertThat(shell.waitFor()).as(command).isEqualTo(exit);
            }
        }
        assertThat(rows(database)).isEqualTo(before);
    }

    /** The proposed file is written where the command is run, and that isn't the test's folder. */
    private String[] withOutput(String[] arguments) {
        List<String> more = new ArrayList<>(List.of(arguments));
        more.add("--output");
        more.add(folder.resolve("sigil.yaml").toString());
        return more.toArray(new String[0]);
    }

    /** What the document says to run by the database's own client. */
    private void execute(TestDatabase database, String command) throws Exception {
        Matcher file = Pattern.compile("--output (\\w+\\.sql)").matcher(command);
        if (file.find()) {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                for (String line : Files.readAllLines(folder.resolve(file.group(1)))) {
                    if (!line.isBlank() && !line.startsWith("--")) {
                        statement.execute(line.substring(0, line.length() - 1));
                    }
                }
            }
        }
    }

    @Test
    void everyExitCodeIsInTheDocument() throws Exception {
        String document = Files.readString(DOCUMENT);
        for (ExitCode code : ExitCode.values()) {
            assertThat(document).contains("\n| " + code.number() + " | ");
        }
    }
}

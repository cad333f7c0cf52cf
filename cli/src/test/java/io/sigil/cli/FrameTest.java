package io.sigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What all commands have in common: help, options, where passwords come from, errors and exit codes. */
class FrameTest {
    @TempDir
    private Path folder;

    private static List<String[]> commands() {
        List<String[]> all = new ArrayList<>();
        collect(Sigil.commandLine(Shell.ofProcess()), List.of(), all);
        return all;
    }

    private static void collect(CommandLine command, List<String> path, List<String[]> all) {
        command.getSubcommands().forEach((name, sub) -> {
            List<String> deeper = new ArrayList<>(path);
            deeper.add(name);
            if (sub.getSubcommands().isEmpty()) {
                deeper.add("--help");
                all.add(deeper.toArray(new String[0]));
            }
            collect(sub, deeper, all);
        });
    }

    private Map<String, String> database() throws IOException {
        Path rules = Files.writeString(folder.resolve("sigil.yaml"), """
            version: 1
            keys:
              pii: {kms: local, keyring: '%s', password: secret, create: true}
            tables:
              users: {columns: {name: {key: pii, type: VARCHAR(20)}}}
            """.formatted(folder.resolve("keys.p12")));
        return Map.of("SIGIL_URL", "jdbc:h2:" + folder.resolve("db"), "SIGIL_RULES", rules.toString());
    }

    @Test
    void everyCommandHasHelpWithAnExample() {
        assertThat(commands()).hasSizeGreaterThan(8).allSatisfy(command -> {
            CommandRun run = CommandRun.of(Map.of(), command);
            assertThat(run.exit()).as(String.join(" ", command)).isZero();
            assertThat(run.out()).contains("Example").contains("sigil " + command[0]);
        });
    }

    @Test
    void helpNamesEveryExitCode() {
        String help = CommandRun.of(Map.of(), "--help").out();
        for (ExitCode code : ExitCode.values()) {
            assertThat(help).containsPattern("\\b" + code.number() + " ");
        }
    }

    @Test
    void aPasswordIsNeverTakenFromAnArgument() {
        for (String[] arguments : new String[][] {
            {"keys", "list", "--password", "hunter2"},
            {"keys", "list", "--password=hunter2"},
            {"keys", "list", "--url", "jdbc:h2:mem:x;PASSWORD=hunter2"},
            {"keys", "list", "--url", "jdbc:postgresql://db/hr?user=hr&password=hunter2"},
            {"keys", "list", "--url", "jdbc:mysql://hr:hunter2@db/hr"}
        }) {
            CommandRun run = CommandRun.of(Map.of(), arguments);
            assertThat(run.exit()).as(run.toString()).isEqualTo(ExitCode.USAGE.number());
            assertThat(run.err()).contains("list of processes").doesNotContain("hunter2");
            assertThat(run.out()).isEmpty();
        }
    }

    @Test
    void aPasswordComesFromAFileOrTheEnvironment() throws IOException {
        Map<String, String> database = new HashMap<>(database());
        database.put("SIGIL_USER", "sa");
        database.put("SIGIL_PASSWORD", "right");
        assertThat(CommandRun.of(database, "keys", "rotate", "pii").exit()).isZero();
        database.remove("SIGIL_PASSWORD");
        database.put("HERE", "right");
        assertThat(CommandRun.of(database, "keys", "list", "--password-env", "HERE")
                        .exit())
                .isZero();
        Path file = Files.writeString(folder.resolve("password"), "right\nand a note\n");
        assertThat(CommandRun.of(database, "keys", "list", "--password-file", file.toString())
                        .exit())
                .isZero();
        Files.writeString(file, "wrong-one");
        CommandRun wrong = CommandRun.of(database, "keys", "list", "--password-file", file.toString());
        assertThat(wrong.exit()).as(wrong.toString()).isEqualTo(ExitCode.DATABASE.number());
        assertThat(wrong.toString()).doesNotContain("wrong-one");
    }

    @Test
    void errorsAreOneLineWithoutAStackTraceUnlessItIsAskedFor() throws IOException {
        Map<String, String> environment = Map.of("SIGIL_URL", "jdbc:h2:mem:x", "SIGIL_RULES", folder + "/none.yaml");
        CommandRun quiet = CommandRun.of(environment, "keys", "list");
        assertThat(quiet.exit()).isEqualTo(ExitCode.REFUSED.number());
        assertThat(quiet.err()).startsWith("sigil: SIGIL-1002").doesNotContain("\tat ");
        assertThat(CommandRun.of(environment, "keys", "list", "--verbose").err())
                .contains("\tat io.sigil");
    }

    @Test
    void withJsonEveryLineIsAnObjectErrorsToo() throws IOException {
        Map<String, String> database = database();
        CommandRun run = CommandRun.of(database, "keys", "retire", "pii", "--version", "3", "--json");
        assertThat(run.json()).singleElement().satisfies(error -> {
            assertThat(error.get("exit").asInt()).isEqualTo(run.exit());
            assertThat(error.get("error").asText()).isNotBlank();
        });
    }

    @Test
    void theErrorOfAMissingDriverSaysHowToGiveOne() throws IOException {
        Map<String, String> database = new HashMap<>(database());
        database.put("SIGIL_URL", "jdbc:oracle:thin:@db");
        CommandRun run = CommandRun.of(database, "keys", "list");
        assertThat(run.exit()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run.err()).contains("SIGIL-1003").contains("--driver-path");
    }

    @Test
    void whereIsSaidWhatIsMissing() {
        assertThat(CommandRun.of(Map.of(), "keys", "list").err())
                .contains("--url")
                .contains("SIGIL_URL");
        assertThat(CommandRun.of(Map.of(), "key").err()).contains("keys");
        assertThat(CommandRun.of(Map.of()).exit()).isEqualTo(ExitCode.USAGE.number());
    }

    @Test
    void aDatabasesMessageThatMayQuoteAValueIsNotShown() {
        SQLException duplicate = new SQLException("Duplicate entry '123-45-6789' for key 'ssn'", "23000", 1062);
        assertThat(ErrorText.of(duplicate)).contains("23000", "1062").doesNotContain("6789");
        assertThat(ErrorText.exit(duplicate)).isEqualTo(ExitCode.DATABASE);
        assertThat(ErrorText.of(new SQLException("password authentication failed", "28P01", 0)))
                .contains("authentication failed");
    }
}

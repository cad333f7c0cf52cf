package io.sigil.it.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sigil.cli.Shell;
import io.sigil.cli.Sigil;
import io.sigil.it.server.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs {@code sigil} as a user would who has set the environment, within the test's process. */
final class Command {
    private final Map<String, String> environment = new HashMap<>();

    Command(TestDatabase database, Path rules) {
        environment.put("SIGIL_URL", database.url());
        environment.put("SIGIL_USER", database.user());
        environment.put("SIGIL_PASSWORD", database.password());
        environment.put("SIGIL_RULES", rules.toString());
    }

    /** For this command's environment, and for what rules take as a system property. */
    void set(String name, String value) {
        environment.put(name, value);
        System.setProperty(name, value);
    }

    Outcome run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Shell shell = Shell.piped(out, err, new ByteArrayInputStream(new byte[0]), environment::get);
        int exit = Sigil.run(shell, arguments);
        return new Outcome(
                String.join(" ", arguments),
                exit,
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8));
    }

    /** What a command printed, and its exit code. */
    record Outcome(String command, int exit, String out, String err) {

        /** The lines of {@code --json}. */
        List<JsonNode> json() {
            ObjectMapper mapper = new ObjectMapper();
            return out.lines()
                    .map(line -> {
                        try {
                            return mapper.readTree(line);
                        } catch (JsonProcessingException e) {
                            throw new AssertionError("not JSON: " + line, e);
                        }
                    })
                    .toList();
        }

        /** The statements of {@code sigil ddl}. */
        List<String> statements() {
            return out.lines()
                    .filter(line -> line.endsWith(";") && !line.startsWith("--"))
                    .map(line -> line.substring(0, line.length() - 1))
                    .toList();
        }
    }
}

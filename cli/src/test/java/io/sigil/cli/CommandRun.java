package io.sigil.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One run of the command line within the test's process. */
final class CommandRun {
    private final int exit;
    private final String out;
    private final String err;

    private CommandRun(int exit, String out, String err) {
        this.exit = exit;
        this.out = out;
        this.err = err;
    }

    static CommandRun of(Map<String, String> environment, String... arguments) {
        return withInput(environment, "", arguments);
    }

    static CommandRun withInput(Map<String, String> environment, String input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Map<String, String> variables = new HashMap<>(environment);
        Shell shell =
                Shell.piped(out, err, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), variables::get);
        int exit = Sigil.run(shell, arguments);
        return new CommandRun(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    int exit() {
        return exit;
    }

    String out() {
        return out;
    }

    String err() {
        return err;
    }

    /** The lines of JSON. */
    List<JsonNode> json() {
        ObjectMapper mapper = new ObjectMapper();
        return out.lines()
                .map(line -> {
                    try {
                        return mapper.readTree(line);
                    } catch (java.io.IOException e) {
                        throw new AssertionError("not JSON: " + line, e);
                    }
                })
                .toList();
    }

    @Override
    public String toString() {
        return "exit " + exit + "\n" + out + err;
    }
}

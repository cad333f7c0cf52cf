package io.sigil.it.frameworks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sigil.dialect.Dialect;
import io.sigil.it.canary.Recording;
import io.sigil.it.oracle.Step;
import io.sigil.it.oracle.Style;
import io.sigil.it.server.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The statements that a framework's plain run sends, as a resource: one JSON object a line. {@code
 * -Dsigil.frameworks.record=true} writes them anew.
 */
final class StatementLog {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FOLDER = "io/sigil/it/frameworks/statements/";

    private StatementLog() {}

    static boolean isWanted() {
        return Boolean.getBoolean("sigil.frameworks.record");
    }

    /** Writes what was recorded, where that is wanted. */
    static void write(String framework, TestDatabase database, Recording recording) throws IOException {
        if (framework == null || !isWanted()) {
            return;
        }
        List<String> lines = new ArrayList<>();
        for (Step step : new StatementLogReader(database.name()).steps(recording)) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("style", step.style());
            line.put("sql", step.sql().get(0));
            line.put(
                    "rows",
                    step.rows().stream()
                            .map(row -> row.stream().map(LoggedValue::write).toList())
                            .toList());
            lines.add(JSON.writeValueAsString(line));
        }
        Path folder =
                Files.createDirectories(Path.of("src", "test", "resources").resolve(FOLDER));
        Files.write(folder.resolve(file(framework, database.dialect())), lines);
    }

    /** Empty when nothing was recorded for the dialect. */
    static List<Step> read(String framework, Dialect dialect) throws IOException {
        List<Step> steps = new ArrayList<>();
        try (InputStream in =
                StatementLog.class.getClassLoader().getResourceAsStream(FOLDER + file(framework, dialect))) {
            if (in == null) {
                return steps;
            }
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                steps.add(step(JSON.readValue(line, new TypeReference<Map<String, Object>>() {})));
            }
        }
        return steps;
    }

    private static Step step(Map<String, Object> line) {
        String sql = (String) line.get("sql");
        List<List<Object>> rows = new ArrayList<>();
        for (Object row : (List<?>) line.get("rows")) {
            rows.add(Step.row(((List<?>) row).stream().map(LoggedValue::read).toArray()));
        }
        boolean ordered = sql.toUpperCase(Locale.ROOT).contains("ORDER BY");
        return new Step(Style.valueOf((String) line.get("style")), List.of(sql), rows, ordered);
    }

    private static String file(String framework, Dialect dialect) {
        return framework + "-" + dialect.name().toLowerCase(Locale.ROOT) + ".jsonl";
    }
}

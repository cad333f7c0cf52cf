package io.sigil.cli;

import io.sigil.keys.Instance;
import io.sigil.operations.Target;
import io.sigil.operations.keys.ColumnCensus;
import io.sigil.operations.status.ColumnStatus;
import io.sigil.operations.status.StatusReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sigil status}. */
@Command(
        name = "status",
        description = {
            "Counts the values of every ruled column, plain and encrypted, by version of the data key, and says what"
                    + " to do next. The database counts, reading each column once. Changes nothing. Exit code 1 when"
                    + " something is wrong, such as plaintext in a column that is to hold none.",
            "",
            "Examples:",
            "  sigil status",
            "  sigil status --html status.html"
        })
final class StatusCommand extends DatabaseCommand {
    @Option(names = "--html", paramLabel = "FILE", description = "Write one self-contained page with charts, too.")
    @Nullable
    Path html;

    @Override
    ExitCode run(Screen screen, Target target) throws SQLException, IOException {
        StatusReport report = StatusReport.take(target);
        TextTable table = new TextTable(
                "COLUMN", "RULE", "STATE", "NULL", "PLAIN", "ENCRYPTED", "BY VERSION", "OLDEST KEY", "NEXT");
        for (ColumnStatus column : report.columns()) {
            String versions = column.cellsByVersion().entrySet().stream()
                    .map(entry -> "v" + entry.getKey() + ": " + entry.getValue())
                    .collect(Collectors.joining(", "));
            if (column.ofPrevious() > 0) {
                versions += (versions.isEmpty() ? "" : ", ") + "previous: " + column.ofPrevious();
            }
            table.add(
                    column.name(),
                    column.treatment(),
                    column.state(),
                    count(column, ColumnCensus::nulls),
                    count(column, ColumnCensus::plain),
                    count(column, ColumnCensus::cells),
                    versions.isEmpty() ? "-" : versions,
                    column.oldestKey().map(String::valueOf).orElse("-"),
                    column.next());
            screen.object(object(column));
        }
        table.print(screen);
        instances(screen, report);
        if (html != null) {
            Files.write(html, StatusPage.of(report).getBytes(StandardCharsets.UTF_8));
            screen.line("Page written to " + html);
        }
        return report.isWrong() ? ExitCode.FINDINGS : ExitCode.DONE;
    }

    private static void instances(Screen screen, StatusReport report) {
        if (report.instances().isEmpty()) {
            screen.line("No JVM has said yet which rules it runs.");
            return;
        }
        long others = report.instancesOfOtherRules();
        String text = report.instances().size() + " JVMs seen lately, " + others + " of them with other rules than "
                + report.rules() + ", those of the file.";
        screen.line(others == 0 ? screen.paint().good(text) : screen.paint().doubtful(text));
        for (Instance instance : report.instances()) {
            screen.line("  " + instance);
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("instance", instance.id());
            object.put("host", instance.host());
            object.put("rules", instance.rules());
            object.put("current", instance.rules().equals(report.rules()));
            object.put("since", instance.since());
            object.put("seen", instance.seen());
            screen.object(object);
        }
    }

    private static String count(ColumnStatus column, ToLongFunction<ColumnCensus> of) {
        return column.census().map(c -> String.valueOf(of.applyAsLong(c))).orElse("-");
    }

    private static Map<String, @Nullable Object> object(ColumnStatus column) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("column", column.name());
        object.put("rule", column.treatment());
        object.put("state", column.state());
        object.put("rows", column.census().map(ColumnCensus::rows));
        object.put("nulls", column.census().map(ColumnCensus::nulls));
        object.put("plain", column.census().map(ColumnCensus::plain));
        object.put("encrypted", column.census().map(ColumnCensus::cells));
        object.put("damaged", column.census().map(ColumnCensus::damaged));
        object.put("byVersion", column.cellsByVersion());
        object.put("ofPrevious", column.ofPrevious());
        object.put("ofUnknownKeys", column.ofUnknownKeys());
        object.put("oldestKey", column.oldestKey());
        object.put("lastRotation", column.lastRotation());
        object.put("next", column.next().name());
        object.put("nextText", column.next().toString());
        return object;
    }
}

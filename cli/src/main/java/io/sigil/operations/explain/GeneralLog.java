package io.sigil.operations.explain;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The general query log of MySQL and MariaDB in a file: what clients sent (Query) and prepared (Prepare). What a prepared
 * statement was executed with (Execute) repeats it. Immutable.
 */
public final class GeneralLog implements StatementSource {
    /** A time, unless it is that of the line before; the connection's number; the command; its argument. */
    private static final Pattern ENTRY = Pattern.compile(
            "(?:\\d{4}-\\d{2}-\\d{2}T\\S+\\s+|\\d{6}\\s+\\d{1,2}:\\d{2}:\\d{2}\\s+|\\t\\t\\s*)(\\d+) "
                    + "(Query|Prepare|Execute|Connect|Quit|Init DB|Field List|Statistics|Close stmt|Reset stmt|Ping|"
                    + "Change user|Create DB|Drop DB|Refresh|Shutdown|Processlist|Kill|Fetch|Reset connection|"
                    + "Long Data|Set option|Binlog Dump|Bulk_execute|Error)(?:\\t(.*))?",
            Pattern.DOTALL);

    private static final Set<String> STATEMENTS = Set.of("Query", "Prepare");

    private final Path file;

    public GeneralLog(Path file) {
        this.file = file;
    }

    @Override
    public void read(Sink sink) throws IOException, SQLException {
        StringBuilder statement = new StringBuilder();
        try (BufferedReader lines = LogLines.open(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher entry = ENTRY.matcher(line);
                if (entry.matches()) {
                    flush(statement, sink);
                    if (STATEMENTS.contains(entry.group(2)) && entry.group(3) != null) {
                        statement.append(entry.group(3));
                    }
                } else if (statement.length() > 0) {
                    statement.append('\n').append(line);
                }
            }
        }
        flush(statement, sink);
    }

    private static void flush(StringBuilder statement, Sink sink) throws IOException, SQLException {
        String sql = statement.toString().trim();
        statement.setLength(0);
        if (!sql.isEmpty()) {
            sink.take(sql, 1);
        }
    }
}

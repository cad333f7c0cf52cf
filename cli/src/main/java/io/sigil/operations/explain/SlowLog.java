package io.sigil.operations.explain;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** The slow query log of MySQL and MariaDB in a file. Immutable. */
public final class SlowLog implements StatementSource {
    /** What the server writes before the statement itself. */
    private static final Pattern PREAMBLE =
            Pattern.compile("(?i)(SET (last_insert_id=\\d+,)?(insert_id=\\d+,)?timestamp=[\\d.]+;|use \\S+;)");

    private static final Pattern BANNER =
            Pattern.compile("\\S*(mysqld|mariadbd)\\S*, Version: .*|Tcp port: .*|Time\\s+Id\\s+Command\\s+Argument.*");

    private final Path file;

    public SlowLog(Path file) {
        this.file = file;
    }

    @Override
    public void read(Sink sink) throws IOException, SQLException {
        StringBuilder entry = new StringBuilder();
        try (BufferedReader lines = LogLines.open(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("# ") || BANNER.matcher(line).matches()) {
                    flush(entry, sink);
                } else if (!PREAMBLE.matcher(line).matches()) {
                    entry.append(line).append('\n');
                }
            }
        }
        flush(entry, sink);
    }

    private static void flush(StringBuilder entry, Sink sink) throws IOException, SQLException {
        String statement = entry.toString().trim();
        entry.setLength(0);
        if (statement.endsWith(";")) {
            statement = statement.substring(0, statement.length() - 1);
        }
        // An administrator command, such as Ping or Quit.
        if (!statement.isEmpty() && !statement.startsWith("# administrator")) {
            sink.take(statement, 1);
        }
    }
}

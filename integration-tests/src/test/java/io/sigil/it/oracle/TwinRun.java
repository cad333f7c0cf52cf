package io.sigil.it.oracle;

import io.sigil.it.canary.Canary;
import io.sigil.it.canary.CanaryScan;
import io.sigil.it.canary.Recording;
import io.sigil.it.server.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** One case on one pair of databases. Used once. */
final class TwinRun implements AutoCloseable {
    private final TwinCase twinCase;
    private final TestDatabase ruledDatabase;
    private final Connection plain;
    private final Connection ruled;
    private final Recording recording;
    private final TwinSteps steps;

    private TwinRun(
            TwinCase twinCase, TestDatabase ruledDatabase, Connection plain, Connection ruled, Recording recording) {
        this.twinCase = twinCase;
        this.ruledDatabase = ruledDatabase;
        this.plain = plain;
        this.ruled = ruled;
        this.recording = recording;
        this.steps = new TwinSteps(plain, ruled, recording, twinCase.canaries());
    }

    static TwinRun open(
            TwinCase twinCase, TestDatabase plainDatabase, TestDatabase ruledDatabase, RuledSide ruledSide, Path rules)
            throws SQLException {
        for (String table : twinCase.tables().keySet()) {
            if (twinCase.physicalDdl(table).isPresent()) {
                execute(ruledDatabase, twinCase.physicalDdl(table).get());
            }
        }
        Recording recording = Recording.start();
        Connection plain = null;
        try {
            plain = plainDatabase.connect();
            return new TwinRun(twinCase, ruledDatabase, plain, ruledSide.open(ruledDatabase, rules), recording);
        } catch (SQLException e) {
            recording.close();
            if (plain != null) {
                plain.close();
            }
            throw e;
        }
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    TwinResult run() throws SQLException {
        createTables();
        for (Step step : twinCase.setup()) {
            steps.compare("setup", step, false);
        }
        int number = 1;
        for (Step step : twinCase.steps()) {
            steps.compare("step " + number++, step, true);
        }
        for (String table : twinCase.tables().keySet()) {
            steps.compare("table " + table + " afterwards", Step.statement("SELECT * FROM " + table), false);
        }
        if (!twinCase.canaries().isEmpty()) {
            scan();
        }
        return steps.result(report());
    }

    private void createTables() throws SQLException {
        for (Map.Entry<String, String> table : twinCase.tables().entrySet()) {
            try (Statement statement = plain.createStatement()) {
                statement.execute(table.getValue());
            }
            if (twinCase.physicalDdl(table.getKey()).isEmpty()) {
                try (Statement statement = ruled.createStatement()) {
                    statement.execute(table.getValue());
                }
            }
        }
    }

    /** What was sent, and what the bare delegate finds stored. */
    private void scan() throws SQLException {
        CanaryScan scan =
                CanaryScan.of(Canary.all(twinCase.canaries().toArray())).statements(recording.events());
        try (Connection bare = ruledDatabase.connect();
                Statement statement = bare.createStatement()) {
            for (String table : twinCase.tables().keySet()) {
                try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
                    int columns = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        for (int i = 1; i <= columns; i++) {
                            byte[] stored = stored(rows.getObject(i));
                            scan.bytes(
                                    "table " + table + ", column "
                                            + rows.getMetaData().getColumnName(i),
                                    stored);
                        }
                    }
                }
            }
        }
        scan.findings().forEach(finding -> steps.different("plaintext left the driver: " + finding));
    }

    private static byte[] stored(Object value) throws SQLException {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        if (value instanceof java.sql.Clob clob) {
            return clob.getSubString(1, (int) clob.length()).getBytes(StandardCharsets.UTF_8);
        }
        if (value instanceof java.sql.Blob blob) {
            return blob.getBytes(1, (int) blob.length());
        }
        return String.valueOf(value).getBytes(StandardCharsets.UTF_8);
    }

    private String report() {
        StringBuilder text = new StringBuilder();
        text.append(twinCase.name());
        text.append("\n  on ").append(ruledDatabase.server().description());
        twinCase.tables().values().forEach(ddl -> text.append("\n  ").append(ddl));
        text.append("\n  rules: ").append(twinCase.rules().strip().replace("\n", "\n    "));
        twinCase.setup().forEach(step -> text.append("\n  setup: ").append(step));
        twinCase.steps().forEach(step -> text.append("\n  step: ").append(step));
        return text.toString();
    }

    @Override
    public void close() throws SQLException {
        recording.close();
        try {
            plain.close();
        } finally {
            ruled.close();
        }
    }
}

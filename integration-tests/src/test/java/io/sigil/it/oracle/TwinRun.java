package io.sigil.it.oracle;

import io.sigil.it.canary.Canary;
import io.sigil.it.canary.CanaryScan;
import io.sigil.it.canary.Recording;
import io.sigil.it.canary.Sent;
import io.sigil.it.oracle.Observation.Phase;
import io.sigil.it.server.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One case on one pair of databases. Used once. */
final class TwinRun implements AutoCloseable {
    private final TwinCase twinCase;
    private final TestDatabase ruledDatabase;
    private final Connection plain;
    private final Connection ruled;
    private final Recording recording;
    private final List<String> refusals = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();

    private TwinRun(
            TwinCase twinCase, TestDatabase ruledDatabase, Connection plain, Connection ruled, Recording recording) {
        this.twinCase = twinCase;
        this.ruledDatabase = ruledDatabase;
        this.plain = plain;
        this.ruled = ruled;
        this.recording = recording;
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
            compare("setup", step, false);
        }
        int number = 1;
        for (Step step : twinCase.steps()) {
            compare("step " + number++, step, true);
        }
        for (String table : twinCase.tables().keySet()) {
            compare("table " + table + " afterwards", Step.statement("SELECT * FROM " + table), false);
        }
        if (!twinCase.canaries().isEmpty()) {
            scan();
        }
        TwinResult.Outcome outcome = differences.isEmpty()
                ? (refusals.isEmpty() ? TwinResult.Outcome.EQUAL : TwinResult.Outcome.REFUSED)
                : TwinResult.Outcome.DIFFERENT;
        return new TwinResult(outcome, List.copyOf(refusals), List.copyOf(differences), report(outcome));
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

    /** The ruled side goes first: what it refuses must not be done on the plaintext side either. */
    private void compare(String where, Step step, boolean mayRefuse) {
        int mark = recording.mark();
        Observation fromRuled = StepRunner.run(ruled, step);
        if (fromRuled.isRefused() && mayRefuse) {
            refusal(where, step, fromRuled, mark);
            return;
        }
        Observation fromPlain = StepRunner.run(plain, step);
        List<String> found = Comparison.of(fromPlain, fromRuled, step.ordered());
        if (!found.isEmpty()) {
            StringBuilder text = new StringBuilder(where + ", " + step);
            found.forEach(difference -> text.append("\n    differs: ").append(difference));
            text.append("\n    sent to the delegate:");
            sentSince(mark).forEach(event -> text.append("\n      ").append(event));
            differences.add(text.toString());
        }
    }

    private void refusal(String where, Step step, Observation observation, int mark) {
        String message = observation.failure().cause().getMessage();
        refusals.add(message);
        boolean preparing = observation.failure().phase() == Phase.PREPARING;
        List<Sent> sent = sentSince(mark).stream()
                .filter(event -> event.operation().startsWith("execute")
                        || (preparing && event.operation().startsWith("prepare")))
                .toList();
        if (!sent.isEmpty()) {
            differences.add(where + ", " + step + "\n    refused: " + message + "\n    but sent before that: " + sent);
        }
        for (Object canary : twinCase.canaries()) {
            if (!CanaryScan.of(List.of(Canary.of(canary)))
                    .bytes("the message", message.getBytes(StandardCharsets.UTF_8))
                    .findings()
                    .isEmpty()) {
                differences.add(where + ", " + step + "\n    refused, but the message quotes a value: " + message);
            }
        }
    }

    private List<Sent> sentSince(int mark) {
        return recording.applicationEventsSince(mark);
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
        scan.findings().forEach(finding -> differences.add("plaintext left the driver: " + finding));
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

    private String report(TwinResult.Outcome outcome) {
        StringBuilder text = new StringBuilder();
        text.append(outcome).append(": ").append(twinCase.name());
        text.append("\n  on ").append(ruledDatabase.server().description());
        twinCase.tables().values().forEach(ddl -> text.append("\n  ").append(ddl));
        text.append("\n  rules: ").append(twinCase.rules().strip().replace("\n", "\n    "));
        twinCase.setup().forEach(step -> text.append("\n  setup: ").append(step));
        twinCase.steps().forEach(step -> text.append("\n  step: ").append(step));
        refusals.forEach(message -> text.append("\n  refused: ").append(message));
        differences.forEach(difference -> text.append("\n  ").append(difference));
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

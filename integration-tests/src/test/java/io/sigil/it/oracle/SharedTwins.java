package io.sigil.it.oracle;

import io.sigil.dialect.Dialect;
import io.sigil.it.canary.Canary;
import io.sigil.it.canary.CanaryScan;
import io.sigil.it.canary.Recording;
import io.sigil.it.server.DatabaseServer;
import io.sigil.it.server.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/**
 * One twin for many cases: the tables are made and filled once, and every case is rolled back. What a case compares is
 * what {@link TwinOracle} compares; what is stored isn't scanned for plaintext, only what was sent. Not thread-safe.
 */
public final class SharedTwins implements AutoCloseable {
    private final TwinCase fixture;
    private final TestDatabase plainDatabase;
    private final TestDatabase ruledDatabase;
    private final Connection plain;
    private final Connection ruled;

    private SharedTwins(
            TwinCase fixture,
            TestDatabase plainDatabase,
            TestDatabase ruledDatabase,
            Connection plain,
            Connection ruled) {
        this.fixture = fixture;
        this.plainDatabase = plainDatabase;
        this.ruledDatabase = ruledDatabase;
        this.plain = plain;
        this.ruled = ruled;
    }

    /**
     * Makes both databases with the fixture's tables, and fills them with its setup.
     *
     * @param fixture its steps and canaries are ignored
     */
    public static SharedTwins open(DatabaseServer server, RuledSide ruledSide, Path folder, TwinCase fixture)
            throws SQLException, IOException {
        TestDatabase plainDatabase = server.createDatabase("plain");
        TestDatabase ruledDatabase = server.createDatabase("ruled");
        Path home = Files.createDirectories(folder.resolve(ruledDatabase.name()));
        Path rules =
                Files.writeString(home.resolve("sigil.yaml"), "version: 1\n" + ruledSide.keys(home) + fixture.rules());
        SharedTwins twins = new SharedTwins(
                fixture, plainDatabase, ruledDatabase, plainDatabase.connect(), ruledSide.open(ruledDatabase, rules));
        twins.fill();
        return twins;
    }

    private void fill() throws SQLException {
        try (Connection physical = ruledDatabase.connect();
                Statement onPlain = plain.createStatement();
                Statement onRuled = ruled.createStatement();
                Statement onPhysical = physical.createStatement()) {
            for (Map.Entry<String, String> table : fixture.tables().entrySet()) {
                String physicalDdl = fixture.physicalDdl(table.getKey()).orElse(null);
                onPlain.execute(table.getValue());
                if (physicalDdl == null) {
                    onRuled.execute(table.getValue());
                } else {
                    onPhysical.execute(physicalDdl);
                }
            }
        }
        begin();
        try (Recording recording = Recording.start()) {
            TwinSteps steps = new TwinSteps(plain, ruled, recording, List.of());
            for (Step step : fixture.setup()) {
                steps.compare("setup", step, false);
            }
            steps.result("setup of " + fixture.name()).assertEqual();
        }
        plain.commit();
        ruled.commit();
    }

    /**
     * Runs a case in a transaction that is rolled back.
     *
     * @param tables those whose rows are compared afterwards
     */
    public TwinResult run(String name, List<Step> steps, List<String> tables, List<Object> canaries)
            throws SQLException {
        begin();
        try {
            return compare(name, steps, tables, canaries);
        } finally {
            plain.rollback();
            ruled.rollback();
        }
    }

    /**
     * Runs a case that makes or changes tables, which commits on most databases.
     *
     * @param cleanUp statements for both sides afterwards; failures of theirs are ignored
     */
    public TwinResult runCommitting(String name, List<Step> steps, List<String> cleanUp, List<Object> canaries)
            throws SQLException {
        plain.setAutoCommit(true);
        ruled.setAutoCommit(true);
        try {
            return compare(name, steps, List.of(), canaries);
        } finally {
            for (String sql : cleanUp) {
                StepRunner.run(ruled, Step.statement(sql));
                StepRunner.run(plain, Step.statement(sql));
            }
        }
    }

    private TwinResult compare(String name, List<Step> steps, List<String> tables, List<Object> canaries)
            throws SQLException {
        try (Recording recording = Recording.start()) {
            TwinSteps twinSteps = new TwinSteps(plain, ruled, recording, canaries);
            for (Step step : steps) {
                step(twinSteps, step);
                if (twinSteps.isRefused()) {
                    // What follows may need what the refused step would have made.
                    break;
                }
            }
            for (String table : tables) {
                twinSteps.compare("table " + table + " afterwards", Step.statement("SELECT * FROM " + table), false);
            }
            if (!canaries.isEmpty()) {
                CanaryScan.of(Canary.all(canaries.toArray()))
                        .statements(recording.events())
                        .findings()
                        .forEach(finding -> twinSteps.different("plaintext left the driver: " + finding));
            }
            return twinSteps.result(report(name, steps));
        }
    }

    private void begin() throws SQLException {
        plain.setAutoCommit(false);
        ruled.setAutoCommit(false);
    }

    /**
     * Stores the ruled values of every other row as plaintext, as the database's own cast to a character type writes them.
     *
     * @param key a column with the numbers of the rows
     * @param text whether the ruled columns are character columns
     */
    public void storePlaintext(String table, String key, List<String> columns, boolean text) throws SQLException {
        String type = ruledDatabase.dialect().isMySqlFamily() ? "CHAR" : "VARCHAR";
        try (Connection physical = ruledDatabase.connect();
                Statement query = plain.createStatement()) {
            for (String column : columns) {
                try (ResultSet rows = query.executeQuery("SELECT " + key + ", CAST(" + column + " AS " + type
                                + ") FROM " + table + " WHERE MOD(" + key + ", 2) = 1");
                        PreparedStatement update = physical.prepareStatement(
                                "UPDATE " + table + " SET " + column + " = ? WHERE " + key + " = ?")) {
                    while (rows.next()) {
                        String value = rows.getString(2);
                        if (text) {
                            update.setString(1, value);
                        } else {
                            update.setBytes(1, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
                        }
                        update.setInt(2, rows.getInt(1));
                        update.executeUpdate();
                    }
                }
            }
        }
        plain.commit();
    }

    /** PostgreSQL takes nothing more in a transaction in which a statement failed. */
    private void step(TwinSteps twinSteps, Step step) throws SQLException {
        if (ruledDatabase.dialect() != Dialect.POSTGRESQL || ruled.getAutoCommit()) {
            twinSteps.compare("step", step, true);
            return;
        }
        Savepoint ofPlain = plain.setSavepoint();
        Savepoint ofRuled = ruled.setSavepoint();
        if (!twinSteps.compare("step", step, true)) {
            plain.rollback(ofPlain);
            ruled.rollback(ofRuled);
        }
    }

    private String report(String name, List<Step> steps) {
        StringBuilder text = new StringBuilder(name);
        text.append("\n  on ").append(ruledDatabase.server().description());
        steps.forEach(step -> text.append("\n  step: ").append(step));
        return text.toString();
    }

    @Override
    public void close() throws SQLException {
        plain.close();
        ruled.close();
        plainDatabase.drop();
        ruledDatabase.drop();
    }
}

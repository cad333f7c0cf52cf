package io.sigil.it.oracle;

import io.sigil.it.server.DatabaseServer;
import io.sigil.it.server.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * The twin oracle: every case runs on a plaintext database through the bare delegate and on a ruled one through
 * Sigil, and an application must not be able to tell them apart, except by a refusal before anything is sent.
 *
 * <pre>{@code
 * TwinOracle oracle = new TwinOracle(server, RuledSide.sigil(), folder);
 * oracle.run(twinCase).assertEqual();
 * System.out.println(oracle.summary());
 * }</pre>
 */
public final class TwinOracle {
    private final DatabaseServer server;
    private final RuledSide ruledSide;
    private final Path folder;
    private final OracleSummary summary = new OracleSummary();

    /** @param folder for rules files and keyrings */
    public TwinOracle(DatabaseServer server, RuledSide ruledSide, Path folder) {
        this.server = server;
        this.ruledSide = ruledSide;
        this.folder = folder;
    }

    /** Runs one case on a pair of databases of its own. Fails only when the pair can't be set up at all. */
    public TwinResult run(TwinCase twinCase) throws SQLException, IOException {
        if (twinCase.steps().isEmpty()) {
            throw new IllegalArgumentException("a case without a step can't fail: " + twinCase.name());
        }
        TestDatabase plain = server.createDatabase("plain");
        TestDatabase ruled = server.createDatabase("ruled");
        Path rules = writeRules(twinCase, ruled);
        try (TwinRun run = TwinRun.open(twinCase, plain, ruled, ruledSide, rules)) {
            TwinResult result = run.run();
            summary.count(result.outcome());
            return result;
        } finally {
            // Thousands of cases would fill the disk: an empty PostgreSQL database takes 7 MB.
            plain.drop();
            ruled.drop();
        }
    }

    /** What became of the cases so far. */
    public OracleSummary summary() {
        return summary;
    }

    private Path writeRules(TwinCase twinCase, TestDatabase ruled) throws IOException {
        Path home = Files.createDirectories(folder.resolve(ruled.name()));
        String given = twinCase.rules();
        boolean whole = given.lines().anyMatch(line -> line.startsWith("keys:"));
        String text = whole ? given : "version: 1\n" + ruledSide.keys(home) + given;
        return Files.writeString(home.resolve("sigil.yaml"), text);
    }
}

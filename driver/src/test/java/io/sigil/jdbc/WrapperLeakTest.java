package io.sigil.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.engine.ConnectionSource;
import io.sigil.engine.EngineKey;
import io.sigil.engine.TestRegistry;
import io.sigil.jdbc.forwarding.UnwrapPolicy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sigil's own wrappers under the audit: no raw object of the delegate comes out of any method. */
class WrapperLeakTest {
    @TempDir
    Path directory;

    private Connection wrap(Connection raw) {
        String yaml = SigilH2.KEYS.formatted(directory.resolve("keys.p12")) + SigilH2.USERS;
        ConnectionSource source = () -> raw;
        try {
            return new EncryptedConnections(TestRegistry.of(new MarkedAnalysis()))
                    .open(
                            new EngineKey(yaml, raw),
                            () -> SigilH2.parse(yaml),
                            getClass().getClassLoader(),
                            source,
                            UnwrapPolicy.DENY);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void noRawObjectComesOut() {
        LeakAudit.Report report = new LeakAudit(this::wrap, Map.of("getString", "x"), "SELECT 1").run();
        assertThat(report.leaks()).isEmpty();
        assertThat(report.crashes()).isEmpty();
        assertThat(report.called()).hasSizeGreaterThan(700);
        // Results of metadata queries belong to no statement; SQL on a prepared statement is refused.
        assertThat(report.unanswered())
                .allMatch(method -> method.endsWith("Rows.getStatement()") || method.endsWith(".executeQuery(String)"));
    }
}

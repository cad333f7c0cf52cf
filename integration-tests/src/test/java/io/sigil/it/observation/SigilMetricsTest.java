package io.sigil.it.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The class of docs/monitoring.md. */
class SigilMetricsTest {
    @TempDir
    private Path folder;

    @Test
    void micrometerCountsWhatTheMBeanCounts() throws Exception {
        Path rules = Files.writeString(folder.resolve("sigil.yaml"), """
                version: 1
                keys: {k: {kms: local, keyring: '%s', password: p, create: true}}
                tables: {users: {columns: {ssn: {}}}}
                """.formatted(folder.resolve("k.p12")));
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        SigilMetrics metrics = new SigilMetrics();
        metrics.bindTo(registry);
        double before = registry.get("sigil.Refusals").functionCounter().count();
        try (Connection connection = DriverManager.getConnection("jdbc:sigil:h2:mem:metrics;sigil.rules=" + rules);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE users (id INT, ssn VARCHAR)");
            assertThatThrownBy(() -> statement.executeQuery("SELECT id FROM users WHERE ssn = 'x'"))
                    .hasMessageContaining("SIGIL-2003");
            assertThat(registry.get("sigil.Refusals").functionCounter().count()).isEqualTo(before + 1);
        }
    }
}

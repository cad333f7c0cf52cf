package io.sigil.it.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sigil.micrometer.SigilMetrics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/monitoring.md's meters count what the MBeans count. */
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
        new SigilMetrics().bindTo(registry);
        double before = registry.get("sigil.refusals").functionCounter().count();
        double calls = registry.get("sigil.kms.calls").functionTimer().count();
        try (Connection connection = DriverManager.getConnection("jdbc:sigil:h2:mem:metrics;sigil.rules=" + rules);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE users (id INT, ssn VARCHAR)");
            assertThatThrownBy(() -> statement.executeQuery("SELECT id FROM users WHERE ssn = 'x'"))
                    .hasMessageContaining("SIGIL-2003");
            assertThat(registry.get("sigil.refusals").functionCounter().count()).isEqualTo(before + 1);
            statement.execute("INSERT INTO users VALUES (1, '1-1')");
            assertThat(registry.get("sigil.kms.calls").functionTimer().count()).isGreaterThan(calls);
            assertThat(registry.get("sigil.kms.calls").functionTimer().totalTime(TimeUnit.NANOSECONDS))
                    .isPositive();
            assertThat(registry.getMeters()).hasSize(9);
        }
    }
}

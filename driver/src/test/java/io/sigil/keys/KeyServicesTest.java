package io.sigil.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.rules.KeyRule;
import io.sigil.rules.Position;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyServicesTest {
    @TempDir
    private Path directory;

    private URLClassLoader applicationWith(String... providers) throws IOException {
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.write(services.resolve(KeyEncryptionServiceProvider.class.getName()), java.util.List.of(providers));
        return new URLClassLoader(
                new URL[] {directory.toUri().toURL()}, getClass().getClassLoader());
    }

    private static KeyRule rule(String kms) {
        return new KeyRule.Builder(new Position("sigil.yaml", 1, 1), "pii", kms).build();
    }

    @Test
    void awsAndLocalAreInstalled() throws SQLException {
        KeyServices services = KeyServices.installed(getClass().getClassLoader());
        assertThat(services.provider(rule("aws")).name()).isEqualTo("aws");
        assertThat(services.provider(rule("local")).name()).isEqualTo("local");
    }

    @Test
    void serviceOfTheApplicationIsFoundBesideABrokenOne() throws Exception {
        try (URLClassLoader application = applicationWith("com.example.Missing", NamedProvider.class.getName())) {
            KeyServices services = KeyServices.installed(application);
            assertThat(services.provider(rule("named")).name()).isEqualTo("named");
            assertThat(services.provider(rule("aws")).name()).isEqualTo("aws");
        }
    }

    /** A provider as an application brings it. */
    public static final class NamedProvider implements KeyEncryptionServiceProvider {
        @Override
        public String name() {
            return "named";
        }

        @Override
        public KeyEncryptionService open(KeyRule rule) {
            throw new UnsupportedOperationException("a message that might quote anything");
        }
    }

    @Test
    void serviceThatThrowsAnythingBecomesAnSqlExceptionWithoutItsMessage() throws Exception {
        try (URLClassLoader application = applicationWith(NamedProvider.class.getName());
                KeysFixture fixture = new KeysFixture();
                DataKeys keys = DataKeys.open(
                        java.util.Map.of("pii", rule("named")), fixture.store(), application, fixture.clock)) {
            SQLException e = KeysFixture.assertFails(
                    io.sigil.error.ErrorCode.KMS_REQUEST_REFUSED, () -> keys.current("pii", KeyPurpose.RANDOMIZED));
            assertThat(KeysFixture.printed(e)).doesNotContain("might quote");
        }
    }
}

package io.sigil.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one file that is put on an application's class path. Skipped before the driver has been packaged. */
class DropInJarTest {
    @TempDir
    private Path folder;

    private Path jar;

    @BeforeEach
    void find() throws IOException {
        Path target = Path.of("../driver/target");
        try (Stream<Path> files = Files.exists(target) ? Files.list(target) : Stream.empty()) {
            List<Path> jars = files.filter(f -> f.getFileName().toString().matches("sigil-driver-.*-all\\.jar"))
                    .collect(Collectors.toList());
            assumeThat(jars).as("packaged by `mvn verify`").hasSize(1);
            jar = jars.get(0);
        }
    }

    @Test
    void holdsNoForeignPackageUnderItsOwnNameAndNoDelegate() throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            assertThat(file.stream().map(e -> e.getName()).filter(n -> n.endsWith(".class")))
                    .isNotEmpty()
                    .allMatch(n -> n.startsWith("io/sigil/"))
                    .noneMatch(n -> n.contains("org/h2/") || n.contains("postgresql") || n.contains("mysql/cj"));
        }
    }

    @Test
    void servesAnApplicationOnItsOwn() throws Exception {
        Path rules = Files.writeString(folder.resolve("sigil.yaml"), """
                version: 1
                keys: {k: {kms: local, keyring: '%s', password: p, create: true}}
                tables: {users: {columns: {ssn: {type: VARCHAR(11), mode: deterministic}}}}
                """.formatted(folder.resolve("k.p12")));
        URL h2 = org.h2.Driver.class.getProtectionDomain().getCodeSource().getLocation();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL(), h2}, ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            Driver driver = (Driver)
                    loader.loadClass("io.sigil.SigilDriver").getConstructor().newInstance();
            Properties properties = new Properties();
            properties.setProperty("sigil.rules", rules.toString());
            try (Connection connection = driver.connect("jdbc:sigil:h2:mem:dropin", properties);
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE users (id INT, ssn VARCHAR(11))");
                statement.execute("INSERT INTO users VALUES (1, '815-10-1852')");
                try (ResultSet row = statement.executeQuery("SELECT id, ssn FROM users WHERE ssn = '815-10-1852'")) {
                    assertThat(row.next()).isTrue();
                    assertThat(row.getString("ssn")).isEqualTo("815-10-1852");
                }
            }
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }
}

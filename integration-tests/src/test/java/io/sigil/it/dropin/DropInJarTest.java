package io.sigil.it.dropin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
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
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the one file that is put beside an application. */
class DropInJarTest {
    private static final long MOST_BYTES = 12_000_000;
    private static final String METADATA = "META-INF/native-image/io.sigil/sigil-driver/reachability-metadata.json";

    @TempDir
    private Path folder;

    private Path jar;

    @BeforeEach
    void find() throws IOException {
        jar = DropInJar.find();
    }

    @Test
    void holdsNoForeignPackageUnderItsOwnNameAndNoDelegate() throws IOException {
        assertThat(names().stream().filter(n -> n.endsWith(".class")))
                .isNotEmpty()
                .allMatch(n -> n.startsWith("io/sigil/"))
                .noneMatch(n -> n.contains("org/h2/") || n.contains("postgresql") || n.contains("mysql/cj"));
    }

    @Test
    void holdsNothingElseWhereAnApplicationMightFindIt() throws IOException {
        assertThat(names().stream().filter(n -> !n.endsWith("/")))
                .allMatch(n -> n.startsWith("io/sigil/") || n.startsWith("META-INF/"));
    }

    @Test
    void isSmall() throws IOException {
        assertThat(Files.size(jar)).isLessThan(MOST_BYTES);
    }

    @Test
    void namesItsModule() throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            assertThat(file.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
                    .isEqualTo("io.sigil.driver");
        }
    }

    @Test
    void offersOneDriverAndItsOwnServicesOnly() throws IOException {
        assertThat(text("META-INF/services/java.sql.Driver").strip()).isEqualTo("io.sigil.SigilDriver");
        assertThat(names().stream().filter(n -> n.matches("META-INF/services/.+")))
                .allMatch(n ->
                        n.equals("META-INF/services/java.sql.Driver") || n.startsWith("META-INF/services/io.sigil."));
    }

    @Test
    void keepsTheLicencesOfWhatItHolds() throws IOException {
        assertThat(text("META-INF/LICENSE")).contains("Apache License");
        String thirdParties = text("META-INF/THIRD-PARTY.txt");
        assertThat(thirdParties)
                .contains("Bouncy Castle", "AWS SDK", "Caffeine", "SnakeYAML", "SLF4J", "Reactive Streams")
                .contains("Permission is hereby granted, free of charge");
    }

    @Test
    void everyClassOfTheNativeImageMetadataIsThere() throws IOException {
        JsonNode reflection = new ObjectMapper().readTree(text(METADATA)).path("reflection");
        List<String> names = names();
        assertThat(reflection).isNotEmpty();
        for (JsonNode entry : reflection) {
            JsonNode type = entry.path("type");
            String name = type.isTextual()
                    ? type.asText()
                    : type.path("proxy").path(0).asText();
            assertThat(isThere(name, names)).as(name).isTrue();
        }
        for (JsonNode entry : new ObjectMapper().readTree(text(METADATA)).path("resources")) {
            assertThat(names).contains(entry.path("glob").asText());
        }
    }

    @Test
    void servesAnApplicationOnItsOwn() throws Exception {
        Path rules = Files.writeString(folder.resolve("sigil.yaml"), """
                version: 1
                keys: {k: {kms: local, keyring: '%s', password: p, create: true}}
                tables:
                  users:
                    columns:
                      ssn: {type: VARCHAR(11), mode: deterministic}
                      card: {type: CHAR(16), mode: format-preserving, alphabet: digits}
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
                statement.execute("CREATE TABLE users (id INT, ssn VARCHAR(11), card CHAR(16))");
                statement.execute("INSERT INTO users VALUES (1, '815-10-1852', '4111111111111111')");
                try (ResultSet row = statement.executeQuery("SELECT ssn, card FROM users WHERE ssn = '815-10-1852'")) {
                    assertThat(row.next()).isTrue();
                    assertThat(row.getString("ssn")).isEqualTo("815-10-1852");
                    assertThat(row.getString("card")).isEqualTo("4111111111111111");
                }
            }
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** In the jar, in the JDK, or beside the thin artifact. */
    private static boolean isThere(String name, List<String> names) {
        if (names.contains(name.replace('.', '/') + ".class")) {
            return true;
        }
        try {
            return !name.startsWith("io.sigil.") && Class.forName(name) != null;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private List<String> names() throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(ZipEntry::getName).collect(Collectors.toList());
        }
    }

    private String text(String name) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            ZipEntry entry = file.getEntry(name);
            assertThat(entry).as(name).isNotNull();
            return new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

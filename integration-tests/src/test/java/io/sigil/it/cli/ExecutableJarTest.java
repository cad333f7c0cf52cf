package io.sigil.it.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one executable file, and the launcher. Skipped before the command line has been packaged. */
class ExecutableJarTest {
    private static final Path MODULE = Path.of("../cli");

    @TempDir
    private Path folder;

    private Path jar;

    @BeforeEach
    void find() throws IOException {
        Path target = MODULE.resolve("target");
        try (Stream<Path> files = Files.exists(target) ? Files.list(target) : Stream.empty()) {
            List<Path> jars = files.filter(f -> f.getFileName().toString().matches("sigil-cli-.*-all\\.jar"))
                    .toList();
            assumeThat(jars).as("packaged by `mvn verify`").hasSize(1);
            jar = jars.get(0);
        }
    }

    private static String h2() throws Exception {
        return Path.of(org.h2.Driver.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
    }

    private Map<String, String> environment() throws IOException {
        Path rules = Files.writeString(folder.resolve("sigil.yaml"), """
                version: 1
                keys: {pii: {kms: local, keyring: '%s', password: p, create: true}}
                tables: {users: {columns: {ssn: {type: VARCHAR(11), mode: deterministic}}}}
                """.formatted(folder.resolve("k.p12")));
        return Map.of(
                "SIGIL_URL", "jdbc:h2:" + folder.resolve("db"),
                "SIGIL_RULES", rules.toString(),
                "JAVA_HOME", System.getProperty("java.home"));
    }

    private String run(int exit, Map<String, String> environment, String... command) throws Exception {
        Path out = folder.resolve("out");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().putAll(environment);
        assertThat(builder.start().waitFor()).as(Files.readString(out)).isEqualTo(exit);
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    private String[] java(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString()));
        command.addAll(List.of(arguments));
        return command.toArray(new String[0]);
    }

    @Test
    void worksWithADriverThatItIsGiven() throws Exception {
        Map<String, String> environment = environment();
        assertThat(run(2, environment, java("keys", "list")))
                .contains("SIGIL-1003")
                .contains("--driver-path");
        assertThat(run(0, environment, java("keys", "rotate", "pii", "--driver-path", h2())))
                .contains("Version 1 of pii writes");
        assertThat(run(0, environment, java("keys", "list", "--json", "--driver-path=" + h2())))
                .contains("\"version\": 1")
                .doesNotContain("\u001b");
        assertThat(run(0, environment, java("--version"))).startsWith("sigil 0.");
    }

    @Test
    void theLauncherFindsItAndTheDriversBesideIt() throws Exception {
        Path home = Files.createDirectories(folder.resolve("sigil-home"));
        Files.copy(MODULE.resolve("src/main/dist/sigil"), home.resolve("sigil"));
        assertThat(home.resolve("sigil").toFile().setExecutable(true)).isTrue();
        Files.copy(jar, home.resolve(jar.getFileName()));
        Path h2 = Path.of(h2());
        Files.copy(h2, Files.createDirectories(home.resolve("drivers")).resolve(h2.getFileName()));
        assertThat(run(0, environment(), home.resolve("sigil").toString(), "keys", "rotate", "pii"))
                .contains("Version 1 of pii writes");
    }

    @Test
    void holdsNoDriverOfADatabase() throws Exception {
        try (JarFile file = new JarFile(jar.toFile())) {
            assertThat(file.stream().map(e -> e.getName()))
                    .noneMatch(
                            n -> n.startsWith("org/h2/") || n.startsWith("org/postgresql/") || n.contains("mysql/cj"));
            assertThat(file.getManifest().getMainAttributes().getValue("Main-Class"))
                    .isEqualTo("io.sigil.cli.Sigil");
        }
    }
}

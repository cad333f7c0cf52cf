package io.sigil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesLookupTest {
    private static final String RULES = "version: 1\n";

    @TempDir
    private Path directory;

    @Test
    void theFirstPlaceThatNamesAFileWins() throws Exception {
        String given = file("given.yaml");
        String property = file("property.yaml");
        String variable = file("variable.yaml");
        file("sigil.yaml");
        try (URLClassLoader loader = loader(directory)) {
            Map<String, String> properties = Map.of("sigil.rules", property);
            Map<String, String> variables = Map.of("SIGIL_RULES", variable);

            assertThat(lookup(properties, variables, loader).find(given).source())
                    .isEqualTo(given);
            assertThat(lookup(properties, variables, loader).find(null).source())
                    .isEqualTo(property);
            assertThat(lookup(Map.of(), variables, loader).find(null).source()).isEqualTo(variable);
            assertThat(lookup(Map.of(), Map.of(), loader).find(null).source()).isEqualTo("classpath:sigil.yaml");
        }
    }

    @Test
    void aFileIsNamedByPathOrOnTheClassPath() throws Exception {
        String path = file("named.yaml");
        try (URLClassLoader loader = loader(directory)) {
            RulesLookup lookup = lookup(Map.of(), Map.of(), loader);
            assertThat(lookup.find(path)).isEqualTo(new RulesFile(path, RULES));
            assertThat(lookup.find("classpath:named.yaml")).isEqualTo(new RulesFile("classpath:named.yaml", RULES));
            assertThat(lookup.find("classpath:/named.yaml").source()).isEqualTo("classpath:/named.yaml");
        }
    }

    @Test
    void theFirstClassLoaderThatHasTheFileIsTheThreads() throws Exception {
        Path own = Files.createDirectory(directory.resolve("own"));
        Path thread = Files.createDirectory(directory.resolve("thread"));
        Files.writeString(own.resolve("a.yaml"), "own");
        Files.writeString(own.resolve("b.yaml"), "own");
        Files.writeString(thread.resolve("a.yaml"), "thread");
        try (URLClassLoader threads = loader(thread);
                URLClassLoader owns = loader(own)) {
            RulesLookup lookup = lookup(Map.of(), Map.of(), threads, owns);
            assertThat(lookup.find("classpath:a.yaml")).isEqualTo(new RulesFile("classpath:a.yaml", "thread"));
            assertThat(lookup.find("classpath:b.yaml")).isEqualTo(new RulesFile("classpath:b.yaml", "own"));
        }
    }

    @Test
    void aChangedFileIsReadAnewEvenFromAJar() throws Exception {
        Path jar = directory.resolve("rules.jar");
        jar(jar, "first");
        try (URLClassLoader loader = loader(jar)) {
            assertThat(lookup(Map.of(), Map.of(), loader).find("classpath:r.yaml"))
                    .isEqualTo(new RulesFile("classpath:r.yaml", "first"));
        }
        jar(jar, "second");
        try (URLClassLoader loader = loader(jar)) {
            assertThat(lookup(Map.of(), Map.of(), loader).find("classpath:r.yaml"))
                    .isEqualTo(new RulesFile("classpath:r.yaml", "second"));
        }
    }

    @Test
    void noRulesAnywhereListsWhereItLooked() throws IOException {
        try (URLClassLoader loader = loader(directory)) {
            assertThatThrownBy(() -> lookup(Map.of(), Map.of(), loader).find(null))
                    .isInstanceOf(SQLNonTransientException.class)
                    .hasMessageStartingWith("SIGIL-1001: ")
                    .hasMessageContainingAll(
                            "the connection's properties",
                            "the URL's parameters",
                            "the system property sigil.rules",
                            "the environment variable SIGIL_RULES",
                            "sigil.yaml on the class path")
                    .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("HY000"));
        }
    }

    @Test
    void anEmptyEnvironmentVariableIsNone() throws IOException {
        try (URLClassLoader loader = loader(directory)) {
            assertThatThrownBy(() ->
                            lookup(Map.of(), Map.of("SIGIL_RULES", ""), loader).find(null))
                    .hasMessageStartingWith("SIGIL-1001: ");
        }
    }

    @Test
    void aFileThatCannotBeReadIsNotReplacedByAnother() throws Exception {
        file("sigil.yaml");
        Path latin1 = directory.resolve("latin1.yaml");
        Files.write(latin1, "\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        try (URLClassLoader loader = loader(directory)) {
            assertUnreadable(loader, "classpath:missing.yaml", "there is no such file");
            assertUnreadable(loader, directory.resolve("missing.yaml").toString(), "there is no such file");
            assertUnreadable(loader, directory.toString(), "reading failed (IOException)");
            assertUnreadable(loader, latin1.toString(), "it isn't UTF-8");
            assertUnreadable(loader, "a\0b", "it isn't a path");
            assertUnreadable(loader, "", "the name is empty");
        }
    }

    private static void assertUnreadable(ClassLoader loader, String location, String why) {
        assertThatThrownBy(() -> lookup(Map.of("sigil.rules", location), Map.of(), loader)
                        .find(null))
                .isInstanceOf(SQLNonTransientException.class)
                .hasMessageStartingWith("SIGIL-1002: can't read the rules file " + location
                        + ", named by the system property sigil.rules; " + why);
    }

    private static RulesLookup lookup(
            Map<String, String> properties, Map<String, String> variables, ClassLoader... loaders) {
        return new RulesLookup(new Environment(properties::get, variables::get, List.of(loaders)));
    }

    private String file(String name) throws IOException {
        return Files.writeString(directory.resolve(name), RULES).toString();
    }

    private static URLClassLoader loader(Path place) throws IOException {
        return new URLClassLoader(new URL[] {place.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    }

    private static void jar(Path jar, String text) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("r.yaml"));
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}

package io.sigil.it.dropin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** examples/spring-boot does what its README says, with the Spring Boot of these tests, which is its own. */
class SpringBootExampleTest {
    private static final Path EXAMPLE =
            Path.of("../examples/spring-boot").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @Test
    void theApplicationFindsPatientsAndTheDatabaseHasCells() throws Exception {
        // What the example's pom has, without Sigil's modules: the jar is what an operator puts beside it.
        List<Path> libraries = Arrays.stream(
                        System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .filter(entry -> entry.matches(
                        ".*/(spring-|spring|h2-|HikariCP|slf4j-|commons-logging|micrometer-|jspecify)[^/]*\\.jar"))
                .map(Path::of)
                .toList();
        Path classes = folder.resolve("classes");
        try (Stream<Path> sources = Files.walk(EXAMPLE.resolve("src/main/java"))) {
            CompiledSources.compile(sources.filter(Files::isRegularFile).toList(), libraries, classes);
        }
        List<Path> classPath =
                new ArrayList<>(List.of(classes, EXAMPLE.resolve("src/main/resources"), DropInJar.find()));
        classPath.addAll(libraries);
        Path output = folder.resolve("output.txt");
        String last = ChildJvm.lastLine(
                Jdk.found().get(0),
                List.of(
                        "-cp",
                        ChildJvm.path(classPath),
                        "-Dsigil.rules=" + EXAMPLE.resolve("sigil.yaml"),
                        "-DCLINIC_KEYRING=" + folder.resolve("clinic.p12"),
                        "clinic.Clinic",
                        "--clinic.folder=" + folder),
                output);
        assertThat(last).contains("Lovelace", "Hopper").doesNotContain("Turing");
        assertThat(Files.readString(output))
                .containsPattern("by number: .*\\[Patient\\[id=2, ssn=912-06-1954, name=Turing, Alan.*]]")
                .containsPattern("by name: .*\\[Patient\\[id=1, .*]]");

        try (Connection bare = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("clinic"));
                Statement statement = bare.createStatement();
                ResultSet rows = statement.executeQuery("SELECT ssn, name, born, diagnosis FROM patients")) {
            int found = 0;
            while (rows.next()) {
                found++;
                for (int column = 1; column <= 4; column++) {
                    assertThat(rows.getBytes(column)).startsWith(0x75, 0x34, 0x56);
                }
            }
            assertThat(found).isEqualTo(3);
        }
    }
}

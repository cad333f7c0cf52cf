package io.sigil.it.dropin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** examples/legacy does what its README says. */
class LegacyExampleTest {
    private static final Path EXAMPLE =
            Path.of("../examples/legacy").toAbsolutePath().normalize();
    private static final Path TOMCAT = Path.of("target/tomcat").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void theServletFindsPatientsAndTheDatabaseHasCells() throws Exception {
        Path jar = DropInJar.find();
        Path classes = folder.resolve("classes");
        CompiledSources.compile(
                List.of(EXAMPLE.resolve("src/clinic/PatientServlet.java")),
                List.of(TOMCAT.resolve("lib/servlet-api.jar")),
                classes);
        Path h2 = Path.of(org.h2.Driver.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        try (TomcatServer tomcat = TomcatServer.start(
                Jdk.found().get(0),
                TOMCAT,
                folder.resolve("base"),
                List.of(jar, h2),
                classes,
                text("web.xml"),
                text("context.xml"),
                Map.of(
                        "sigil.rules", EXAMPLE.resolve("sigil.yaml").toString(),
                        "CLINIC_KEYRING", folder.resolve("clinic.p12").toString()))) {
            assertThat(tomcat.get("/?ssn=815-10-1852")).startsWith("1 | 815-10-1852 | Lovelace, Ada | 1815-12-10");
            assertThat(tomcat.get("/?name=Turing")).startsWith("2 | ").hasLineCount(1);
            assertThat(tomcat.get("/?before=1910-01-01"))
                    .contains("Lovelace", "Hopper")
                    .doesNotContain("Turing");
            // The magic of a cell, and nothing that a name would be in hexadecimal digits either.
            assertThat(tomcat.get("/raw").lines())
                    .hasSize(3)
                    .allMatch(line -> line.matches("\\d( \\| 753456[0-9a-fA-F]{18}){4}"));
        }
    }

    private static String text(String file) throws IOException {
        return Files.readString(EXAMPLE.resolve(file));
    }
}

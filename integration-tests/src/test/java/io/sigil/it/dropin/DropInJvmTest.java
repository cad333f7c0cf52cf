package io.sigil.it.dropin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sigil.kms.KmsEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The built jar as applications have it, each time in a JVM of its own, with data keys from a KMS that it reaches over HTTP.
 * The application is src/test/dropin/app/Visit.java, which knows nothing of Sigil.
 */
class DropInJvmTest {
    private static final Path LIBRARIES = Path.of("target/dropin").toAbsolutePath();
    private static final Path TOMCAT = Path.of("target/tomcat").toAbsolutePath();
    private static final String URL = "jdbc:sigil:h2:mem:visit;DB_CLOSE_DELAY=-1";
    private static final Path H2 = Path.of(org.h2.Driver.class
            .getProtectionDomain()
            .getCodeSource()
            .getLocation()
            .getPath());

    private static final String WEB = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <servlet><servlet-name>visit</servlet-name><servlet-class>web.VisitServlet</servlet-class></servlet>
              <servlet-mapping><servlet-name>visit</servlet-name><url-pattern>/</url-pattern></servlet-mapping>
            </web-app>
            """;
    private static final String RESOURCE = """
            <Resource name="jdbc/%s" auth="Container" type="javax.sql.DataSource" driverClassName="%s" url="%s"/>
            """;

    @TempDir
    private Path folder;

    private final KmsEndpoint kms = KmsEndpoint.start();
    private Path jar;
    private Path classes;
    private Path rules;

    static List<Jdk> jdks() throws IOException {
        return Jdk.found();
    }

    @BeforeEach
    void compile() throws IOException {
        jar = DropInJar.find();
        classes = folder.resolve("classes");
        CompiledSources.compile(List.of(CompiledSources.SOURCES.resolve("app/Visit.java")), List.of(), classes);
        String arn = kms.createKey("alias/app");
        rules = Files.writeString(folder.resolve("sigil.yaml"), """
                version: 1
                keys:
                  k: {kms: aws, keyId: alias/app, region: %s, endpoint: '%s', trusted: ['%s']}
                tables:
                  users: {columns: {ssn: {type: VARCHAR(11), mode: deterministic}}}
                """.formatted(kms.region(), kms.uri(), arn));
    }

    @AfterEach
    void stop() {
        kms.close();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void servesAClassPath(Jdk jdk) throws Exception {
        assertThat(run(jdk, "-cp", ChildJvm.path(List.of(classes, jar, H2)), "app.Visit", URL))
                .isEqualTo("encrypted");
        assertThat(kms.count("GenerateDataKey")).isPositive();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void servesAModulePathWhoseApplicationRequiresJdbcOnly(Jdk jdk) throws Exception {
        Path source = folder.resolve("module-info.java");
        Files.writeString(source, "module app { requires java.sql; }");
        Path module = folder.resolve("module");
        CompiledSources.compile(List.of(source, CompiledSources.SOURCES.resolve("app/Visit.java")), List.of(), module);
        assertThat(run(jdk, "-p", ChildJvm.path(List.of(module, jar, H2)), "-m", "app/app.Visit", URL))
                .isEqualTo("encrypted");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void servesASpringBootFatJar(Jdk jdk) throws Exception {
        Files.copy(rules, classes.resolve("sigil.yaml"));
        Path fat = FatJar.write(
                folder.resolve("fat.jar"), library("spring-boot-loader"), classes, List.of(jar, H2), "app.Visit");
        rules = Path.of("classpath:sigil.yaml");
        assertThat(run(jdk, "-jar", fat.toString(), URL)).isEqualTo("encrypted");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void servesTheLibFolderOfTomcat(Jdk jdk) throws Exception {
        CompiledSources.compile(
                List.of(CompiledSources.SOURCES.resolve("web/VisitServlet.java")),
                List.of(classes, TOMCAT.resolve("lib/servlet-api.jar")),
                classes);
        Path base = folder.resolve("tomcat");
        String context = "<Context>"
                + RESOURCE.formatted("app", "io.sigil.SigilDriver", URL)
                + RESOURCE.formatted("bare", "org.h2.Driver", URL.replace("jdbc:sigil:", "jdbc:"))
                + "</Context>";
        try (TomcatServer tomcat = TomcatServer.start(
                jdk, TOMCAT, base, List.of(jar, H2), classes, WEB, context, Map.of("sigil.rules", rules.toString()))) {
            assertThat(tomcat.get("/")).isEqualTo("encrypted");
        }
        assertThat(Files.readString(base.resolve("logs/output.txt")))
                .doesNotContain("memory leak")
                .doesNotContain("SEVERE");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void servesBesideOldVersionsOfTheSameLibraries(Jdk jdk) throws Exception {
        List<Path> old =
                Stream.concat(heirlooms().stream(), Stream.of(classes, jar, H2)).collect(Collectors.toList());
        CompiledSources.compile(List.of(CompiledSources.SOURCES.resolve("heirlooms/Heirlooms.java")), old, classes);
        assertThat(run(
                        jdk,
                        "-cp",
                        ChildJvm.path(old),
                        "heirlooms.Heirlooms",
                        URL,
                        kms.uri().toString()))
                .isEqualTo("encrypted beside SELECT a FROM b, {a=1}, 20, 1.7, true");
    }

    private String run(Jdk jdk, String... arguments) throws IOException, InterruptedException {
        List<String> all = Stream.concat(Stream.of("-Dsigil.rules=" + rules), Stream.of(arguments))
                .collect(Collectors.toList());
        return ChildJvm.lastLine(jdk, all, folder.resolve("output.txt"));
    }

    private static List<Path> heirlooms() throws IOException {
        try (Stream<Path> files = Files.list(LIBRARIES.resolve("heirlooms"))) {
            return files.sorted().collect(Collectors.toList());
        }
    }

    private static Path library(String name) throws IOException {
        try (Stream<Path> files = Files.list(LIBRARIES)) {
            List<Path> found = files.filter(f -> f.getFileName().toString().startsWith(name))
                    .collect(Collectors.toList());
            assumeThat(found).hasSize(1);
            return found.get(0);
        }
    }
}

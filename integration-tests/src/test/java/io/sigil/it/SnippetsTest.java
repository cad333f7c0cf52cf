package io.sigil.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sigil.rules.RulesParser;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fenced snippet of every document is checked, by its language; one of another language fails. */
class SnippetsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern FENCE = Pattern.compile("(?m)^ *```(\\w*)\\n([\\s\\S]*?)^ *```$");

    /** Documents whose Java and SQL a test of their own runs; the test has to name the document. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "docs/frameworks.md", "integration-tests/src/test/java/io/sigil/it/frameworks/FrameworksDocumentTest.java",
            "docs/keys.md", "driver/src/test/java/io/sigil/keys/store/KeyTableTest.java");

    /** What nothing runs: only that it can be read is checked. Spark's own tests have other text, the other is a DBA's advice. */
    private static final Set<String> NOT_RUN = Set.of("docs/spark.md", "docs/performance.md");

    /** Programs that a command may begin with. */
    private static final Pattern COMMAND = Pattern.compile(
            "(mvn|jcmd|jfr|java|sigil|examples/\\S+|integration-tests/\\S+|spark-\\w+|aws|psql|sed|echo|export) ?.*");

    /** One fenced block. */
    record Snippet(String document, String language, String text) {
        @Override
        public String toString() {
            return document + ": " + language + ", "
                    + text.strip().lines().findFirst().orElse("");
        }
    }

    static List<Snippet> snippets() throws IOException {
        List<Path> documents = new ArrayList<>();
        for (Path folder : List.of(
                ROOT, ROOT.resolve("docs"), ROOT.resolve("examples/legacy"), ROOT.resolve("examples/spring-boot"))) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
            }
        }
        List<Snippet> snippets = new ArrayList<>();
        for (Path document : documents) {
            FENCE.matcher(Files.readString(document))
                    .results()
                    .forEach(match -> snippets.add(new Snippet(
                            ROOT.relativize(document).toString(),
                            match.group(1),
                            match.group(2).stripTrailing().stripIndent())));
        }
        return snippets;
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void isCheckedByItsLanguage(Snippet snippet) throws Exception {
        switch (snippet.language()) {
            case "yaml" -> yaml(snippet);
            case "json" ->
                assertThat(new ObjectMapper().readTree(snippet.text())).isNotNull();
            case "java", "sql" -> source(snippet);
            case "sh", "shell" -> commands(snippet);
            case "mermaid" ->
                assertThat(snippet.text()).startsWith("flowchart ").contains("-->");
            case "text" -> assertThat(snippet.text()).isNotBlank();
            default -> throw new AssertionError("nobody checks " + snippet);
        }
    }

    /** A whole rules file is parsed; a part of one is put into one. */
    private static void yaml(Snippet snippet) throws Exception {
        String text = snippet.text();
        StringBuilder file = new StringBuilder();
        if (!text.contains("version: 1")) {
            file.append("version: 1\n");
        }
        file.append(text);
        if (!Pattern.compile("(?m)^keys:").matcher(text).find()) {
            file.append("\nkeys: {pii: {kms: aws, keyId: alias/app-pii}}\n");
        }
        if (!Pattern.compile("(?m)^tables:").matcher(text).find()) {
            Matcher key = Pattern.compile("(?m)^keys:\\s*\\{?\\s*(\\w+):").matcher(file);
            assertThat(key.find()).isTrue();
            file.append("\ntables: {users: {columns: {ssn: {key: " + key.group(1) + "}}}}\n");
        }
        assertThat(RulesParser.parse(snippet.document(), file.toString(), name -> "x")
                        .tables())
                .isNotEmpty();
    }

    /** The snippet stands, blanks aside, in a source file that the build compiles and a test runs. */
    private static void source(Snippet snippet) throws IOException {
        String elsewhere = ELSEWHERE.get(snippet.document());
        if (elsewhere != null) {
            String name = Path.of(snippet.document()).getFileName().toString();
            assertThat(Files.readString(ROOT.resolve(elsewhere))).contains(name);
            return;
        }
        if (NOT_RUN.contains(snippet.document())) {
            assertThat(snippet.text()).contains(";").doesNotContain("…");
            return;
        }
        String wanted = squeezed(snippet.text());
        List<Path> holders = new ArrayList<>();
        for (Path source : sources()) {
            if (squeezed(Files.readString(source)).contains(wanted)) {
                holders.add(source);
            }
        }
        assertThat(holders).as("source files that hold the snippet").isNotEmpty();
    }

    private static void commands(Snippet snippet) {
        for (String line : snippet.text().replace("\\\n", " ").lines().toList()) {
            String command = line.strip();
            if (command.isEmpty() || command.startsWith("#")) {
                continue;
            }
            assertThat(command).matches(COMMAND);
            String program = command.split(" ", 2)[0];
            if (program.contains("/")) {
                assertThat(Files.isExecutable(ROOT.resolve(program)))
                        .as(program)
                        .isTrue();
            }
            Pattern.compile("-pl ([\\w,-]+)").matcher(command).results().forEach(modules -> {
                for (String module : modules.group(1).split(",", -1)) {
                    assertThat(ROOT.resolve(module).resolve("pom.xml")).exists();
                }
            });
        }
    }

    /** What builds and servers make comes and goes meanwhile. */
    private static List<Path> sources() throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return folder.endsWith("target") || folder.endsWith(".git")
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".java") || file.toString().endsWith(".sql")) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}

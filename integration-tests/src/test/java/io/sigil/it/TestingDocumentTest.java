package io.sigil.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every test that TESTING.md names is there, under the name of the behaviour that it holds down. */
class TestingDocumentTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+)\\.([a-z]\\w+)`");

    @Test
    void everyTestThatItNamesExists() throws IOException {
        List<MatchResult> named = NAMED.matcher(Files.readString(ROOT.resolve("TESTING.md")))
                .results()
                .toList();
        assertThat(named).hasSizeGreaterThan(40);
        List<String> missing = new ArrayList<>();
        for (MatchResult test : named) {
            if (sources(test.group(1)).stream().noneMatch(source -> source.contains("void " + test.group(2) + "("))) {
                missing.add(test.group());
            }
        }
        assertThat(missing).isEmpty();
    }

    private static List<String> sources(String testClass) throws IOException {
        List<String> found = new ArrayList<>();
        for (String module : List.of("rules", "driver", "integration-tests")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                for (Path file :
                        files.filter(path -> path.endsWith(testClass + ".java")).toList()) {
                    found.add(Files.readString(file));
                }
            }
        }
        return found;
    }
}

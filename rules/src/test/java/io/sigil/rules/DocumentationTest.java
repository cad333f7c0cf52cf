package io.sigil.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the operator's reference shows is what the parser reads. */
class DocumentationTest {
    private static final Path REFERENCE = Path.of("..", "docs", "rules.md");
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsValid(String yaml) {
        Map<String, String> variables = Map.of("SIGIL_KEYRING_PASSWORD", "x", "APP_HOME", "/srv/app");
        assertThatCode(() -> RulesParser.parse("docs/rules.md", yaml, variables::get))
                .doesNotThrowAnyException();
    }

    @Test
    void everyEntryIsDescribed() throws IOException {
        String text = Files.readString(REFERENCE);
        Stream.of(
                        FileEntries.FILE,
                        KeystoreEntries.SECTION,
                        AuditEntries.SECTION,
                        KeyEntries.SECTION,
                        TableEntries.SECTION,
                        ColumnEntries.SECTION,
                        ProcedureEntries.SECTION)
                .flatMap(section -> section.entries().stream())
                .forEach(entry -> assertThat(text).contains("| `" + entry.name() + "` |"));
    }

    static Stream<String> examples() throws IOException {
        return YAML.matcher(Files.readString(REFERENCE)).results().map(match -> match.group(1));
    }
}

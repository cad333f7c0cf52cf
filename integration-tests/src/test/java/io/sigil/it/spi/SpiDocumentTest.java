package io.sigil.it.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.rules.RulesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/spi.md shows is what the tests run. */
class SpiDocumentTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static List<String> snippets(String language) throws IOException {
        return Pattern.compile("(?s)```" + language + "\n(.*?)```")
                .matcher(Files.readString(ROOT.resolve("docs/spi.md")))
                .results()
                .map((MatchResult each) -> each.group(1))
                .toList();
    }

    private static String squeeze(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    @Test
    void everySnippetIsCodeThatRuns() throws IOException {
        StringBuilder sources = new StringBuilder();
        for (Class<?> each : List.of(
                Pkcs11KeyEncryptionServiceProvider.class,
                Pkcs11KeyEncryptionService.class,
                DerivingKeyEncryptionService.class)) {
            Path file = Path.of("src/test/java", each.getName().replace('.', '/') + ".java");
            sources.append(squeeze(Files.readString(file))).append('\n');
        }
        List<String> snippets = snippets("java");
        assertThat(snippets).hasSize(5);
        assertThat(snippets)
                .allSatisfy(snippet -> assertThat(sources.toString()).contains(squeeze(snippet)));
    }

    @Test
    void rulesOfTheExampleAreValid(@TempDir Path folder) throws Exception {
        String rules = snippets("yaml").get(0).replace("${TOKEN_PIN}", "pin");
        Path file = Files.writeString(
                folder.resolve("sigil.yaml"),
                "version: 1\n" + rules + "tables: {users: {columns: {name: {key: pii}}}}\n");
        assertThat(RulesFile.load(file).keys().get("pii").trusted()).containsExactly("pkcs11:kek1");
    }
}

package io.sigil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.util.DriverDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** docs/configuration.md says what is so. */
class ConfigurationDocumentTest {
    private final String document = read("../docs/configuration.md");

    @Test
    void everyUrlGivesTheDriverWhatTheTableSays() throws Exception {
        List<MatchResult> rows = find("(?m)^\\| `(jdbc:sigil:[^`]+)` \\| `([^`]+)` \\|$");
        assertThat(rows).hasSize(6);
        for (MatchResult row : rows) {
            assertThat(SigilUrl.parse(row.group(1)).delegateUrl()).isEqualTo(row.group(2));
        }
        assertThat(SigilUrl.parse("jdbc:sigil:mysql://a/b?sigil.rules=a%20b+c%2Bd")
                        .properties())
                .containsEntry(ConnectionProperty.RULES, "a b c+d");
    }

    @Test
    void theTableOfPropertiesIsTheEnum() {
        List<String> rows = find("(?m)^\\| `(sigil\\.[A-Za-z]+)` \\| ?(.*?) ?\\| ?(.*?) ?\\| (.*) \\|$").stream()
                .map(row -> row.group(1) + "|" + row.group(2) + "|" + row.group(3))
                .collect(Collectors.toList());
        assertThat(rows)
                .containsExactlyElementsOf(Stream.of(ConnectionProperty.values())
                        .map(property -> property.propertyName()
                                + "|"
                                + (property.defaultValue() == null ? "" : "`" + property.defaultValue() + "`")
                                + "|"
                                + property.choices().stream()
                                        .map(choice -> "`" + choice + "`")
                                        .collect(Collectors.joining(", ")))
                        .collect(Collectors.toList()));
    }

    @Test
    void theJavaCompiles() {
        String source = squeeze(read("src/test/java/io/sigil/ConfigurationSnippets.java"));
        List<MatchResult> snippets = find("(?s)```java\n(.*?)```");
        assertThat(snippets).hasSize(4);
        assertThat(snippets).allSatisfy(snippet -> assertThat(source).contains(squeeze(snippet.group(1))));
    }

    @Test
    void theJavaGetsAsFarAsTheRules() throws Exception {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:");
        assertThatThrownBy(() -> ConfigurationSnippets.aroundADataSource(h2).getConnection())
                .hasMessageStartingWith("SIGIL-1002: can't read the rules file classpath:sigil.yaml");

        assertThatThrownBy(() -> ConfigurationSnippets.aroundAnXaDataSource(h2))
                .hasMessageStartingWith("SIGIL-1002: can't read the rules file classpath:sigil.yaml");

        HikariConfig config = ConfigurationSnippets.nativeUrl();
        DriverDataSource pooled = new DriverDataSource(
                config.getJdbcUrl(), config.getDriverClassName(), config.getDataSourceProperties(), null, null);
        assertThatThrownBy(pooled::getConnection)
                .hasMessageStartingWith("SIGIL-1002: can't read the rules file classpath:sigil.yaml");
    }

    private List<MatchResult> find(String pattern) {
        return Pattern.compile(pattern).matcher(document).results().collect(Collectors.toList());
    }

    private static String squeeze(String text) {
        return text.replaceAll("\\s+", " ").trim();
    }

    private static String read(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

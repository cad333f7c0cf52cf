package io.sigil.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.rules.RulesParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What README.md and the documents say is so. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @Test
    void opensWithTwoCommandsAndTheSecondIsTheOneOfContinuousIntegration() throws IOException {
        List<String> commands = blocks("sh");
        assertThat(commands).hasSizeGreaterThanOrEqualTo(2);
        assertThat(commands.subList(0, 2))
                .allMatch(block -> block.strip().lines().count() == 1);
        assertThat(commands.get(0)).contains("-Pdemo");
        assertThat(Files.readString(ROOT.resolve(".ci/run")))
                .contains(commands.get(1).strip());
        assertThat(Files.isExecutable(ROOT.resolve(".ci/run"))).isTrue();
    }

    @Test
    void itsRulesAreValid() throws Exception {
        List<String> examples = blocks("yaml");
        assertThat(examples).isNotEmpty();
        for (String example : examples) {
            assertThat(RulesParser.parse("README.md", example, name -> null).tables())
                    .isNotEmpty();
        }
    }

    @Test
    void everyLinkOfEveryDocumentLeadsSomewhere() throws IOException {
        List<Path> documents = new ArrayList<>(
                List.of(ROOT.resolve("README.md"), ROOT.resolve("CHANGELOG.md"), ROOT.resolve("TESTING.md")));
        try (Stream<Path> others = Files.list(ROOT.resolve("docs"))) {
            others.filter(Files::isRegularFile).forEach(documents::add);
        }
        for (Path document : documents) {
            Matcher links = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)").matcher(Files.readString(document));
            while (links.find()) {
                assertThat(document.resolveSibling(links.group(1))).exists();
            }
        }
    }

    private static List<String> blocks(String language) throws IOException {
        return Pattern.compile("(?m)^ *```" + language + "\\n([\\s\\S]*?)^ *```$")
                .matcher(Files.readString(ROOT.resolve("README.md")))
                .results()
                .map(m -> m.group(1).stripIndent())
                .collect(Collectors.toList());
    }
}

package io.sigil.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file of the corpus fails with exactly the messages of the {@code .txt} beside it. After a deliberate change of
 * messages, {@code -Dsigil.test.update=true} writes the texts anew, to be reviewed as a diff.
 */
class BadFilesTest {
    /** Values that no message may show; {@code hunter2} stands in the files as a literal password. */
    private static final Map<String, String> VARIABLES =
            Map.of("SECRET", "s3cr3t-value", "STRUCTURE", "deterministic, type: s3cr3t-value", "EMPTY", "");

    @ParameterizedTest
    @MethodSource("files")
    void failsWithTheMessagesBesideIt(Path file) throws IOException {
        String yaml = Files.readString(file);

        RulesException failure = catchThrowableOfType(
                RulesException.class, () -> RulesParser.parse(file.getFileName().toString(), yaml, VARIABLES::get));

        assertThat(failure).as("%s is refused", file).isNotNull();
        String messages = Corpus.messages(failure);
        Corpus.assertSame(Path.of(file.toString().replace(".yaml", ".txt")), messages);
        assertThat(messages).doesNotContain("s3cr3t").doesNotContain("hunter");
    }

    @Test
    void thereAreManyOfThem() throws IOException {
        assertThat(files()).hasSizeGreaterThan(100);
    }

    static Stream<Path> files() throws IOException {
        return Corpus.files("bad");
    }
}

package io.sigil.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/errors.md and the codes say the same. */
class ErrorDocumentTest {
    private static final Pattern HEADING = Pattern.compile("## (SIGIL-\\d{4} \\w+)");

    @Test
    void everyCodeHasItsSectionInOrder() throws IOException {
        List<String> headings = document()
                .lines()
                .map(HEADING::matcher)
                .filter(Matcher::matches)
                .map(m -> m.group(1))
                .collect(Collectors.toList());
        assertThat(headings)
                .isEqualTo(Arrays.stream(ErrorCode.values())
                        .map(c -> c.label() + " " + c.name())
                        .collect(Collectors.toList()));
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void sectionSaysWhatItMeansWhyAndWhatToDo(ErrorCode code) throws IOException {
        String section = document().split("## " + code.label() + " ", 2)[1].split("\n## ", 2)[0];
        assertThat(section).contains("**Meaning.**", "**Cause.**", "**Remedy.**");
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void noPoolEvictsAConnectionOnIt(ErrorCode code) {
        SQLException exception = code.exception("what, where; why; what to do");
        assertThat(exception.getSQLState()).isEqualTo(code.sqlState()).hasSize(5);
        assertThat(exception.getSQLState().substring(0, 2)).isNotIn("0A", "08", "57");
        assertThat(exception.getErrorCode()).isEqualTo(code.number());
        assertThat(exception.getMessage()).isEqualTo(code.label() + ": what, where; why; what to do");
    }

    private static String document() throws IOException {
        return Files.readString(Path.of("../docs/errors.md"));
    }
}

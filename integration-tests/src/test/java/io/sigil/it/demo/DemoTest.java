package io.sigil.it.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The README's first command shows what it says. */
class DemoTest {

    @Test
    void showsWhatTheApplicationReadsBesideWhatTheDatabaseStores(@TempDir(cleanup = CleanupMode.NEVER) Path folder)
            throws Exception {
        String transcript = Demo.transcript(folder);
        assertThat(transcript)
                .contains("1  Ada  815-10-1852  4200.00")
                .contains("->   Grace")
                .contains("SIGIL-2003: ", "SQLState 42000")
                .contains("3  Barbara  711-01-1939  4800.00");
        List<String> stored = transcript
                .lines()
                .filter(line -> line.contains("| "))
                .map(line -> line.substring(line.indexOf('|')))
                .collect(Collectors.toList());
        assertThat(stored).noneMatch(line -> line.contains("815-10-1852") || line.contains("4200"));
        assertThat(keyIds(stored, "Ada")).containsExactlyElementsOf(keyIds(stored, "Grace"));
        assertThat(keyIds(stored, "Barbara").get(1))
                .isNotEqualTo(keyIds(stored, "Ada").get(1));
        assertThat(keyIds(stored, "Barbara").get(0))
                .isEqualTo(keyIds(stored, "Ada").get(0));
    }

    /** The data key ids of the cells of one row, in its last listing: of the deterministic cell, of the randomized one. */
    private static List<String> keyIds(List<String> stored, String name) {
        List<String> rows = stored.stream().filter(l -> l.contains(name)).collect(Collectors.toList());
        List<String> words = Pattern.compile("\\S+")
                .matcher(rows.get(rows.size() - 1))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toList());
        return List.of(words.get(words.size() - 5), words.get(words.size() - 2));
    }
}

package io.sigil.cell;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.keys.DataKey;
import io.sigil.keys.KeyPurpose;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Format-preserving values that were calculated by another implementation and never change. */
class GoldenFormatsTest {
    private static final String FILE = "golden-formats.txt";
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    @TestFactory
    Stream<DynamicTest> goldenFormats() {
        return VectorFile.read(FILE).stream()
                .map(v -> DynamicTest.dynamicTest(v[0] + " " + v[1], () -> assertGolden(v)));
    }

    private static void assertGolden(String[] v) throws Exception {
        DataKey key = Fixture.key(KeyPurpose.DETERMINISTIC, 1, 0);
        String alphabet = switch (v[2]) {
            case "digits" -> "0123456789";
            case "lower" -> LOWER;
            case "upper" -> UPPER;
            case "alphanumeric" -> "0123456789" + UPPER + LOWER;
            default -> v[2];
        };
        FormatPreservingSuite suite = new FormatPreservingSuite(v[0], GoldenCellsTest.type(v[1]), alphabet);

        assertThat(suite.encrypt(key, v[3])).isEqualTo(v[4]);
        assertThat(suite.decrypt(key, v[4])).isEqualTo(v[3]);
    }

    @Test
    void theDocumentShowsTheGoldenFormats() throws Exception {
        List<String> rows = Files.readAllLines(Path.of("..", "docs", "cell-format.md")).stream()
                .dropWhile(line -> !line.equals("### Golden format-preserving values"))
                .takeWhile(line -> !line.equals("## Golden search tokens"))
                .filter(line -> line.startsWith("| ") && !line.startsWith("| domain |"))
                .collect(Collectors.toList());
        assertThat(rows)
                .isEqualTo(VectorFile.read(FILE).stream()
                        .map(v -> "| " + String.join(" | ", v) + " |")
                        .collect(Collectors.toList()));
    }
}

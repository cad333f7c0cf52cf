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

/** Search tokens that were calculated by another implementation and never change: stored ones must still be found. */
class GoldenTokensTest {
    private static final String FILE = "golden-tokens.txt";

    @TestFactory
    Stream<DynamicTest> goldenTokens() {
        return VectorFile.read(FILE).stream().map(v -> DynamicTest.dynamicTest(v[0], () -> assertGolden(v)));
    }

    private static void assertGolden(String[] v) throws Exception {
        DataKey key = Fixture.key(KeyPurpose.SEARCH, 1, 0);
        TokenDomain domain = new TokenDomain(v[2], GoldenCellsTest.type(v[3]), v[4].equals("empty") ? "" : v[4]);
        SearchTokens tokens = switch (v[1]) {
            case "equality" -> SearchTokens.equality(domain);
            case "prefix" -> SearchTokens.prefix(domain, Integer.parseInt(v[5]));
            case "range" -> SearchTokens.range(domain, Integer.parseInt(v[5]));
            default -> throw new AssertionError(v[1]);
        };

        byte[] token = tokens.token(key, Bytes.ofHex(v[6].equals("empty") ? "" : v[6]));

        assertThat(Bytes.toHex(token)).isEqualTo(v[7]);
        assertThat(tokens.length()).isEqualTo(token.length);
    }

    @Test
    void theDocumentShowsTheGoldenTokens() throws Exception {
        List<String> rows = Files.readAllLines(Path.of("..", "docs", "cell-format.md")).stream()
                .dropWhile(line -> !line.equals("## Golden search tokens"))
                .takeWhile(line -> !line.startsWith("Order keys of texts"))
                .filter(line -> line.startsWith("| ") && !line.startsWith("| name |"))
                .collect(Collectors.toList());
        assertThat(rows)
                .isEqualTo(VectorFile.read(FILE).stream()
                        .map(v -> "| " + String.join(" | ", v) + " |")
                        .collect(Collectors.toList()));
    }
}

package io.sigil.cell;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.keys.DataKey;
import io.sigil.keys.SecretAccess;
import io.sigil.rules.LogicalType;
import io.sigil.rules.Mode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Cells that were calculated by another implementation and never change: a new version reads what an old one wrote. */
class GoldenCellsTest {

    private static final String FILE = "golden-cells.txt";
    private static final Pattern TYPE = Pattern.compile("(\\w+)(?:\\((\\d+)(?:,(\\d+))?\\))?");

    @TestFactory
    Stream<DynamicTest> goldenCells() {
        return VectorFile.read(FILE).stream().map(v -> DynamicTest.dynamicTest(v[0], () -> assertGolden(v)));
    }

    private static void assertGolden(String[] v) throws Exception {
        Suite suite = Suite.of(Mode.valueOf(v[1]));
        long keyId = Long.parseUnsignedLong(v[2], 16);
        DataKey key = DataKey.of("golden", keyId, suite.purpose(), 1, Bytes.counting(32), SecretAccess.grant());
        CellContext context = CellContext.of(v[3], type(v[4]), bytes(v[5]));
        context = bytes(v[6]) == null ? context : context.boundTo(bytes(v[6]));
        byte[] token = bytes(v[7]);
        CellSuite sealing = suite == Suite.XAES_256_GCM
                ? new RandomizedSuite(nonce -> System.arraycopy(bytes(v[8]), 0, nonce, 0, nonce.length))
                : new DeterministicSuite();

        byte[] cell = sealing.seal(key, context, token, bytes(v[9]));

        assertThat(Bytes.toHex(cell)).isEqualTo(v[10]);
        assertThat(TextStorage.encode(cell)).isEqualTo(v[11]);
        assertThat(new CellReader(sealing).open(key, context, token.length, TextStorage.decode(v[11])))
                .isEqualTo(bytes(v[9]));
        assertThat(CellReader.header(cell, token.length).dataKeyId()).isEqualTo(keyId);
    }

    @Test
    void theDocumentShowsTheGoldenCells() throws Exception {
        List<String> rows = Files.readAllLines(Path.of("..", "docs", "cell-format.md")).stream()
                .dropWhile(line -> !line.equals("## Golden cells"))
                .filter(line -> line.startsWith("| ") && !line.startsWith("| name |"))
                .collect(Collectors.toList());
        Function<String[], String> row = v -> "| " + String.join(" | ", v) + " |";
        assertThat(rows).isEqualTo(VectorFile.read(FILE).stream().map(row).collect(Collectors.toList()));
    }

    private static byte[] bytes(String field) {
        if (field.equals("-")) {
            return null;
        }
        return Bytes.ofHex(field.equals("empty") ? "" : field);
    }

    static LogicalType type(String text) {
        Matcher matcher = TYPE.matcher(text);
        assertThat(matcher.matches()).isTrue();
        LogicalType.Kind kind = LogicalType.Kind.valueOf(matcher.group(1));
        LogicalType type;
        if (matcher.group(3) != null) {
            type = LogicalType.decimal(Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)));
        } else if (matcher.group(2) != null) {
            type = LogicalType.ofLength(kind, Integer.parseInt(matcher.group(2)));
        } else {
            type = LogicalType.of(kind);
        }
        assertThat(type.toString()).isEqualTo(text);
        return type;
    }
}

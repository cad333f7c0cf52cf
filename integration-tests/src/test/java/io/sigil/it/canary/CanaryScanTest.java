package io.sigil.it.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scan that can't find planted plaintext proves nothing by finding none. */
class CanaryScanTest {
    private static final String TEXT = "Canary-7Q4-Zwölf";

    @Test
    void findsTextInEveryCharset() {
        for (Charset charset : List.of(
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                StandardCharsets.ISO_8859_1)) {
            assertThat(scan(TEXT, ("xy" + TEXT + "z").getBytes(charset)).findings())
                    .as(charset.name())
                    .hasSize(1);
        }
    }

    @Test
    void findsTextInAnotherCase() {
        assertThat(scan(
                                TEXT,
                                "CANARY-7q4-ZWÖLF"
                                        .toUpperCase(java.util.Locale.ROOT)
                                        .getBytes(StandardCharsets.UTF_8))
                        .findings())
                .hasSize(1);
    }

    @Test
    void findsTextInHexAndInBase64WhereverItBegins() {
        byte[] utf8 = TEXT.getBytes(StandardCharsets.UTF_8);
        assertThat(scan(TEXT, ascii("x'" + HexFormat.of().formatHex(utf8) + "'"))
                        .findings())
                .hasSize(1);
        assertThat(scan(TEXT, ascii(HexFormat.of().withUpperCase().formatHex(utf8)))
                        .findings())
                .hasSize(1);
        for (String before : List.of("", "a", "ab", "abc")) {
            byte[] all = (before + TEXT + "tail").getBytes(StandardCharsets.UTF_8);
            assertThat(scan(TEXT, Base64.getEncoder().encode(all)).findings())
                    .as("shift %d", before.length())
                    .hasSize(1);
            assertThat(scan(TEXT, Base64.getUrlEncoder().encode(all)).findings())
                    .hasSize(1);
        }
    }

    @Test
    void findsNumbersAsTextAndAsBytes() {
        long number = 0x1234_5678_9abc_def1L;
        assertThat(scan(number, ascii("VALUES (" + number + ")")).findings()).hasSize(1);
        assertThat(scan(number, HexFormat.of().parseHex("00123456789abcdef100")).findings())
                .hasSize(1);
        assertThat(scan(number, HexFormat.of().parseHex("f1debc9a78563412")).findings())
                .hasSize(1);
        assertThat(scan(new BigDecimal("987654321.25"), ascii("987654321.25")).findings())
                .hasSize(1);
    }

    @Test
    void digitsThatACellHasByChanceAreNoFinding() {
        String cell = "753456c0ffee00" + "19610821" + "beef";
        LocalDate day = LocalDate.of(1961, 8, 21);
        assertThat(scan(day, ascii("insert x'" + cell + "'")).findings()).isEmpty();
        assertThat(scan(day, ascii("DETAIL: '\\x" + cell + "'")).findings()).isEmpty();
        String log = "x'" + cell + "' ";
        for (String plaintext : List.of(
                "x'" + cell + "' 19610821",
                "x'" + cell.substring(0, 14) + "', '19610821'",
                "c0ffee00" + "19610821",
                "x'c753456c0ffee00" + "19610821" + "beef'",
                "x'" + cell.substring(0, 14) + HexFormat.of().formatHex(ascii("19610821")) + "'",
                "x'" + cell.substring(0, 14) + HexFormat.of().formatHex(ascii("1961-08-21")) + "'")) {
            assertThat(scan(day, ascii(plaintext)).findings()).as(plaintext).hasSize(1);
            assertThat(scan(day, ascii(log + plaintext)).findings())
                    .as(plaintext)
                    .hasSize(1);
        }
    }

    @Test
    void digitsOfACellOnTheBorderOfTwoBlocksAreNoFinding(@TempDir Path folder) throws IOException {
        byte[] cell = ascii("x'753456" + "ab".repeat(400) + "19610821" + "cd".repeat(20) + "'");
        for (int offset = 0; offset < 900; offset += 13) {
            byte[] content = new byte[(1 << 20) + (1 << 17)];
            System.arraycopy(cell, 0, content, (1 << 20) - offset, cell.length);
            Files.write(folder.resolve("data"), content);
            assertThat(CanaryScan.of(Canary.all(LocalDate.of(1961, 8, 21)))
                            .files(List.of(folder))
                            .findings())
                    .as("offset %d", offset)
                    .isEmpty();
        }
    }

    @Test
    void digitsOfACellOfManyBlocksAreNoFinding(@TempDir Path folder) throws IOException {
        LocalDate day = LocalDate.of(1961, 8, 21);
        for (String begin : List.of("x'753456", "x'c753456")) {
            Files.writeString(
                    folder.resolve("data"), begin + "ab".repeat(3 << 19) + "19610821" + "cd".repeat(20) + "' 17");
            assertThat(CanaryScan.of(Canary.all(day)).files(List.of(folder)).findings())
                    .as(begin)
                    .hasSize(begin.contains("'753456") ? 0 : 1);
        }
    }

    @Test
    void findsNothingWhereThereIsNothing() {
        byte[] innocent = new byte[100_000];
        new java.util.Random(1).nextBytes(innocent);
        CanaryScan scan = scan(TEXT, innocent);
        assertThat(scan.findings()).isEmpty();
        scan.assertClean();
    }

    @Test
    void aScanOfNothingIsNotAClean() {
        assertThatThrownBy(() -> CanaryScan.of(Canary.all(TEXT)).assertClean())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("nothing to read");
    }

    @Test
    void aValueTooShortToProveAnythingIsNoCanary() {
        assertThatIllegalArgumentException().isThrownBy(() -> Canary.of("abc"));
        assertThatIllegalArgumentException().isThrownBy(() -> Canary.of(17));
    }

    @Test
    void findsTextOnTheBorderOfTwoBlocks(@TempDir Path folder) throws IOException {
        byte[] content = new byte[(1 << 20) + 500];
        byte[] utf8 = TEXT.getBytes(StandardCharsets.UTF_8);
        for (int offset = 0; offset < 400; offset += 7) {
            java.util.Arrays.fill(content, (byte) 0);
            System.arraycopy(utf8, 0, content, (1 << 20) - 20 + offset, utf8.length);
            Path file = Files.write(folder.resolve("data"), content);
            assertThat(CanaryScan.of(Canary.all(TEXT)).files(List.of(folder)).findings())
                    .as("offset %d", offset)
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.place())
                            .startsWith(file.toString())
                            .endsWith("at byte " + (content.length - 500 - 20 + lastOffset(content))));
        }
    }

    private static int lastOffset(byte[] content) {
        int first = (1 << 20) - 20;
        int at = first;
        while (content[at] == 0) {
            at++;
        }
        return at - first;
    }

    @Test
    void findsLogOutput() {
        try (LogCapture log = LogCapture.start()) {
            Logger logger = Logger.getLogger("io.sigil.it.canary.test");
            logger.log(Level.FINEST, "value {0}", "Canary-by-parameter");
            logger.log(Level.FINE, "failed", new IllegalStateException("x", new SQLException("Canary-in-cause")));
            System.getLogger("io.sigil.it.canary.test").log(System.Logger.Level.DEBUG, "Canary-system-logger");
            System.out.println("Canary-standard-out");
            System.err.println("Canary-standard-err");
            List<Canary> canaries = Canary.all(
                    "Canary-by-parameter",
                    "Canary-in-cause",
                    "Canary-system-logger",
                    "Canary-standard-out",
                    "Canary-standard-err");
            assertThat(CanaryScan.of(canaries).log(log).findings()).hasSize(5);
        }
    }

    /** What the driver must prevent, done on purpose: plaintext in plain tables of the real databases. */
    @EachDatabase({DatabaseKind.H2_FILE, DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB, DatabaseKind.MYSQL})
    void findsWhatADatabaseStores(TestDatabase database) throws SQLException, IOException {
        List<Canary> canaries = Canary.all(
                "planted-name-8842", 7_700_123_456_789_123_457L, new BigDecimal("7654321098765.43"), new byte[] {
                    9, 81, 7, 66, 12, 55, 3, 91
                });
        try (Connection connection = database.connect()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE planted (name VARCHAR(40), number BIGINT, amount DECIMAL(20,2), raw "
                        + binaryType(database) + ")");
            }
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO planted VALUES (?, ?, ?, ?)")) {
                insert.setString(1, "planted-name-8842");
                insert.setLong(2, 7_700_123_456_789_123_457L);
                insert.setBigDecimal(3, new BigDecimal("7654321098765.43"));
                insert.setBytes(4, new byte[] {9, 81, 7, 66, 12, 55, 3, 91});
                insert.executeUpdate();
            }
        }
        List<Path> files = database.filesOnDisk();
        assertThat(CanaryScan.of(canaries).files(tableFiles(files)).findings())
                .extracting(Finding::canary)
                .contains(
                        "planted-name-8842",
                        "7700123456789123457",
                        "7654321098765.43",
                        "0951074 20c37035b".replace(" ", ""));
    }

    @EachDatabase({DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB, DatabaseKind.MYSQL})
    void findsWhatAServerLogs(TestDatabase database) throws SQLException, IOException {
        try (Connection connection = database.connect();
                PreparedStatement select = connection.prepareStatement("SELECT 'logged-literal-77', ?")) {
            select.setObject(1, "logged-parameter-78", Types.VARCHAR);
            select.executeQuery().close();
        }
        List<Path> logs = database.filesOnDisk().stream()
                .filter(path -> path.endsWith("log"))
                .toList();
        assertThat(CanaryScan.of(Canary.all("logged-literal-77", "logged-parameter-78"))
                        .files(logs)
                        .findings())
                .hasSize(2);
    }

    @EachDatabase(DatabaseKind.POSTGRESQL)
    void findsABinaryTimestamp(TestDatabase database) throws SQLException, IOException {
        LocalDateTime time = LocalDateTime.of(1987, 3, 14, 15, 9, 26, 535_897_000);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE moments (at TIMESTAMP)");
            statement.execute("INSERT INTO moments VALUES ('" + time + "')");
        }
        assertThat(CanaryScan.of(Canary.all(time))
                        .files(tableFiles(database.filesOnDisk()))
                        .findings())
                .isNotEmpty();
    }

    /** Without the statement logs, which would hide that the tables were never read. */
    private static List<Path> tableFiles(List<Path> files) {
        return files.stream().filter(path -> !path.endsWith("log")).toList();
    }

    private static String binaryType(TestDatabase database) {
        return switch (database.dialect()) {
            case POSTGRESQL -> "BYTEA";
            case H2, MYSQL, MARIADB -> "VARBINARY(20)";
        };
    }

    private static CanaryScan scan(Object canary, byte[] haystack) {
        return CanaryScan.of(Canary.all(canary)).bytes("the haystack", haystack);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

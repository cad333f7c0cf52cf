package io.sigil.cell;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLDataException;
import java.sql.SQLException;

/** Whatever a database hands over as a cell is refused with a 4xxx error, unless it was sealed. */
class CellFuzzTest {

    private static final int[] TOKEN_LENGTHS = {0, 16};

    @FuzzTest
    void binaryStorage(byte[] stored) {
        for (Fixture f : Fixture.values()) {
            for (int tokenLength : TOKEN_LENGTHS) {
                assertRefused(f, tokenLength, () -> stored);
            }
        }
    }

    @FuzzTest
    void textStorage(byte[] stored) {
        String text = new String(stored, StandardCharsets.UTF_8);
        for (Fixture f : Fixture.values()) {
            for (int tokenLength : TOKEN_LENGTHS) {
                assertRefused(f, tokenLength, () -> TextStorage.decode(text));
            }
        }
    }

    private interface Stored {
        byte[] cell() throws SQLException;
    }

    private static void assertRefused(Fixture f, int tokenLength, Stored stored) {
        try {
            CellHeader header = CellReader.header(stored.cell(), tokenLength, f.context);
            f.reader.open(Fixture.key(f.purpose, header.dataKeyId(), 0), f.context, tokenLength, stored.cell());
        } catch (SQLException e) {
            if (e instanceof SQLDataException && e.getErrorCode() / 1000 == 4) {
                return;
            }
            throw new AssertionError("refused with another error", e);
        }
        throw new AssertionError("a cell was forged");
    }
}

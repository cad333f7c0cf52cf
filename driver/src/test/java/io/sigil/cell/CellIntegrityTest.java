package io.sigil.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sigil.error.ErrorCode;
import io.sigil.keys.KeyPurpose;
import io.sigil.rules.LogicalType;
import java.nio.charset.StandardCharsets;
import java.security.ProviderException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever isn't exactly the sealed cell, in exactly its place, is refused. */
class CellIntegrityTest {

    private static final byte[] PLAINTEXT = "ann@example.org".getBytes(StandardCharsets.UTF_8);
    private static final byte[] TOKEN = Bytes.counting(16);

    @ParameterizedTest
    @EnumSource
    void everyFlippedBitIsRefused(Fixture f) throws Exception {
        byte[] cell = f.suite.seal(f.key, f.context, TOKEN, PLAINTEXT);
        for (int bit = 0; bit < cell.length * 8; bit++) {
            byte[] flipped = cell.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertRefused("bit " + bit, () -> f.reader.open(f.key, f.context, TOKEN.length, flipped));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyFlippedBitOfTheTextIsRefused(Fixture f) throws Exception {
        String text = TextStorage.encode(f.suite.seal(f.key, f.context, TOKEN, PLAINTEXT));
        for (int bit = 0; bit < text.length() * 7; bit++) {
            StringBuilder flipped = new StringBuilder(text);
            flipped.setCharAt(bit / 7, (char) (text.charAt(bit / 7) ^ 1 << bit % 7));
            assertRefused(
                    "bit " + bit,
                    () -> f.reader.open(f.key, f.context, TOKEN.length, TextStorage.decode(flipped.toString())));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyTruncationAndExtensionIsRefused(Fixture f) throws Exception {
        byte[] cell = f.suite.seal(f.key, f.context, TOKEN, PLAINTEXT);
        for (int length = 0; length <= cell.length + 32; length++) {
            if (length != cell.length) {
                byte[] other = Arrays.copyOf(cell, length);
                assertRefused("length " + length, () -> f.reader.open(f.key, f.context, TOKEN.length, other));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCellOpensInItsOwnContextOnly(Fixture f) throws Exception {
        byte[] subject = {1};
        CellContext own = CellContext.of("d", Fixture.VARCHAR_40, subject).boundTo(new byte[] {2});
        byte[] cell = f.suite.seal(f.key, own, TOKEN, PLAINTEXT);
        assertThat(f.reader.open(f.key, own, TOKEN.length, cell)).isEqualTo(PLAINTEXT);

        LogicalType otherType = LogicalType.ofLength(LogicalType.Kind.VARCHAR, 41);
        assertMoved(f, cell, CellContext.of("e", Fixture.VARCHAR_40, subject).boundTo(new byte[] {2}));
        assertMoved(f, cell, CellContext.of("d", otherType, subject).boundTo(new byte[] {2}));
        assertMoved(
                f, cell, CellContext.of("d", Fixture.VARCHAR_40, new byte[] {3}).boundTo(new byte[] {2}));
        assertMoved(
                f, cell, CellContext.of("d", Fixture.VARCHAR_40, new byte[0]).boundTo(new byte[] {2}));
        assertMoved(f, cell, CellContext.of("d", Fixture.VARCHAR_40, null).boundTo(new byte[] {2}));
        assertMoved(f, cell, CellContext.of("d", Fixture.VARCHAR_40, subject).boundTo(new byte[] {3}));
        assertMoved(f, cell, CellContext.of("d", Fixture.VARCHAR_40, subject).boundTo(new byte[0]));
        assertMoved(f, cell, CellContext.of("d", Fixture.VARCHAR_40, subject));
    }

    @ParameterizedTest
    @EnumSource
    void subjectAndRowKeyAreNotTakenForEachOther(Fixture f) throws Exception {
        CellContext plain = CellContext.of("d", Fixture.VARCHAR_40, null);
        byte[] ofSubject = f.suite.seal(
                f.key, CellContext.of("d", Fixture.VARCHAR_40, new byte[] {1}), Fixture.NO_TOKEN, PLAINTEXT);
        assertRefused("row key", () -> f.reader.open(f.key, plain.boundTo(new byte[] {1}), 0, ofSubject));
    }

    @ParameterizedTest
    @EnumSource
    void anotherSearchTokenIsRefused(Fixture f) throws Exception {
        byte[] cell = f.suite.seal(f.key, f.context, TOKEN, PLAINTEXT);
        byte[] other = f.suite.seal(f.key, f.context, new byte[16], PLAINTEXT);
        byte[] swapped = other.clone();
        System.arraycopy(cell, 4, swapped, 4, TOKEN.length);
        assertCode(ErrorCode.CELL_TAMPERED, () -> f.reader.open(f.key, f.context, TOKEN.length, swapped));
        assertRefused("token length 15", () -> f.reader.open(f.key, f.context, 15, cell));
        assertRefused("token length 17", () -> f.reader.open(f.key, f.context, 17, cell));
        assertRefused("token length 0", () -> f.reader.open(f.key, f.context, 0, cell));
    }

    @ParameterizedTest
    @EnumSource
    void anotherKeyIsRefusedWhateverItsId(Fixture f) throws Exception {
        byte[] cell = f.suite.seal(f.key, f.context, Fixture.NO_TOKEN, PLAINTEXT);
        assertCode(
                ErrorCode.CELL_TAMPERED,
                () -> f.reader.open(Fixture.key(f.purpose, Fixture.KEY_ID, 0xff), f.context, 0, cell));
        assertCode(
                ErrorCode.CELL_TAMPERED,
                () -> f.reader.open(Fixture.key(f.purpose, Fixture.KEY_ID + 1, 0), f.context, 0, cell));
        assertCode(
                ErrorCode.CELL_TAMPERED,
                () -> f.reader.open(Fixture.key(KeyPurpose.SEARCH, Fixture.KEY_ID, 0), f.context, 0, cell));

        byte[] otherId = cell.clone();
        otherId[11]++;
        assertCode(
                ErrorCode.CELL_TAMPERED,
                () -> f.reader.open(Fixture.key(f.purpose, Fixture.KEY_ID + 1, 0), f.context, 0, otherId));
    }

    @ParameterizedTest
    @EnumSource
    void aKeyOfAnotherPurposeSealsNothing(Fixture f) {
        assertThatThrownBy(() ->
                        f.suite.seal(Fixture.key(KeyPurpose.SEARCH, 1, 0), f.context, Fixture.NO_TOKEN, PLAINTEXT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void aCellOfTheOtherSuiteIsRefused(Fixture f) throws Exception {
        Fixture other = f == Fixture.RANDOMIZED ? Fixture.DETERMINISTIC : Fixture.RANDOMIZED;
        byte[] cell = other.suite.seal(other.key, other.context, Fixture.NO_TOKEN, new byte[40]);
        assertCode(ErrorCode.SUITE_NOT_OF_RULE, () -> f.reader.open(f.key, f.context, 0, cell));
        byte[] relabelled = cell.clone();
        relabelled[3] = f.suite.suite().number();
        assertCode(ErrorCode.CELL_TAMPERED, () -> f.reader.open(f.key, f.context, 0, relabelled));
    }

    @ParameterizedTest
    @EnumSource
    void eachFaultHasItsCode(Fixture f) throws Exception {
        byte[] cell = f.suite.seal(f.key, f.context, TOKEN, PLAINTEXT);
        byte[] unknown = cell.clone();
        unknown[3] = 0x7f;
        assertCode(ErrorCode.SUITE_UNKNOWN, () -> f.reader.open(f.key, f.context, 16, unknown));
        assertCode(ErrorCode.NOT_A_CELL, () -> f.reader.open(f.key, f.context, 16, PLAINTEXT));
        assertCode(ErrorCode.NOT_A_CELL, () -> f.reader.open(f.key, f.context, 16, new byte[0]));
        assertCode(ErrorCode.CELL_TRUNCATED, () -> f.reader.open(f.key, f.context, 16, Arrays.copyOf(cell, 3)));
        assertCode(ErrorCode.CELL_TRUNCATED, () -> f.reader.open(f.key, f.context, 16, Arrays.copyOf(cell, 40)));
        assertCode(
                ErrorCode.CELL_TAMPERED,
                () -> f.reader.open(f.key, f.context, 16, Arrays.copyOf(cell, cell.length - 1)));
    }

    @ParameterizedTest
    @EnumSource
    void messagesNameTheDomainAndHoldNoValue(Fixture f) throws Exception {
        byte[] subject = "subject-4711".getBytes(StandardCharsets.UTF_8);
        byte[] cell = f.suite.seal(f.key, f.context, Fixture.NO_TOKEN, PLAINTEXT);
        CellContext other = CellContext.of("orders.buyer", Fixture.VARCHAR_40, subject);
        Throwable refusal = catchThrowableOfType(SQLException.class, () -> f.reader.open(f.key, other, 0, cell));
        assertThat(refusal).hasMessageContaining("orders.buyer").hasNoCause();
        assertThat(refusal.getMessage()).doesNotContain("4711").doesNotContain("ann@");
        assertThat(other.toString()).doesNotContain("4711");
    }

    @Test
    void aFailingProviderIsAnErrorThatTellsItsClassOnly() {
        CellSuite failing = new RandomizedSuite(nonce -> {
            throw new ProviderException("ann@example.org");
        });
        Fixture f = Fixture.RANDOMIZED;
        assertThatThrownBy(() -> failing.seal(f.key, f.context, Fixture.NO_TOKEN, PLAINTEXT))
                .isInstanceOf(SQLNonTransientException.class)
                .hasMessageStartingWith(ErrorCode.CIPHER_FAILED.label() + ": ")
                .hasMessageContaining("java.security.ProviderException")
                .hasMessageNotContaining("ann@")
                .hasNoCause();
    }

    private static void assertMoved(Fixture f, byte[] cell, CellContext elsewhere) {
        assertCode(ErrorCode.CELL_TAMPERED, () -> f.reader.open(f.key, elsewhere, TOKEN.length, cell));
    }

    private static void assertRefused(String what, ThrowingCallable open) {
        assertThatThrownBy(open)
                .as(what)
                .isInstanceOf(SQLDataException.class)
                .hasMessageStartingWith("SIGIL-4")
                .hasNoCause()
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("22000");
    }

    private static void assertCode(ErrorCode code, ThrowingCallable open) {
        assertRefused(code.name(), open);
        assertThatThrownBy(open).hasMessageStartingWith(code.label() + ": ");
    }
}

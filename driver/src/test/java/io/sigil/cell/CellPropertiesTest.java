package io.sigil.cell;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.keys.DataKey;
import io.sigil.rules.Mode;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What holds for all cells. */
class CellPropertiesTest {

    @Property
    void everyValueComesBack(
            @ForAll Fixture f,
            @ForAll String domain,
            @ForAll long keyId,
            @ForAll("optionalBytes") byte[] subject,
            @ForAll("optionalBytes") byte[] rowKey,
            @ForAll("optionalBytes") byte[] token,
            @ForAll byte[] plaintext)
            throws SQLException {
        CellContext context = CellContext.of(domain, Fixture.VARCHAR_40, subject);
        context = rowKey == null ? context : context.boundTo(rowKey);
        byte[] searchToken = token == null ? Fixture.NO_TOKEN : token;
        DataKey key = Fixture.key(f.purpose, keyId, 0);

        byte[] cell = f.suite.seal(key, context, searchToken, plaintext);

        CellHeader header = CellReader.header(cell, searchToken.length);
        assertThat(header.suite()).isEqualTo(f.suite.suite());
        assertThat(header.dataKeyId()).isEqualTo(keyId);
        assertThat(header.searchToken()).isEqualTo(searchToken);
        assertThat(f.reader.open(key, context, searchToken.length, cell)).isEqualTo(plaintext);
        assertThat(f.reader.open(key, context, searchToken.length, TextStorage.decode(TextStorage.encode(cell))))
                .isEqualTo(plaintext);
    }

    @Provide
    Arbitrary<byte[]> optionalBytes() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(40).injectNull(0.3);
    }

    @Property
    void sizesAreExact(
            @ForAll Mode mode, @ForAll @Size(max = 200) byte[] plaintext, @ForAll @Size(max = 40) byte[] token)
            throws SQLException {
        if (mode == Mode.FORMAT_PRESERVING) {
            return;
        }
        Fixture f = Fixture.valueOf(mode.name());
        byte[] cell = f.suite.seal(f.key, f.context, token, plaintext);
        assertThat(CellSize.binary(plaintext.length, mode, token.length)).isEqualTo(cell.length);
        assertThat(CellSize.text(plaintext.length, mode, token.length))
                .isEqualTo(TextStorage.encode(cell).length());
    }

    @Property
    void equalValuesGiveEqualDeterministicCells(@ForAll byte[] one, @ForAll byte[] other) throws SQLException {
        Fixture f = Fixture.DETERMINISTIC;
        byte[] cell = f.suite.seal(f.key, f.context, Fixture.NO_TOKEN, one);
        assertThat(new DeterministicSuite().seal(f.key, f.context, Fixture.NO_TOKEN, one.clone()))
                .isEqualTo(cell);
        assertThat(Arrays.equals(f.suite.seal(f.key, f.context, Fixture.NO_TOKEN, other), cell))
                .isEqualTo(Arrays.equals(one, other));
    }

    @Property
    void anotherDomainGivesAnotherDeterministicCell(@ForAll String domain, @ForAll byte[] plaintext)
            throws SQLException {
        Fixture f = Fixture.DETERMINISTIC;
        CellContext other = CellContext.of(domain + "x", Fixture.VARCHAR_40, null);
        CellContext one = CellContext.of(domain, Fixture.VARCHAR_40, null);
        assertThat(f.suite.seal(f.key, other, Fixture.NO_TOKEN, plaintext))
                .isNotEqualTo(f.suite.seal(f.key, one, Fixture.NO_TOKEN, plaintext));
    }

    @Test
    void equalValuesGiveRandomizedCellsThatShareNoNonce() throws SQLException {
        Fixture f = Fixture.RANDOMIZED;
        Set<String> nonces = new HashSet<>();
        Set<String> rests = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            byte[] cell = f.suite.seal(f.key, f.context, Fixture.NO_TOKEN, new byte[8]);
            nonces.add(Bytes.toHex(Arrays.copyOfRange(cell, 12, 12 + 24)));
            rests.add(Bytes.toHex(Arrays.copyOfRange(cell, 36, cell.length)));
        }
        assertThat(nonces).hasSize(10_000);
        assertThat(rests).hasSize(10_000);
    }

    @Test
    void aMegabyteComesBack() throws SQLException {
        byte[] plaintext = Bytes.counting(1 << 20);
        for (Fixture f : Fixture.values()) {
            byte[] cell = f.suite.seal(f.key, f.context, Fixture.NO_TOKEN, plaintext);
            assertThat(f.reader.open(f.key, f.context, 0, cell)).isEqualTo(plaintext);
        }
    }
}

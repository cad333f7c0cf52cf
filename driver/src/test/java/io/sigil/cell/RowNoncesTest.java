package io.sigil.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RowNoncesTest {
    private static final int START = Xaes256Gcm.DERIVATION_NONCE_BYTES;

    @Property
    void noncesOfARowShareTheirStartAndNeverRepeat(
            @ForAll @Size(Xaes256Gcm.NONCE_BYTES) byte[] first, @ForAll @IntRange(min = 1, max = 600) int cells) {
        Set<String> seen = new HashSet<>();
        for (byte[] nonce : nonces(first, cells)) {
            assertThat(Arrays.copyOf(nonce, START)).isEqualTo(Arrays.copyOf(first, START));
            assertThat(seen.add(Bytes.toHex(nonce))).isTrue();
        }
    }

    @Example
    void theStartStaysWhereTheRestOverflows() {
        byte[] first = new byte[Xaes256Gcm.NONCE_BYTES];
        Arrays.fill(first, (byte) 0xff);
        assertThat(Bytes.toHex(nonces(first, 2).get(1))).isEqualTo("ff".repeat(12) + "00".repeat(12));
    }

    @Example
    void theGeneratorIsAskedOnceForARowAndAgainForTheNext() {
        List<byte[]> drawn = new ArrayList<>();
        RandomizedSuite.NonceSource source = nonce -> {
            nonce[0] = (byte) drawn.size();
            drawn.add(nonce.clone());
        };
        byte[] nonce = new byte[Xaes256Gcm.NONCE_BYTES];
        for (int row = 0; row < 3; row++) {
            RowNonces nonces = new RowNonces();
            for (int cell = 0; cell < 4; cell++) {
                nonces.next(source, nonce);
                assertThat(nonce[0]).isEqualTo((byte) row);
            }
        }
        assertThat(drawn).hasSize(3);
    }

    private static List<byte[]> nonces(byte[] first, int count) {
        RowNonces row = new RowNonces();
        List<byte[]> nonces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] nonce = new byte[Xaes256Gcm.NONCE_BYTES];
            row.next(drawn -> System.arraycopy(first, 0, drawn, 0, drawn.length), nonce);
            nonces.add(nonce);
        }
        return nonces;
    }
}

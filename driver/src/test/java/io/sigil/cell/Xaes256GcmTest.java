package io.sigil.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.AEADBadTagException;
import org.bouncycastle.crypto.digests.SHAKEDigest;
import org.junit.jupiter.api.Test;

/** The vectors of c2sp.org/XAES-256-GCM. */
class Xaes256GcmTest {

    private static final byte[] NONCE = ascii("ABCDEFGHIJKLMNOPQRSTUVWX");
    private static final byte[] PLAINTEXT = ascii("XAES-256-GCM");

    @Test
    void firstPublishedVectorWhereTheTopBitOfLIsClear() throws Exception {
        Xaes256Gcm xaes = new Xaes256Gcm(filled(0x01));
        assertThat(Bytes.toHex(xaes.derivedKey(NONCE, 0).getEncoded()))
                .isEqualTo("c8612c9ed53fe43e8e005b828a1631a0bbcb6ab2f46514ec4f439fcfd0fa969b");
        assertRoundTrip(xaes, new byte[0], "ce546ef63c9cc60765923609b33a9a1974e96e52daf2fcf7075e2271");
    }

    @Test
    void secondPublishedVectorWhereTheTopBitOfLIsSet() throws Exception {
        Xaes256Gcm xaes = new Xaes256Gcm(filled(0x03));
        assertThat(Bytes.toHex(xaes.derivedKey(NONCE, 0).getEncoded()))
                .isEqualTo("e9c621d4cdd9b11b00a6427ad7e559aeedd66b3857646677748f8ca796cb3fd8");
        assertRoundTrip(
                xaes, ascii("c2sp.org/XAES-256-GCM"), "986ec1832593df5443a179437fd083bf3fdb41abd740a21f71eb769d");
    }

    @Test
    void accumulatedTestOfTenThousandRandomInputs() throws Exception {
        SHAKEDigest random = new SHAKEDigest(128);
        SHAKEDigest accumulated = new SHAKEDigest(128);
        for (int i = 0; i < 10_000; i++) {
            byte[] key = next(random, 32);
            byte[] nonce = next(random, 24);
            byte[] plaintext = next(random, next(random, 1)[0] & 0xff);
            byte[] associatedData = next(random, next(random, 1)[0] & 0xff);
            byte[] ciphertext = encrypt(new Xaes256Gcm(key), nonce, associatedData, plaintext);
            accumulated.update(ciphertext, 0, ciphertext.length);
        }
        assertThat(Bytes.toHex(next(accumulated, 32)))
                .isEqualTo("e6b9edf2df6cec60c8cbd864e2211b597fb69a529160cd040d56c0c210081939");
    }

    /** A derived key is kept for the next cell, so rows that alternate must not get each other's. */
    @Test
    void cellsOfSeveralRowsInAnyOrderAreThoseOfACipherOfTheirOwn() throws Exception {
        byte[] key = filled(0x02);
        Xaes256Gcm kept = new Xaes256Gcm(key);
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            byte[] nonce = NONCE.clone();
            nonce[random.nextInt(12)] += (byte) random.nextInt(2);
            random.ints(12, 24).limit(3).forEach(at -> nonce[at] = (byte) random.nextInt());
            byte[] ciphertext = encrypt(new Xaes256Gcm(key), nonce, ascii("a"), PLAINTEXT);
            if (random.nextBoolean()) {
                assertThat(kept.decrypt(nonce, 0, ascii("a"), ciphertext, 0)).isEqualTo(PLAINTEXT);
            } else {
                nonce[23] = (byte) i;
                nonce[22] = (byte) (i >> 8);
                assertThat(encrypt(kept, nonce, ascii("a"), PLAINTEXT))
                        .isEqualTo(encrypt(new Xaes256Gcm(key), nonce, ascii("a"), PLAINTEXT));
            }
        }
    }

    @Test
    void changedAssociatedDataIsRefused() throws Exception {
        Xaes256Gcm xaes = new Xaes256Gcm(filled(0x01));
        byte[] ciphertext = encrypt(xaes, NONCE, ascii("a"), PLAINTEXT);
        assertThatThrownBy(() -> xaes.decrypt(NONCE, 0, ascii("b"), ciphertext, 0))
                .isInstanceOf(AEADBadTagException.class);
    }

    private static void assertRoundTrip(Xaes256Gcm xaes, byte[] associatedData, String expected)
            throws GeneralSecurityException {
        byte[] ciphertext = encrypt(xaes, NONCE, associatedData, PLAINTEXT);
        assertThat(Bytes.toHex(ciphertext)).isEqualTo(expected);
        assertThat(xaes.decrypt(NONCE, 0, associatedData, ciphertext, 0)).isEqualTo(PLAINTEXT);
    }

    private static byte[] encrypt(Xaes256Gcm xaes, byte[] nonce, byte[] associatedData, byte[] plaintext)
            throws GeneralSecurityException {
        byte[] out = new byte[plaintext.length + Xaes256Gcm.TAG_BYTES];
        xaes.encrypt(nonce, associatedData, plaintext, out, 0);
        return out;
    }

    private static byte[] next(SHAKEDigest stream, int length) {
        byte[] bytes = new byte[length];
        stream.doOutput(bytes, 0, length);
        return bytes;
    }

    private static byte[] filled(int value) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) value);
        return key;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

package io.sigil.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The vectors of RFC 5297 (AES-128-SIV) and of Wycheproof (AES-256-SIV). */
class AesSivTest {

    @Test
    void deterministicExampleOfRfc5297() throws Exception {
        assertRoundTrip(
                "fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff",
                "112233445566778899aabbccddee",
                "85632d07c6e8f37f950acd320a2ecc9340c02b9690c4dc04daef7f6afe5c",
                "101112131415161718191a1b1c1d1e1f2021222324252627");
    }

    @Test
    void nonceBasedExampleOfRfc5297WithThreeComponents() throws Exception {
        assertRoundTrip(
                "7f7e7d7c7b7a79787776757473727170404142434445464748494a4b4c4d4e4f",
                "7468697320697320736f6d6520706c61696e7465787420746f20656e6372797074207573696e67205349562d414553",
                "7bdb6e3b432667eb06f4d14bff2fbd0fcb900f2fddbe404326601965c889bf17"
                        + "dba77ceb094fa663b7a3f748ba8af829ea64ad544a272e9c485b62a3fd5c0d",
                "00112233445566778899aabbccddeeffdeaddadadeaddadaffeeddccbbaa99887766554433221100",
                "102030405060708090a0",
                "09f911029d74e35bd84156c5635688c0");
    }

    @Test
    void allWycheproofVectorsOf512BitKeysAreThere() {
        List<String[]> vectors = VectorFile.read("wycheproof-aes-siv-cmac-512.txt");
        assertThat(vectors).hasSize(147);
        assertThat(vectors).filteredOn(v -> v[5].equals("valid")).hasSize(39);
        assertThat(vectors).filteredOn(v -> v[5].equals("invalid")).hasSize(108);
    }

    @TestFactory
    Stream<DynamicTest> wycheproof() {
        return VectorFile.read("wycheproof-aes-siv-cmac-512.txt").stream()
                .map(v -> DynamicTest.dynamicTest("tcId " + v[0] + " is " + v[5], () -> {
                    if (v[5].equals("valid")) {
                        assertRoundTrip(v[1], v[3], v[4], v[2]);
                    } else {
                        AesSiv siv = new AesSiv(Bytes.ofHex(v[1]));
                        assertThatThrownBy(() -> siv.decrypt(Bytes.ofHex(v[4]), 0, Bytes.ofHex(v[2])))
                                .isInstanceOf(AEADBadTagException.class);
                    }
                }));
    }

    private static void assertRoundTrip(String key, String plaintext, String ciphertext, String... associatedData)
            throws GeneralSecurityException {
        AesSiv siv = new AesSiv(Bytes.ofHex(key));
        byte[][] components = Stream.of(associatedData).map(Bytes::ofHex).toArray(byte[][]::new);
        byte[] out = new byte[AesSiv.IV_BYTES + plaintext.length() / 2];
        siv.encrypt(Bytes.ofHex(plaintext), out, 0, components);
        assertThat(Bytes.toHex(out)).isEqualTo(ciphertext);
        assertThat(Bytes.toHex(siv.decrypt(out, 0, components))).isEqualTo(plaintext);
    }
}

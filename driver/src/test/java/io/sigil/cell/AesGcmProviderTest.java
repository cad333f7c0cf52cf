package io.sigil.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The JVM's AES-GCM, which XAES-256-GCM stands on, against Wycheproof's vectors of 256-bit keys. */
class AesGcmProviderTest {

    @TestFactory
    Stream<DynamicTest> wycheproof() {
        return VectorFile.read("wycheproof-aes-gcm-256.txt").stream()
                .map(v -> DynamicTest.dynamicTest("tcId " + v[0] + " is " + v[7], () -> {
                    byte[] ciphertextAndTag = Bytes.ofHex(v[5] + v[6]);
                    Cipher decrypting = gcm(Cipher.DECRYPT_MODE, v);
                    if (v[7].equals("valid")) {
                        assertThat(gcm(Cipher.ENCRYPT_MODE, v).doFinal(Bytes.ofHex(v[4])))
                                .isEqualTo(ciphertextAndTag);
                        assertThat(decrypting.doFinal(ciphertextAndTag)).isEqualTo(Bytes.ofHex(v[4]));
                    } else {
                        assertThatThrownBy(() -> decrypting.doFinal(ciphertextAndTag))
                                .isInstanceOf(AEADBadTagException.class);
                    }
                }));
    }

    private static Cipher gcm(int mode, String[] vector) throws Exception {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(Bytes.ofHex(vector[1]), "AES"),
                new GCMParameterSpec(128, Bytes.ofHex(vector[2])));
        cipher.updateAAD(Bytes.ofHex(vector[3]));
        return cipher;
    }
}

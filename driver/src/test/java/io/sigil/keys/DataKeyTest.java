package io.sigil.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DataKeyTest {
    private static DataKey key(byte[] secret) {
        return DataKey.of("pii", 42, KeyPurpose.RANDOMIZED, 1, secret, SecretAccess.grant());
    }

    private static byte[] secret() {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) 0xA7);
        return secret;
    }

    @Test
    void keepsACopyOfTheSecretAndGivesCopies() {
        byte[] given = secret();
        DataKey key = key(given);
        Arrays.fill(given, (byte) 0);
        Arrays.fill(key.secret(SecretAccess.grant()), (byte) 0);
        assertThat(key.secret(SecretAccess.grant())).isEqualTo(secret());
    }

    @Test
    void toStringShowsNoByte() {
        assertThat(key(secret()).toString())
                .isEqualTo("pii/RANDOMIZED/1 (id 2a)")
                .doesNotContainIgnoringCase(HexFormat.of().formatHex(secret(), 0, 4));
    }

    @Test
    void destroyedKeyRefusesItsSecretInsteadOfGivingZeros() {
        DataKey key = key(secret());
        key.destroy();
        assertThatIllegalStateException().isThrownBy(() -> key.secret(SecretAccess.grant()));
    }

    @Test
    void secretsOfOtherLengthAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> key(new byte[16]));
    }

    @Test
    void keysOfEqualNameAndIdAreDifferentInstances() {
        assertThat(key(secret())).isNotEqualTo(key(secret()));
    }
}

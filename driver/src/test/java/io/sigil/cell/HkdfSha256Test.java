package io.sigil.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

/** The SHA-256 vectors of RFC 5869, appendix A. */
class HkdfSha256Test {

    private static final String SECRET = "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b";

    @Test
    void basicCase() throws Exception {
        assertThat(derive(SECRET, "000102030405060708090a0b0c", "f0f1f2f3f4f5f6f7f8f9", 42))
                .isEqualTo("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
    }

    @Test
    void longInputs() throws Exception {
        String all = Bytes.toHex(Bytes.counting(256));
        assertThat(derive(all.substring(0, 160), all.substring(0xc0, 0xc0 + 160), all.substring(2 * 0xb0), 82))
                .isEqualTo(
                        "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e59"
                                + "0e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87");
    }

    @Test
    void withoutSaltAndInfo() throws Exception {
        assertThat(derive(SECRET, "", "", 42))
                .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
    }

    private static String derive(String secret, String salt, String info, int length) throws GeneralSecurityException {
        return Bytes.toHex(HkdfSha256.derive(Bytes.ofHex(secret), Bytes.ofHex(salt), Bytes.ofHex(info), length));
    }
}

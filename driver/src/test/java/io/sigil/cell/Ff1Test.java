package io.sigil.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The nine FF1 samples that NIST publishes beside SP 800-38G. */
class Ff1Test {
    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final String KEY_128 = "2B7E151628AED2A6ABF7158809CF4F3C";
    private static final String KEY_192 = KEY_128 + "EF4359D8D580AA4F";
    private static final String KEY_256 = KEY_192 + "7F036D6F04FC6A94";

    @ParameterizedTest
    @CsvSource({
        "128, 10, '', 0123456789, 2433477484",
        "128, 10, 39383736353433323130, 0123456789, 6124200773",
        "128, 36, 3737373770717273373737, 0123456789abcdefghi, a9tv40mll9kdu509eum",
        "192, 10, '', 0123456789, 2830668132",
        "192, 10, 39383736353433323130, 0123456789, 2496655549",
        "192, 36, 3737373770717273373737, 0123456789abcdefghi, xbj3kv35jrawxv32ysr",
        "256, 10, '', 0123456789, 6657667009",
        "256, 10, 39383736353433323130, 0123456789, 1001623463",
        "256, 36, 3737373770717273373737, 0123456789abcdefghi, xs8a0azh2avyalyzuwd",
    })
    void theSamplesOfNistAreReproduced(int bits, int radix, String tweak, String plain, String encrypted) {
        String key = bits == 128 ? KEY_128 : bits == 192 ? KEY_192 : KEY_256;
        Ff1 ff1 = new Ff1(HexFormat.of().parseHex(key), radix, HexFormat.of().parseHex(tweak));
        FormatAlphabet alphabet = new FormatAlphabet(DIGITS.substring(0, radix));

        assertThat(alphabet.replaced(plain, ff1.encrypt(alphabet.numerals(plain))))
                .isEqualTo(encrypted);
        assertThat(alphabet.replaced(encrypted, ff1.decrypt(alphabet.numerals(encrypted))))
                .isEqualTo(plain);
    }
}

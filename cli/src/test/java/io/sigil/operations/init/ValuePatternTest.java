package io.sigil.operations.init;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Values are known by their form and their check digits. */
class ValuePatternTest {
    @Test
    void knowsWhatItIsFor() {
        assertThat(ValuePattern.of("ann.lee@example.org")).isEqualTo(PersonalKind.EMAIL);
        assertThat(ValuePattern.of("123-45-6789")).isEqualTo(PersonalKind.SSN);
        assertThat(ValuePattern.of("DE89 3704 0044 0532 0130 00")).isEqualTo(PersonalKind.IBAN);
        assertThat(ValuePattern.of("4111 1111 1111 1111")).isEqualTo(PersonalKind.CARD);
        assertThat(ValuePattern.of("+49 30 1234567")).isEqualTo(PersonalKind.PHONE);
        assertThat(ValuePattern.of("030/123456")).isEqualTo(PersonalKind.PHONE);
        assertThat(ValuePattern.of("1980-02-29")).isEqualTo(PersonalKind.BIRTH_DATE);
        assertThat(ValuePattern.of("3.12.1955")).isEqualTo(PersonalKind.BIRTH_DATE);
    }

    @Test
    void isNotFooledByWhatOnlyLooksSo() {
        for (String other : new String[] {
            "900-45-6789",
            "DE88370400440532013000",
            "4111111111111112",
            "1111111111111111",
            "12345678",
            "1981-02-29",
            "2090-01-01",
            "a@b",
            "hello",
            "",
            "20240101"
        }) {
            assertThat(ValuePattern.of(other)).as(other).isNull();
        }
    }

    @Property
    void everyIbanWithItsCheckDigitsIsOneAndWithOthersNone(@ForAll @NumericChars @StringLength(18) String account) {
        BigInteger number = new BigInteger(account + "131400");
        int check = 98 - number.mod(BigInteger.valueOf(97)).intValue();
        assertThat(ValuePattern.isIban(String.format("DE%02d%s", check, account)))
                .isTrue();
        assertThat(ValuePattern.isIban(String.format("DE%02d%s", check == 50 ? 51 : 50, account)))
                .isFalse();
    }

    @Property
    void exactlyOneLastDigitMakesACardNumber(@ForAll @NumericChars @StringLength(15) String digits) {
        long valid = IntStream.range(0, 10)
                .filter(last -> ValuePattern.isCard(digits + last))
                .count();
        assertThat(valid).isLessThanOrEqualTo(1);
        if (digits.chars().distinct().count() > 1) {
            assertThat(valid).isEqualTo(1);
        }
    }
}

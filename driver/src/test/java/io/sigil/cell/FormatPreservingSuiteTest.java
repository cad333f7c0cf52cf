package io.sigil.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.keys.DataKey;
import io.sigil.keys.KeyPurpose;
import io.sigil.rules.LogicalType;
import io.sigil.rules.LogicalType.Kind;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** What holds for the format-preserving encryption of all texts. */
class FormatPreservingSuiteTest {
    private static final DataKey KEY = Fixture.key(KeyPurpose.DETERMINISTIC, 1, 0);
    private static final LogicalType TYPE = LogicalType.ofLength(Kind.VARCHAR, 400);
    private static final String DIGITS = "0123456789";

    private final FormatPreservingSuite digits = new FormatPreservingSuite("card", TYPE, DIGITS);

    @Provide
    Arbitrary<String> alphabets() {
        return Arbitraries.integers().between(2, 94).map(radix -> printable().substring(0, radix));
    }

    private static String printable() {
        StringBuilder all = new StringBuilder();
        for (char c = '~'; c > ' '; c--) {
            all.append(c);
        }
        return all.toString();
    }

    @Property(tries = 400)
    void whatIsEncryptedIsDecrypted(
            @ForAll("alphabets") String alphabet,
            @ForAll @IntRange(min = 20, max = 300) int length,
            @ForAll @IntRange(min = 0) int seed,
            @ForAll @StringLength(max = 40) String other)
            throws SQLException {
        FormatPreservingSuite suite = new FormatPreservingSuite("d", TYPE, alphabet);
        String text = mixed(alphabet, length, seed, withoutSurrogates(other));
        String stored = suite.encrypt(KEY, text);

        assertThat(suite.decrypt(KEY, stored)).isEqualTo(text);
        assertThat(suite.encrypt(KEY, text)).isEqualTo(stored);
        assertThat(format(stored, alphabet)).isEqualTo(format(text, alphabet));
    }

    private static String mixed(String alphabet, int length, int seed, String other) {
        StringBuilder text = new StringBuilder(other);
        java.util.Random random = new java.util.Random(seed);
        for (int i = 0; i < length; i++) {
            text.insert(random.nextInt(text.length() + 1), alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static String withoutSurrogates(String text) {
        return text.chars()
                .filter(c -> !Character.isSurrogate((char) c))
                .mapToObj(c -> String.valueOf((char) c))
                .collect(Collectors.joining());
    }

    /** Every character of the alphabet as a question mark's place; U+0000 is none that a test writes. */
    private static String format(String text, String alphabet) {
        return text.chars()
                .map(c -> alphabet.indexOf(c) < 0 ? c : 0)
                .mapToObj(c -> String.valueOf((char) c))
                .collect(Collectors.joining());
    }

    @Example
    void separatorsStayInTheirPlacesAndAreNoPartOfTheCipher() throws SQLException {
        String dashed = digits.encrypt(KEY, "123-45-6789");

        assertThat(dashed).matches("\\d{3}-\\d{2}-\\d{4}").isNotEqualTo("123-45-6789");
        assertThat(dashed.replace("-", "")).isEqualTo(digits.encrypt(KEY, "123456789"));
        assertThat(digits.encrypt(KEY, "Z\u00fcrich \ud83c\udfe0 1234567"))
                .matches("Z\u00fcrich \ud83c\udfe0 \\d{7}")
                .isNotEqualTo("Z\u00fcrich \ud83c\udfe0 1234567");
    }

    /** A permutation: as many results as values, over a slice of the domain and over a whole one. */
    @Example
    void differentValuesHaveDifferentCiphertexts() throws SQLException {
        Set<String> stored = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            stored.add(digits.encrypt(KEY, String.format("%06d", i)));
        }
        assertThat(stored).hasSize(20_000).allMatch(text -> text.matches("\\d{6}"));
    }

    @Example
    void domainsTypesAndKeysHavePermutationsOfTheirOwn() throws SQLException {
        String text = "4111111111111111";
        Set<String> stored = new HashSet<>();
        stored.add(digits.encrypt(KEY, text));
        stored.add(new FormatPreservingSuite("card2", TYPE, DIGITS).encrypt(KEY, text));
        stored.add(new FormatPreservingSuite("card", LogicalType.ofLength(Kind.CHAR, 16), DIGITS).encrypt(KEY, text));
        stored.add(new FormatPreservingSuite("car", LogicalType.ofLength(Kind.VARCHAR, 40), DIGITS).encrypt(KEY, text));
        stored.add(digits.encrypt(Fixture.key(KeyPurpose.DETERMINISTIC, 2, 1), text));
        assertThat(stored).hasSize(5).doesNotContain(text);
    }

    @Example
    void fewerThanAMillionPossibilitiesAreRefused() throws SQLException {
        for (String text : new String[] {"", "-", "12345", "12-34-5", "abcdefghijk 12345"}) {
            assertThat(digits.takes(text)).isFalse();
            assertThatThrownBy(() -> digits.encrypt(KEY, text))
                    .isInstanceOf(SQLDataException.class)
                    .hasMessageStartingWith("SIGIL-4008: ")
                    .hasMessageNotContaining("12345")
                    .hasMessageNotContaining("12-34");
            assertThatThrownBy(() -> digits.decrypt(KEY, text))
                    .isInstanceOf(SQLDataException.class)
                    .hasMessageStartingWith("SIGIL-4001: ")
                    .hasMessageNotContaining("12345")
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("22000");
        }
        assertThat(digits.takes("123456")).isTrue();
        assertThat(new FormatPreservingSuite("b", TYPE, "01").takes("0101010101010101010"))
                .isFalse();
        assertThat(new FormatPreservingSuite("b", TYPE, "01").takes("01010101010101010101"))
                .isTrue();
        assertThat(new FormatPreservingSuite("b", TYPE, printable()).takes("abc"))
                .isFalse();
        assertThat(new FormatPreservingSuite("b", TYPE, printable()).takes("abcd"))
                .isTrue();
    }

    @Example
    void aTextThatNoEncryptionGaveIsRefusedOrDecryptsToOneOfItsFormat() throws SQLException {
        assertThatThrownBy(() -> digits.decrypt(KEY, "1234567\ud83c")).hasMessageStartingWith("SIGIL-4001: ");
        assertThat(digits.decrypt(KEY, "never encrypted 1234567")).matches("never encrypted \\d{7}");
    }

    @Example
    void aKeyOfAnotherPurposeIsNotTaken() {
        for (KeyPurpose purpose : KeyPurpose.values()) {
            if (purpose != KeyPurpose.DETERMINISTIC) {
                assertThatThrownBy(() -> digits.encrypt(Fixture.key(purpose, 1, 0), "1234567"))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }
}

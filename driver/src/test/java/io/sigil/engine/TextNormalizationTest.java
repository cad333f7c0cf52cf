package io.sigil.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.rules.Normalization;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What texts become before their search tokens are made. */
class TextNormalizationTest {
    private static final String SHARP_I = "\u0130";

    @Example
    void eachStepIsAsDefined() {
        assertThat(of("  a b ", Normalization.TRIM)).isEqualTo("a b");
        assertThat(of("\ta\u00A0", Normalization.TRIM)).isEqualTo("\ta\u00A0");
        assertThat(of("ÄÖ Straße", Normalization.LOWERCASE)).isEqualTo("äö straße");
        assertThat(of(SHARP_I, Normalization.LOWERCASE)).isEqualTo("i\u0307");
        assertThat(of("ﬁ Ａ e\u0301", Normalization.NFKC)).isEqualTo("fi A é");
        assertThat(of("+49 (170) 12-3", Normalization.DIGITS_ONLY)).isEqualTo("49170123");
        assertThat(of("\u0661２", Normalization.DIGITS_ONLY)).isEmpty();
        assertThat(of("２", Normalization.NFKC, Normalization.DIGITS_ONLY)).isEqualTo("2");
        assertThat(of("２", Normalization.DIGITS_ONLY, Normalization.NFKC)).isEmpty();
    }

    @Example
    void sigmaIsOneLetterWhereverItStands() {
        assertThat(of("ΟΔΟΣ", Normalization.LOWERCASE)).isEqualTo(of("οδος", Normalization.LOWERCASE));
    }

    @Property
    void whatLowersToTheSameInJavaIsTheSame(@ForAll String any) {
        String text = any.codePoints()
                .filter(KnownCharacters::contains)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        assertThat(of(text.toLowerCase(Locale.ROOT), Normalization.LOWERCASE))
                .isEqualTo(of(of(text, Normalization.LOWERCASE), Normalization.LOWERCASE));
    }

    /** So that LIKE 'abc%' finds the texts whose normalized form begins with the prefix's. */
    @Property
    void theStartOfATextIsNormalizedAsTheTextIs(@ForAll String start, @ForAll String rest) {
        TextNormalization steps = steps(Normalization.TRIM, Normalization.LOWERCASE);
        String prefix = steps.ofStart(start);
        if (prefix != null && !(start.isBlank() || Character.isHighSurrogate(start.charAt(start.length() - 1)))) {
            assertThat(steps.of(start + rest)).startsWith(prefix);
        }
    }

    @Example
    void aStartThatNormalizationLeavesUncertainIsNone() {
        assertThat(steps(Normalization.TRIM).ofStart("abc ")).isNull();
        assertThat(steps(Normalization.TRIM).ofStart(" abc")).isEqualTo("abc");
        assertThat(steps(Normalization.DIGITS_ONLY).ofStart("abc")).isNull();
        assertThat(steps(Normalization.NFKC, Normalization.TRIM).ofStart("a\u00A0"))
                .isNull();
    }

    /** A later JVM knows more characters. That must change no token, so they are left alone. */
    @Example
    void charactersLaterThanUnicode10StayAsTheyAre() {
        String later = "\u1C90\u2C2F\uA7C7";
        assertThat(of(later, Normalization.LOWERCASE)).isEqualTo(later);
        assertThat(of("ﬁ\u1C90ﬁ", Normalization.NFKC)).isEqualTo("fi\u1C90fi");
        assertThat(KnownCharacters.contains(0x377)).isTrue();
        assertThat(KnownCharacters.contains(0x378)).isFalse();
        assertThat(KnownCharacters.contains(0x38c)).isTrue();
        assertThat(KnownCharacters.contains(0x38b)).isFalse();
        assertThat(KnownCharacters.contains(0x10ffff))
                .as("a noncharacter, and known as one")
                .isTrue();
    }

    /** The digest is the same on Java 17 and 25; on a JVM where it isn't, stored tokens would no longer be found. */
    @Example
    void thisJvmLowersAndComposesTheCharactersOfUnicode10AsTheDefinitionHasIt() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        int known = 0;
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (KnownCharacters.contains(c)) {
                String text = Character.toString(c);
                String line = text.toLowerCase(Locale.ROOT) + "|" + Normalizer.normalize(text, Normalizer.Form.NFKC);
                digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
                known++;
            }
        }
        assertThat(known).isEqualTo(274_289);
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("2e161a40225ae4f6d33939d59443f791e5521583e64a401137384d93538ecc33");
    }

    @Example
    void theDefinitionNamesTheStepsAndTheirVersions() {
        assertThat(steps(Normalization.TRIM, Normalization.LOWERCASE, Normalization.NFKC, Normalization.DIGITS_ONLY)
                        .definition())
                .isEqualTo("trim-1,lowercase-1,nfkc-1,digits-only-1");
        assertThat(Arrays.stream(Normalization.values())
                        .filter(Normalization::isCollation)
                        .map(collation -> steps(collation).definition()))
                .containsExactly(
                        "utf8mb4_general_ci-1",
                        "utf8mb3_general_ci-1",
                        "utf8mb4_unicode_ci-1",
                        "utf8mb3_unicode_ci-1",
                        "utf8mb4_0900_ai_ci-1",
                        "latin1_swedish_ci-1");
        assertThat(steps().definition()).isEmpty();
    }

    private static TextNormalization steps(Normalization... steps) {
        return new TextNormalization(List.of(steps));
    }

    private static String of(String text, Normalization... steps) {
        return Objects.requireNonNull(steps(steps).of(text));
    }
}

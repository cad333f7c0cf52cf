package io.sigil.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.rules.Normalization;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for the weights of all texts. That they are the servers', a test beside the servers says. */
class CollationWeightsPropertyTest {
    @Provide
    Arbitrary<Normalization> collations() {
        return Arbitraries.of(Normalization.class).filter(Normalization::isCollation);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Character> near = Arbitraries.of(
                'a', 'A', ' ', '\t', '\u00a0', '\u00e4', '\u00df', '\u0301', '\u200b', '\u0152', '\u20ac', '\0');
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(3, near.map(String::valueOf)),
                        net.jqwik.api.Tuple.of(
                                1,
                                Arbitraries.integers()
                                        .between(0, Character.MAX_CODE_POINT)
                                        .filter(c -> c < 0xD800 || c > 0xDFFF)
                                        .map(Character::toString)))
                .list()
                .ofMaxSize(6)
                .map(characters -> String.join("", characters));
    }

    @Property
    void spacesAtTheEndCountOnlyWhereTheCollationIsNotPadded(
            @ForAll("collations") Normalization collation,
            @ForAll("texts") String text,
            @ForAll @IntRange(min = 1, max = 5) int spaces) {
        CollationWeights weights = CollationWeights.of(collation);
        String plain = weights.of(text);
        String longer = weights.of(text + " ".repeat(spaces));
        if (plain == null) {
            assertThat(longer).isNull();
        } else {
            assertThat(plain.equals(longer)).isEqualTo(weights.isPadded());
        }
    }

    @Property
    void aTextHasTheWeightsOfItsCharacters(
            @ForAll("collations") Normalization collation, @ForAll("texts") String one, @ForAll("texts") String other) {
        CollationWeights weights = CollationWeights.of(collation);
        // No space stands at the end of these.
        String first = weights.of(one + "x");
        String second = weights.of(other + "x");
        String both = weights.of(one + "x" + other + "x");
        assertThat(both).isEqualTo(first == null || second == null ? null : first + second);
    }

    /** So that LIKE 'abc%' finds the texts that begin so, and no others. */
    @Property
    void textsBeginAlikeWhereTheirWeightsDo(
            @ForAll("collations") Normalization collation,
            @ForAll("texts") String start,
            @ForAll("texts") String text) {
        CollationWeights weights = CollationWeights.of(collation);
        String prefix = weights.ofStart(start);
        String all = weights.of(start + text);
        if (collation.keepsBeginnings() && prefix != null && all != null) {
            assertThat(all).startsWith(prefix);
            assertThat(prefix.codePointCount(0, prefix.length())).isEqualTo(start.codePointCount(0, start.length()));
        }
    }

    @Property
    void aTextBeyondTheCharacterSetHasNoWeights(@ForAll @IntRange(min = 0x10000, max = 0x10FFFF) int codePoint) {
        String text = "a" + Character.toString(codePoint);
        assertThat(CollationWeights.of(Normalization.UTF8MB3_GENERAL_CI).of(text))
                .isNull();
        assertThat(CollationWeights.of(Normalization.UTF8MB3_UNICODE_CI).of(text))
                .isNull();
        assertThat(CollationWeights.of(Normalization.LATIN1_SWEDISH_CI).of(text))
                .isNull();
        assertThat(CollationWeights.of(Normalization.UTF8MB4_GENERAL_CI).of(text))
                .isNotNull();
    }

    @Example
    void theUsualTextsAreEqual() {
        assertEqual(Normalization.UTF8MB4_GENERAL_CI, "Änn  ", "ANN");
        assertEqual(Normalization.UTF8MB4_GENERAL_CI, "ß", "S");
        assertEqual(Normalization.UTF8MB4_UNICODE_CI, "Straße", "strasse");
        assertEqual(Normalization.UTF8MB4_UNICODE_CI, "a\u0308", "Ä");
        assertEqual(Normalization.UTF8MB4_0900_AI_CI, "Straße", "STRASSE");
        assertEqual(Normalization.LATIN1_SWEDISH_CI, "Müller", "myller");
        CollationWeights swedish = CollationWeights.of(Normalization.LATIN1_SWEDISH_CI);
        assertThat(swedish.of("ä")).isNotEqualTo(swedish.of("a"));
        CollationWeights unpadded = CollationWeights.of(Normalization.UTF8MB4_0900_AI_CI);
        assertThat(unpadded.of("a ")).isNotEqualTo(unpadded.of("a"));
    }

    private static void assertEqual(Normalization collation, String one, String other) {
        assertThat(CollationWeights.of(collation).of(one))
                .isNotNull()
                .isEqualTo(CollationWeights.of(collation).of(other));
    }

    /** Stored tokens are made of them: another table needs another version. */
    @Example
    void theTablesOfVersionOneStayAsTheyAre() throws Exception {
        for (String line : List.of(
                "latin1_swedish_ci-1.txt 321b5dfd044aa169b82633749c248e873d30b9c4bc029731f083578c5ce3a85c",
                "utf8mb4_general_ci-1.txt 050e7e5e9117f0be686860e9ae902cf66282a7f42c159a9d651860f96d065058",
                "utf8mb4_unicode_ci-1.txt ebbf49689be5c2e59d081b2c396cf47c0a7d1de69dd24a4ebb5a7d26f86d3e46",
                "utf8mb4_0900_ai_ci-1.txt 6b02d662747ed70d94db31ea1622c35a3bcbe52d712718d415b45866910f4c6f")) {
            String[] parts = line.split(" ", -1);
            try (InputStream in = CollationWeights.class.getResourceAsStream(parts[0])) {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
                assertThat(HexFormat.of().formatHex(digest)).as(parts[0]).isEqualTo(parts[1]);
            }
        }
    }
}

package io.sigil.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueParsersTest {
    @ParameterizedTest
    @CsvSource({"90d,P90D", "24h,PT24H", "30m,PT30M", "45s,PT45S", "0,PT0S", "0h,PT0S", "36500d,P36500D"})
    void durationsHaveANumberAndAUnit(String text, Duration duration) throws MalformedText {
        assertThat(DurationParser.zeroOrMore(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "d", "1", "-1d", "1.5h", "1D", "1 d", "01d", "1w", "9999999999s", "36501d", "١d"})
    void otherDurationsAreRefused(String text) {
        assertThatThrownBy(() -> DurationParser.zeroOrMore(text)).isInstanceOf(MalformedText.class);
    }

    @Property
    void identifiersReadBackFromTheirSpelling(@ForAll @StringLength(min = 1, max = 8) String name, @ForAll boolean two)
            throws MalformedText {
        Identifier quoted = new Identifier(name.replace("${", "$"), true);
        List<Identifier> all = two ? List.of(new Identifier("app", false), quoted) : List.of(quoted);

        assertThat(NameParser.qualified(Names.joined(all))).isEqualTo(all);
    }

    @Property
    void noNameFailsOtherwise(@ForAll String text) {
        try {
            assertThat(NameParser.qualified(text)).hasSizeBetween(1, 2);
        } catch (MalformedText e) {
            assertThat(e.reason()).isNotEmpty();
        }
    }

    @Test
    void alphabetsAreNamedOrSpeltOut() throws MalformedText {
        assertThat(Alphabets.parse("digits")).isEqualTo("0123456789");
        assertThat(Alphabets.parse("alphanumeric"))
                .isEqualTo("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
        assertThat(Alphabets.parse("01")).isEqualTo("01");
        assertThat(Alphabets.parse("0123456789ABCDEF-")).hasSize(17);
    }

    @ParameterizedTest
    @CsvSource({"6,10,true", "5,10,false", "20,2,true", "19,2,false", "2147483647,2,true"})
    void aDomainIsLargeEnoughFromAMillionValues(int length, int radix, boolean enough) {
        assertThat(Alphabets.hold("0123456789".substring(0, radix), length, 1_000_000))
                .isEqualTo(enough);
    }

    @ParameterizedTest
    @CsvSource({"colums,columns", "colmuns,columns", "COLUMNS,columns", "colunm,columns", "xyz,", "c,", "typ,type"})
    void aCloseWordIsSuggested(String word, String meant) {
        assertThat(Suggestions.closest(word, List.of("columns", "subject", "type"))
                        .orElse(null))
                .isEqualTo(meant);
    }

    @Property
    void oneSlipIsAtDistanceOne(
            @ForAll @AlphaChars @StringLength(min = 2, max = 20) String word, @ForAll @IntRange(max = 19) int index) {
        int at = index % word.length();

        assertThat(Suggestions.distance(
                        word, new StringBuilder(word).deleteCharAt(at).toString()))
                .isEqualTo(1);
        assertThat(Suggestions.distance(
                        word, new StringBuilder(word).insert(at, '-').toString()))
                .isEqualTo(1);
        assertThat(Suggestions.distance(word, word)).isZero();
    }
}

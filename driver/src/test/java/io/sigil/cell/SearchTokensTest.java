package io.sigil.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.keys.DataKey;
import io.sigil.keys.KeyPurpose;
import io.sigil.rules.LogicalType;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** What holds for the search tokens of all values. */
class SearchTokensTest {
    private static final DataKey KEY = Fixture.key(KeyPurpose.SEARCH, 1, 0);
    private static final TokenDomain DOMAIN = new TokenDomain("users.name", Fixture.VARCHAR_40, "");
    private static final int CHARACTERS = 6;
    private static final int STEP = PrefixTokenMaker.STEP_BYTES;
    private static final int WIDTH = 8;

    private final SearchTokens equality = SearchTokens.equality(DOMAIN);
    private final SearchTokens prefix = SearchTokens.prefix(DOMAIN, CHARACTERS);
    private final SearchTokens range = SearchTokens.range(DOMAIN, WIDTH);

    @Property
    void equalValuesAloneHaveEqualTokens(@ForAll byte[] one, @ForAll byte[] other) throws SQLException {
        assertThat(Arrays.equals(equality.token(KEY, one), equality.token(KEY, other)))
                .isEqualTo(Arrays.equals(one, other));
        assertThat(equality.token(KEY, one.clone())).isEqualTo(equality.token(KEY, one));
    }

    @Property(tries = 100_000)
    void rangeTokensHaveTheOrderOfTheValues(@ForAll long one, @ForAll long other) throws SQLException {
        assertThat(Integer.signum(Arrays.compareUnsigned(rangeToken(one), rangeToken(other))))
                .isEqualTo(Long.compareUnsigned(one, other));
    }

    @Property(tries = 20_000)
    void rangeTokensOfNeighboursAreInOrder(@ForAll long one, @ForAll @IntRange(min = 1, max = 300) int distance)
            throws SQLException {
        long other = one + distance;
        assertThat(Integer.signum(Arrays.compareUnsigned(rangeToken(one), rangeToken(other))))
                .isEqualTo(Long.compareUnsigned(one, other));
    }

    /** The stated leakage of Chenette, Lewi, Weis and Wu: the place of the first differing bit and its value, no more. */
    @Property(tries = 5_000)
    void rangeTokensAreEqualUpToTheFirstDifferingBitAndDifferThereByOne(@ForAll long one, @ForAll long other)
            throws SQLException {
        int same = Long.numberOfLeadingZeros(one ^ other);
        byte[] a = rangeToken(one);
        byte[] b = rangeToken(other);

        assertThat(Arrays.copyOf(a, same)).isEqualTo(Arrays.copyOf(b, same));
        if (same < Long.SIZE) {
            int sign = Long.compareUnsigned(one, other);
            assertThat((a[same] & 0xff) - (b[same] & 0xff)).isEqualTo(sign);
        }
    }

    /** What follows the first differing bit is as unrelated as random digits: equal once in 128 or so. */
    @Example
    void rangeTokensAreUnrelatedBehindTheFirstDifferingBit() throws SQLException {
        int equal = 0;
        int compared = 0;
        for (long value = 0; value < 200; value++) {
            byte[] a = rangeToken(value);
            byte[] b = rangeToken(value | Long.MIN_VALUE);
            for (int i = 1; i < Long.SIZE; i++) {
                equal += a[i] == b[i] ? 1 : 0;
                compared++;
            }
        }
        assertThat((double) equal / compared).isLessThan(0.02);
    }

    @Example
    void aRangeDigitLeavesRoomForItsBit() throws SQLException {
        int greatest = 0;
        int least = 255;
        for (long value = 0; value < 500; value++) {
            for (byte digit : Arrays.copyOf(rangeToken(value * 0x9E3779B97F4A7C15L), Long.SIZE)) {
                greatest = Math.max(greatest, digit & 0xff);
                least = Math.min(least, digit & 0xff);
            }
        }
        assertThat(List.of(least, greatest)).isEqualTo(List.of(0, 255));
    }

    private byte[] rangeToken(long value) throws SQLException {
        byte[] bytes = new byte[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            bytes[i] = (byte) (value >>> (8 * (WIDTH - 1 - i)));
        }
        return range.token(KEY, bytes);
    }

    @Property
    void prefixTokensShareWhatTheTextsShare(
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 9) String one,
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 9) String other)
            throws SQLException {
        byte[] a = prefix.token(KEY, utf8(one));
        byte[] b = prefix.token(KEY, utf8(other));
        for (int i = 0; i < CHARACTERS; i++) {
            String start = i < one.length() ? one.substring(0, i + 1) : one + "|";
            String otherStart = i < other.length() ? other.substring(0, i + 1) : other + "|";
            assertThat(Arrays.equals(a, i * STEP, (i + 1) * STEP, b, i * STEP, (i + 1) * STEP))
                    .as("%s and %s at %d", one, other, i)
                    .isEqualTo(start.equals(otherStart));
        }
        assertThat(Arrays.equals(a, b)).isEqualTo(one.equals(other));
    }

    @Property
    void aPrefixTokenBeginsTheTokensOfTheTextsThatBeginWithItAndNoOthers(
            @ForAll @CharRange(from = 'a', to = 'b') @StringLength(min = 1, max = CHARACTERS) String start,
            @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 9) String text)
            throws SQLException {
        byte[] beginning = prefix.prefixToken(KEY, utf8(start));
        byte[] token = prefix.token(KEY, utf8(text));

        assertThat(Arrays.equals(beginning, Arrays.copyOf(token, beginning.length)))
                .isEqualTo(text.startsWith(start));
        assertThat(Arrays.copyOf(prefix.token(KEY, utf8(start + text)), beginning.length))
                .isEqualTo(beginning);
    }

    @Example
    void aPrefixCountsCodePoints() throws SQLException {
        String keys = "\uD83D\uDD11".repeat(CHARACTERS);
        assertThat(prefix.prefixToken(KEY, utf8(keys))).hasSize(CHARACTERS * STEP);
        assertThatThrownBy(() -> prefix.prefixToken(KEY, utf8(keys + "a")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void wholeCharactersOfTextStorageHoldPaddedTokens(
            @ForAll @IntRange(min = 1, max = 64) int characters, @ForAll @IntRange(min = 1, max = 168) int width) {
        assertThat((4 + SearchTokens.prefixBytes(characters)) % 3).isZero();
        assertThat((4 + SearchTokens.rangeBytes(width)) % 3).isZero();
        assertThat(SearchTokens.prefixBytes(characters) - 8 * characters - 16).isBetween(0, 2);
        assertThat(SearchTokens.rangeBytes(width) - 8 * width).isBetween(0, 2);
    }

    @Property(tries = 50)
    void tokensOfOtherDomainsTypesNormalizationsAndKeysAreUnrelated(@ForAll @Size(8) byte[] value) throws SQLException {
        LogicalType other = LogicalType.ofLength(LogicalType.Kind.VARCHAR, 41);
        List<TokenDomain> domains = List.of(
                DOMAIN,
                new TokenDomain("users.nam", Fixture.VARCHAR_40, ""),
                new TokenDomain("users.name", other, ""),
                new TokenDomain("users.name", Fixture.VARCHAR_40, "trim-1"));
        List<byte[]> tokens = new java.util.ArrayList<>();
        for (TokenDomain domain : domains) {
            tokens.add(SearchTokens.equality(domain).token(KEY, value));
            tokens.add(Arrays.copyOf(SearchTokens.range(domain, WIDTH).token(KEY, value), 16));
            tokens.add(SearchTokens.equality(domain).token(Fixture.key(KeyPurpose.SEARCH, 1, 9), value));
        }
        assertThat(tokens.stream().map(Bytes::toHex)).doesNotHaveDuplicates();
    }

    @Example
    void aKeyOfAnotherPurposeMakesNoTokens() {
        assertThatThrownBy(() -> equality.token(Fixture.key(KeyPurpose.RANDOMIZED, 1, 0), new byte[1]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

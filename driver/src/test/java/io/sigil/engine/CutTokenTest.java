package io.sigil.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.cell.TextStorage;
import java.math.BigInteger;
import java.util.Arrays;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** What stands beside a token is in its place among all tokens, and is none of them. */
class CutTokenTest {
    @Property
    void besideBytesStandsNoOtherToken(@ForAll @Size(6) byte[] token, @ForAll @Size(6) byte[] other) {
        Assume.that(new BigInteger(1, token).signum() > 0 && !Arrays.equals(token, other));
        byte[] before = (byte[]) CutToken.ofBytes(token).before();
        byte[] behind = (byte[]) CutToken.ofBytes(token).behind();
        assertThat(Arrays.compareUnsigned(before, token)).isNegative();
        assertThat(Arrays.compareUnsigned(behind, token)).isPositive();
        int place = Arrays.compareUnsigned(other, token);
        assertThat(Integer.signum(Arrays.compareUnsigned(other, before))).isEqualTo(Integer.signum(place));
        assertThat(Integer.signum(Arrays.compareUnsigned(other, behind))).isEqualTo(Integer.signum(place));
    }

    @Property
    void besideTextStandsNoOtherToken(@ForAll @Size(6) byte[] bytes, @ForAll @Size(6) byte[] others) {
        String token = TextStorage.encode(bytes);
        String other = TextStorage.encode(others);
        Assume.that(new BigInteger(1, bytes).signum() > 0 && !token.equals(other));
        String before = (String) CutToken.ofText(token).before();
        String behind = (String) CutToken.ofText(token).behind();
        int place = Integer.signum(other.compareTo(token));
        assertThat(before.compareTo(token)).isNegative();
        assertThat(Integer.signum(other.compareTo(before))).isEqualTo(place);
        assertThat(behind.compareTo(token)).isPositive();
        assertThat(Integer.signum(other.compareTo(behind))).isEqualTo(place);
        assertThat(((String) CutToken.behindAll(true)).compareTo(token)).isPositive();
    }
}

package io.sigil.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextStorageTest {

    @ParameterizedTest
    @EnumSource
    void everyCellBeginsWithSigl(Fixture f) throws SQLException {
        assertThat(TextStorage.encode(f.suite.seal(f.key, f.context, Fixture.NO_TOKEN, new byte[3])))
                .startsWith("SIGL");
    }

    @Test
    void theMagicBytesAloneSpellSigl() {
        assertThat(TextStorage.encode(Bytes.ofHex("753456"))).isEqualTo("SIGL");
    }

    @Property
    void everyByteComesBack(@ForAll byte[] bytes) throws SQLException {
        String text = TextStorage.encode(bytes);
        assertThat(text).matches("[-0-9A-Z_a-z]*").hasSize(TextStorage.encodedLength(bytes.length));
        assertThat(TextStorage.decode(text)).isEqualTo(bytes);
    }

    @Property
    void textsCompareAsTheBytesDo(@ForAll("likeBytes") byte[] one, @ForAll("likeBytes") byte[] other) {
        byte[] oneText = TextStorage.encode(one).getBytes(StandardCharsets.US_ASCII);
        byte[] otherText = TextStorage.encode(other).getBytes(StandardCharsets.US_ASCII);
        assertThat(Integer.signum(Arrays.compareUnsigned(oneText, otherText)))
                .isEqualTo(Integer.signum(Arrays.compareUnsigned(one, other)));
    }

    /** Of few values, so that equal beginnings are common. */
    @Provide
    Arbitrary<byte[]> likeBytes() {
        return Arbitraries.of((byte) 0, (byte) 1, (byte) 0x10, (byte) 0x7f, (byte) 0x80, (byte) 0xff)
                .array(byte[].class)
                .ofMaxSize(7);
    }

    @Property
    void atMostOneTextDecodesToACell(@ForAll("texts") String text) {
        byte[] bytes;
        try {
            bytes = TextStorage.decode(text);
        } catch (SQLException refused) {
            return;
        }
        assertThat(TextStorage.encode(bytes)).isEqualTo(text);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("-09AZ_az").withChars(' ', '=').ofMaxLength(9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "S",
                "SIGLS",
                "SIGL=",
                "SI GL",
                "SIGL ",
                "S+GL",
                "S/GL",
                "S\u0130GL",
                "S\u00e9GL",
                "SIGLSz",
                "SIGLSSz"
            })
    void whatEncodeDoesNotWriteIsRefused(String text) {
        assertThatThrownBy(() -> TextStorage.decode(text))
                .isInstanceOf(SQLDataException.class)
                .hasMessageStartingWith(ErrorCode.NOT_A_CELL.label() + ": ");
    }
}

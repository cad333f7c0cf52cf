package io.sigil.codec;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.sigil.dialect.Dialect;
import java.sql.SQLException;

/** Untrusted text and bytes raise SQLException and nothing else. */
class CodecFuzzTest {

    private static Codec codec(FuzzedDataProvider data) {
        return Codec.of(data.pickValue(Types.ALL), data.pickValue(Dialect.values()), "t.c");
    }

    @FuzzTest
    void textIsEncodedOrRefused(FuzzedDataProvider data) throws SQLException {
        CodecPropertyTest.encodedOrRefused(codec(data), data.consumeRemainingAsString());
    }

    @FuzzTest
    void bytesAreDecodedOrRefused(FuzzedDataProvider data) throws SQLException {
        CodecPropertyTest.decodedOrRefused(codec(data), data.consumeRemainingAsBytes());
    }
}

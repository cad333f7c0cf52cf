package io.sigil.codec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/** Strict UTF-8 (RFC 3629): what can't be represented is refused, never replaced. */
final class Utf8 {

    private Utf8() {}

    static byte[] encode(String text, ColumnType column) throws SQLException {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException e) {
            throw column.characterNotAllowed("an unpaired surrogate");
        }
    }

    static String decode(byte[] bytes, ColumnType column) throws SQLException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw column.notReadable();
        }
    }
}

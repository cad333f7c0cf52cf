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
        return hasSurrogate(text) ? encodeStrictly(text, column) : text.getBytes(StandardCharsets.UTF_8);
    }

    /** Nothing else can't be represented. */
    private static boolean hasSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static byte[] encodeStrictly(String text, ColumnType column) throws SQLException {
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
        return isAscii(bytes) ? new String(bytes, StandardCharsets.US_ASCII) : decodeStrictly(bytes, column);
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static String decodeStrictly(byte[] bytes, ColumnType column) throws SQLException {
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

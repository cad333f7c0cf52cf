package io.sigil.operations.keys;

import io.sigil.cell.TextStorage;
import io.sigil.dialect.Dialect;
import io.sigil.rules.Storage;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The least part of a stored cell that holds its data key's id, so that a database can count by it. In text storage the id
 * begins and ends within characters, whose other bits belong to its neighbours. Immutable.
 */
final class KeyIdSlice {
    /** Magic and suite, see docs/cell-format.md. */
    private static final int BEFORE_TOKEN = 4;

    private static final int ID_BYTES = 8;
    private static final int BITS_OF_CHARACTER = 6;
    private static final int CHARACTERS_OF_GROUP = 4;

    private final Storage storage;
    private final int firstByte;

    /** @param tokenLength bytes of the search token before the id */
    KeyIdSlice(Storage storage, int tokenLength) {
        this.storage = storage;
        this.firstByte = BEFORE_TOKEN + tokenLength;
    }

    /** SQL of the part. */
    String of(String columnSql) {
        return "SUBSTRING(" + columnSql + " FROM " + (first() + 1) + " FOR " + (end() - first()) + ")";
    }

    /** SQL that is true of the cells that name a data key; of a text, by the characters that hold nothing but bits of the id. */
    String is(String columnSql, long id, Dialect dialect) {
        byte[] bytes = ByteBuffer.allocate(firstByte + ID_BYTES + CHARACTERS_OF_GROUP)
                .putLong(firstByte, id)
                .array();
        if (storage == Storage.BINARY) {
            String hex = String.format("%016x", id);
            String literal = dialect == Dialect.POSTGRESQL ? "DECODE('" + hex + "', 'hex')" : "X'" + hex + "'";
            return of(columnSql) + " = " + literal;
        }
        int from = (firstByte * Byte.SIZE + BITS_OF_CHARACTER - 1) / BITS_OF_CHARACTER;
        int to = (firstByte + ID_BYTES) * Byte.SIZE / BITS_OF_CHARACTER;
        return "SUBSTRING(" + columnSql + " FROM " + (from + 1) + " FOR " + (to - from) + ") = '"
                + TextStorage.encode(bytes).substring(from, to) + "'";
    }

    /** Bytes, or characters. */
    private int first() {
        return storage == Storage.BINARY ? firstByte : firstByte * Byte.SIZE / BITS_OF_CHARACTER;
    }

    private int end() {
        int lastByte = firstByte + ID_BYTES;
        return storage == Storage.BINARY
                ? lastByte
                : (lastByte * Byte.SIZE + BITS_OF_CHARACTER - 1) / BITS_OF_CHARACTER;
    }

    /** The id in a part that the database gave. */
    long id(ResultSet row, int column) throws SQLException {
        byte[] bytes = storage == Storage.BINARY ? row.getBytes(column) : ofText(row.getString(column));
        return number(bytes);
    }

    /** The same characters at their places in a text that begins with none, so that every bit is where it was. */
    private byte[] ofText(String part) throws SQLException {
        String zero = TextStorage.encode(new byte[3]).substring(0, 1);
        int before = first() % CHARACTERS_OF_GROUP;
        StringBuilder text = new StringBuilder(zero.repeat(before)).append(part);
        while (text.length() % CHARACTERS_OF_GROUP != 0) {
            text.append(zero);
        }
        byte[] bytes = TextStorage.decode(text.toString());
        int skipped = (first() - before) * BITS_OF_CHARACTER / Byte.SIZE;
        byte[] id = new byte[ID_BYTES];
        System.arraycopy(bytes, firstByte - skipped, id, 0, ID_BYTES);
        return id;
    }

    private static long number(byte[] bytes) {
        long id = 0;
        for (int i = 0; i < ID_BYTES; i++) {
            id = id << Byte.SIZE | (bytes[i] & 0xff);
        }
        return id;
    }
}

package io.sigil.engine;

import io.sigil.cell.TextStorage;
import io.sigil.codec.Codec;
import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.LogicalType;
import io.sigil.rules.Storage;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/**
 * How a value in the clear is stored in a column that holds cells as well: the text that the database's own cast gives, in a
 * binary column its UTF-8 bytes. A binary value in a binary column is stored as it is. What begins as a cell does is a cell.
 * Immutable, thread-safe.
 */
final class PlaintextForm {
    private static final byte[] MAGIC = {0x75, 0x34, 0x56};
    private static final String TEXT_MAGIC = TextStorage.encode(MAGIC);

    private final Codec codec;
    private final Dialect dialect;
    private final boolean text;
    private final boolean bytes;
    private final String where;

    PlaintextForm(ColumnRule rule, Codec codec, Dialect dialect) {
        this.codec = codec;
        this.dialect = dialect;
        this.text = rule.storage() == Storage.TEXT;
        this.bytes = rule.type().kind().isBinary();
        this.where = rule.type() + ", domain " + rule.domain();
    }

    /** @param stored a String in text storage, a byte[] otherwise */
    static boolean isCell(Object stored) {
        if (stored instanceof String) {
            return ((String) stored).startsWith(TEXT_MAGIC);
        }
        byte[] start = (byte[]) stored;
        return start.length >= MAGIC.length && start[0] == MAGIC[0] && start[1] == MAGIC[1] && start[2] == MAGIC[2];
    }

    /** @throws SQLException SIGIL-3xxx when the stored value is none of the column's logical type */
    byte[] canonical(Object stored) throws SQLException {
        requireForm();
        return codec.encode(bytes ? stored : stored instanceof String ? stored : utf8((byte[]) stored));
    }

    /** A String in text storage, a byte[] otherwise. */
    Object of(byte[] canonical) throws SQLException {
        requireForm();
        Object form = bytes ? codec.decode(canonical, byte[].class) : text(canonical);
        if (text || bytes) {
            return requirePlain(form);
        }
        return requirePlain(((String) form).getBytes(StandardCharsets.UTF_8));
    }

    private Object requirePlain(Object form) throws SQLException {
        if (isCell(form)) {
            throw ErrorCode.CONVERSION_NOT_SUPPORTED.exception("value not stored in the clear, " + where
                    + "; it begins as a cell does and couldn't be told from one; change the value first");
        }
        return form;
    }

    private String text(byte[] canonical) throws SQLException {
        LogicalType.Kind kind = codec.logicalType().kind();
        if (kind.isText()) {
            return new String(canonical, StandardCharsets.UTF_8);
        }
        if (kind == LogicalType.Kind.BOOLEAN && dialect == Dialect.POSTGRESQL) {
            // Its cast says true where its output says t.
            return codec.decode(canonical, Boolean.class).toString();
        }
        return codec.decode(canonical, String.class);
    }

    private void requireForm() throws SQLException {
        if (bytes && text) {
            throw ErrorCode.CONVERSION_NOT_SUPPORTED.exception(
                    "value neither encrypted nor decrypted in its place, " + where
                            + "; bytes have no form in the clear in a text column; move them to a column with binary storage");
        }
    }

    private String utf8(byte[] stored) throws SQLException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(stored))
                    .toString();
        } catch (CharacterCodingException e) {
            throw ErrorCode.CHARACTER_NOT_ALLOWED.exception(
                    "stored value not read, " + where + "; it is neither a cell nor UTF-8; correct it");
        }
    }
}

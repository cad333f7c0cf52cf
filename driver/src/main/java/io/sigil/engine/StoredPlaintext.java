package io.sigil.engine;

import io.sigil.cell.CellStart;
import io.sigil.cell.TextStorage;
import io.sigil.codec.Codec;
import io.sigil.codec.PlainForm;
import io.sigil.error.ErrorCode;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.LogicalType;
import io.sigil.rules.Storage;
import io.sigil.sql.CellPart;
import io.sigil.sql.SearchPart;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/**
 * The values of a column in motion that are stored as plaintext. What begins with a cell's magic is a cell, all else is
 * plaintext. Immutable, thread-safe.
 */
final class StoredPlaintext {
    private static final int MAGIC_BYTES = 3;

    /** Behind every text that begins like the one before it: no UTF-8 has this byte. */
    private static final byte HIGHEST = (byte) 0xff;

    private static final char ESCAPE = '!';

    private final ColumnRule rule;
    private final Codec texts;
    private final PlainForm form;
    private final byte[] magic;
    private final String textMagic;

    /** @param texts reads texts of any length */
    StoredPlaintext(ColumnRule rule, Codec codec, Codec texts) {
        this.rule = rule;
        this.texts = texts;
        this.form = PlainForm.of(codec);
        this.magic = magic(rule);
        this.textMagic = TextStorage.encode(magic);
    }

    private static byte[] magic(ColumnRule rule) {
        return Arrays.copyOf(CellStart.of(rule.mode()), MAGIC_BYTES);
    }

    /** What a column in motion holds nowhere: the beginning of a cell, and nothing behind it. */
    static byte[] none(ColumnRule rule) {
        return magic(rule);
    }

    private boolean isText() {
        return rule.storage() == Storage.TEXT;
    }

    boolean isPlain(byte[] stored) {
        return stored.length < MAGIC_BYTES || !Arrays.equals(Arrays.copyOf(stored, MAGIC_BYTES), magic);
    }

    boolean isPlain(String stored) {
        return !stored.startsWith(textMagic);
    }

    byte[] canonical(byte[] stored) throws SQLException {
        return form.canonical(stored);
    }

    byte[] canonical(String stored) throws SQLException {
        return form.canonical(stored);
    }

    /**
     * What is stored of a value.
     *
     * @return byte[] in binary storage, String in text storage
     * @throws SQLException SIGIL-4009 when it would be taken for a cell
     */
    Object stored(byte[] canonical) throws SQLException {
        Object plain = isText() ? form.text(canonical) : (Object) form.bytes(canonical);
        if (!isPlain(plain)) {
            throw ErrorCode.PLAINTEXT_UNFIT.exception(
                    "value not written, domain " + rule.domain()
                            + "; it begins as cells do and would be taken for one; leave the column encrypted, or store another value");
        }
        return plain;
    }

    private boolean isPlain(Object plain) {
        return plain instanceof String ? isPlain((String) plain) : isPlain((byte[]) plain);
    }

    /** What equal values are stored as, where they are plaintext. */
    Object equal(byte[] canonical) throws SQLException {
        Object plain = isText() ? form.text(canonical) : (Object) form.bytes(canonical);
        return isPlain(plain) ? plain : none();
    }

    Object none() {
        return isText() ? textMagic : (Object) magic.clone();
    }

    /** Where a text stands among the texts that are stored, whatever its length. */
    Object place(Object value, @Nullable Calendar calendar) throws SQLException {
        String text = new String(texts.encode(value, calendar), StandardCharsets.UTF_8);
        return stored(rule.type().kind() == LogicalType.Kind.CHAR ? stripped(text) : text);
    }

    private static String stripped(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    private Object stored(String text) {
        return isText() ? text : (Object) text.getBytes(StandardCharsets.UTF_8);
    }

    /** What a pattern matches, as {@code part} has it. */
    Object matching(LikePattern pattern, SearchPart part) throws SQLException {
        String literal = pattern.literal();
        if (part.part() == CellPart.PATTERN) {
            return escaped(literal) + (pattern.isOpen() ? "%" : "");
        }
        byte[] from = literal.getBytes(StandardCharsets.UTF_8);
        if (!pattern.isOpen() || part.part() == CellPart.PATTERN_FROM) {
            return from;
        }
        byte[] to = Arrays.copyOf(from, from.length + 1);
        to[from.length] = HIGHEST;
        return to;
    }

    private static String escaped(String literal) {
        StringBuilder text = new StringBuilder(literal.length() + 1);
        for (int i = 0; i < literal.length(); i++) {
            char c = literal.charAt(i);
            if (c == '%' || c == '_' || c == ESCAPE) {
                text.append(ESCAPE);
            }
            text.append(c);
        }
        return text.toString();
    }
}

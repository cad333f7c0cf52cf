package io.sigil.engine;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of the row of one cell: the values that it is bound to, in canonical form. Immutable. */
public final class CellRow {
    private final byte @Nullable [] subject;
    private final byte @Nullable [] key;

    private CellRow(byte @Nullable [] subject, byte @Nullable [] key) {
        this.subject = subject;
        this.key = key;
    }

    /**
     * @param subject the data subject; null: none, or not known
     * @param key the values of {@code bindTo}, in the order of the rule; empty: none
     */
    public static CellRow of(@Nullable ColumnValue subject, List<ColumnValue> key) {
        return new CellRow(subject == null ? null : subject.canonical(), key.isEmpty() ? null : bytes(key));
    }

    /** Each value behind its length in 4 bytes, so that no two lists have the same. */
    private static byte[] bytes(List<ColumnValue> key) {
        int length = 0;
        for (ColumnValue value : key) {
            length += Integer.BYTES + value.canonical().length;
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        for (ColumnValue value : key) {
            bytes.putInt(value.canonical().length).put(value.canonical());
        }
        return bytes.array();
    }

    byte @Nullable [] subject() {
        return subject;
    }

    byte @Nullable [] key() {
        return key;
    }
}

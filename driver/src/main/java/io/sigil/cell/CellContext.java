package io.sigil.cell;

import io.sigil.rules.LogicalType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a cell belongs. A cell opens only in the context that it was sealed in, because the context is part of its
 * associated data. Immutable and thread-safe.
 */
public final class CellContext {

    private static final int LENGTH_BYTES = Integer.BYTES;

    /** In the place of a length: the component is absent, which isn't the same as empty. */
    private static final int ABSENT = -1;

    private static final int SUITE_AND_KEY_ID_BYTES = LENGTH_BYTES + 1 + LENGTH_BYTES + Long.BYTES;

    private final String domain;
    /** Made once: cells are opened more often than refused. */
    private final String where;

    private final LogicalType type;
    private final byte @Nullable [] subject;
    /** Whether it is that of a column, and not of a row or subject that may not come again. */
    private final boolean shared;
    /** Domain, type, subject and row key, each with its length: what is the same for every cell of this context. */
    private final byte[] components;

    /** Most cells of a column are of one data key and have no search token, and so have these. */
    private volatile @Nullable Associated latest;

    private CellContext(String domain, LogicalType type, byte @Nullable [] subject, byte @Nullable [] rowKey) {
        this.domain = Objects.requireNonNull(domain);
        this.where = ", domain " + domain;
        this.type = Objects.requireNonNull(type);
        this.subject = subject == null ? null : subject.clone();
        this.shared = subject == null && rowKey == null;
        byte[] domainBytes = domain.getBytes(StandardCharsets.UTF_8);
        byte[] typeBytes = type.toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer buffer = ByteBuffer.allocate(size(domainBytes) + size(typeBytes) + size(subject) + size(rowKey));
        put(buffer, domainBytes);
        put(buffer, typeBytes);
        put(buffer, subject);
        put(buffer, rowKey);
        this.components = buffer.array();
    }

    /**
     * A context without a row key.
     *
     * @param domain the rule's domain
     * @param type the rule's logical type
     * @param subject the data subject's tag, or null when the rule isn't per subject
     */
    public static CellContext of(String domain, LogicalType type, byte @Nullable [] subject) {
        return new CellContext(domain, type, subject, null);
    }

    /** The same context, of a data subject's values. */
    public CellContext ofSubject(byte[] whose) {
        return new CellContext(domain, type, Objects.requireNonNull(whose), null);
    }

    /** The same context, bound to one row as well. */
    public CellContext boundTo(byte[] rowKey) {
        return new CellContext(domain, type, subject, Objects.requireNonNull(rowKey));
    }

    /** For messages; a domain is no secret. */
    String where() {
        return where;
    }

    /**
     * Suite, data key id, domain, type, subject, row key, search token: each is preceded by its length. Not to be changed: it
     * may be another cell's too.
     */
    byte[] associatedData(Suite suite, long dataKeyId, byte[] searchToken) {
        if (searchToken.length > 0 || !shared) {
            return newAssociatedData(suite, dataKeyId, searchToken);
        }
        Associated known = latest;
        if (known == null || known.suite != suite || known.dataKeyId != dataKeyId) {
            known = new Associated(suite, dataKeyId, newAssociatedData(suite, dataKeyId, searchToken));
            latest = known;
        }
        return known.bytes;
    }

    private byte[] newAssociatedData(Suite suite, long dataKeyId, byte[] searchToken) {
        return ByteBuffer.allocate(SUITE_AND_KEY_ID_BYTES + components.length + LENGTH_BYTES + searchToken.length)
                .putInt(1)
                .put(suite.number())
                .putInt(Long.BYTES)
                .putLong(dataKeyId)
                .put(components)
                .putInt(searchToken.length)
                .put(searchToken)
                .array();
    }

    /** What belongs to all cells of a key that have no search token. Immutable. */
    private static final class Associated {
        final Suite suite;
        final long dataKeyId;
        final byte[] bytes;

        Associated(Suite suite, long dataKeyId, byte[] bytes) {
            this.suite = suite;
            this.dataKeyId = dataKeyId;
            this.bytes = bytes;
        }
    }

    private static int size(byte @Nullable [] component) {
        return LENGTH_BYTES + (component == null ? 0 : component.length);
    }

    private static void put(ByteBuffer buffer, byte @Nullable [] component) {
        if (component == null) {
            buffer.putInt(ABSENT);
        } else {
            buffer.putInt(component.length).put(component);
        }
    }

    /** Domain and type; the subject and the row key are values and stay out. */
    @Override
    public String toString() {
        return domain + " " + type;
    }
}

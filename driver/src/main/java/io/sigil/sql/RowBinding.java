package io.sigil.sql;

import io.sigil.rules.WhenShredded;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which other columns of its row a cell is bound to. Immutable. */
public final class RowBinding {
    /** To none. */
    public static final RowBinding NONE = new RowBinding(null, WhenShredded.NULL, List.of());

    private final @Nullable RowColumn subject;
    private final WhenShredded whenShredded;
    private final List<RowColumn> key;
    /** Kept, because ciphers are looked up by it. */
    private final int hash;

    /**
     * @param subject whose value names the data subject under whose key the cell is; null: no subject's
     * @param whenShredded what a read of a shredded subject's value gives
     * @param key the columns of {@code bindTo}, in the order of the rule
     */
    public RowBinding(@Nullable RowColumn subject, WhenShredded whenShredded, List<RowColumn> key) {
        this.subject = subject;
        this.whenShredded = Objects.requireNonNull(whenShredded);
        this.key = List.copyOf(key);
        this.hash = Objects.hash(subject, whenShredded, this.key);
    }

    public @Nullable RowColumn subject() {
        return subject;
    }

    public WhenShredded whenShredded() {
        return whenShredded;
    }

    public List<RowColumn> key() {
        return key;
    }

    /** Whether a cell is bound to nothing but its column. */
    public boolean isEmpty() {
        return subject == null && key.isEmpty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RowBinding
                && Objects.equals(subject, ((RowBinding) other).subject)
                && whenShredded == ((RowBinding) other).whenShredded
                && key.equals(((RowBinding) other).key);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return subject + " " + key;
    }
}

package io.sigil.sql.constant;

import io.sigil.rules.LogicalType;
import io.sigil.sql.ValueUse;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One expression whose value Sigil computes. Holds no value itself: literals are slots, as placeholders are. */
public final class Constant {
    private final ConstantType type;
    private final String shape;
    private final List<Integer> slots;
    private final Evaluation evaluation;

    Constant(ConstantType type, String shape, List<Integer> slots, Evaluation evaluation) {
        this.type = type;
        this.shape = shape;
        this.slots = List.copyOf(slots);
        this.evaluation = evaluation;
    }

    /** How the value comes about. */
    @FunctionalInterface
    interface Evaluation {
        @Nullable
        Object of(SlotValues values) throws SQLException;
    }

    ConstantType type() {
        return type;
    }

    /** Numbers of its placeholders and literals, in the order of the text. */
    public List<Integer> slots() {
        return slots;
    }

    /** Whether it is NULL whatever is bound. */
    public boolean isNull() {
        return type == ConstantType.NULL;
    }

    /** Whether a column of this type takes the value as it is. */
    public boolean fits(LogicalType column, ValueUse use) {
        return type.fits(column.kind(), use);
    }

    /**
     * The value, of the classes that a setter takes; null: SQL NULL.
     *
     * @throws SQLException SIGIL-2002 when it isn't sure that the database would compute the same
     */
    public @Nullable Object value(SlotValues values) throws SQLException {
        return evaluation.of(values);
    }

    /** Its form without values, such as {@code upper(#2)}: equal forms compute alike. */
    @Override
    public String toString() {
        return shape;
    }
}

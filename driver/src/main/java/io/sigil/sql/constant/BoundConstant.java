package io.sigil.sql.constant;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A constant expression of one text: its literals have their values, its placeholders their numbers. Immutable. */
public final class BoundConstant {
    private final Constant constant;
    private final Map<Integer, Object> literals;
    private final Map<Integer, Integer> placeholders;

    /**
     * @param literals values by slot
     * @param placeholders the application's 1-based numbers, by slot
     */
    public BoundConstant(Constant constant, Map<Integer, Object> literals, Map<Integer, Integer> placeholders) {
        this.constant = constant;
        this.literals = Collections.unmodifiableMap(new HashMap<>(literals));
        this.placeholders = Collections.unmodifiableMap(new HashMap<>(placeholders));
    }

    /** The 1-based numbers of the application's placeholders in it, ascending. */
    public List<Integer> applicationIndexes() {
        List<Integer> indexes = new ArrayList<>(placeholders.values());
        Collections.sort(indexes);
        return indexes;
    }

    /** Whether it holds a literal, so that it must not outlive its use. */
    public boolean holdsValues() {
        return !literals.isEmpty();
    }

    /**
     * The value to encrypt; null: SQL NULL.
     *
     * @param parameters what is bound to the application's placeholders, by 1-based number
     * @throws SQLException SIGIL-2002 when it isn't sure that the database would compute the same
     */
    public @Nullable Object value(IntFunction<@Nullable Object> parameters) throws SQLException {
        return constant.value(slot -> {
            Integer index = placeholders.get(slot);
            return index != null ? parameters.apply(index) : literals.get(slot);
        });
    }

    /** Whether both compute the same from the same parameters. */
    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof BoundConstant)) {
            return false;
        }
        BoundConstant that = (BoundConstant) other;
        return constant.toString().equals(that.constant.toString())
                && placeholders.equals(that.placeholders)
                && literals.keySet().equals(that.literals.keySet())
                && literals.keySet().stream().allMatch(s -> Objects.deepEquals(literals.get(s), that.literals.get(s)));
    }

    @Override
    public int hashCode() {
        return Objects.hash(constant.toString(), placeholders);
    }

    /** Without values. */
    @Override
    public String toString() {
        return constant.toString();
    }
}

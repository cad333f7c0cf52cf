package io.sigil.sql.typing;

import io.sigil.sql.RuledColumn;
import io.sigil.sql.tree.Expression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the analysis knows of an expression: plain, a cell, or still free. Immutable. */
final class CipherType {
    /** Comes from the database in the clear, or is computed from such. */
    static final CipherType PLAIN = new CipherType(null, null, false);

    /** NULL or DEFAULT: fits whatever it meets. */
    static final CipherType NULL = new CipherType(null, List.of(), true);

    private final @Nullable RuledColumn cell;
    private final @Nullable List<Expression.Value> free;
    private final boolean bare;

    private CipherType(@Nullable RuledColumn cell, @Nullable List<Expression.Value> free, boolean bare) {
        this.cell = cell;
        this.free = free;
        this.bare = bare;
    }

    /** A cell that opens as a value of this column. */
    static CipherType cell(RuledColumn column) {
        return new CipherType(column, null, false);
    }

    /** A placeholder or literal that takes the type of what it meets. */
    static CipherType value(Expression.Value value) {
        return new CipherType(null, List.of(value), true);
    }

    /** An expression over nothing but values, which the database would evaluate. */
    static CipherType constantExpression(List<CipherType> operands) {
        return new CipherType(null, values(operands), false);
    }

    /** One of several free types: a CASE branch, a row of VALUES. */
    static CipherType oneOf(List<CipherType> alternatives) {
        return new CipherType(null, values(alternatives), alternatives.stream().allMatch(a -> a.bare));
    }

    private static List<Expression.Value> values(List<CipherType> types) {
        List<Expression.Value> values = new ArrayList<>();
        for (CipherType type : types) {
            values.addAll(type.values());
        }
        return List.copyOf(values);
    }

    boolean isPlain() {
        return cell == null && free == null;
    }

    boolean isFree() {
        return free != null;
    }

    /** The column whose cells it holds; null when it isn't a cell. */
    @Nullable
    RuledColumn cell() {
        return cell;
    }

    /** The placeholders and literals of a free type; empty for others. */
    List<Expression.Value> values() {
        return free == null ? List.of() : free;
    }

    /** Whether a free type is made of values alone, so that they can be encrypted one by one. */
    boolean isBare() {
        return bare;
    }

    @Override
    public String toString() {
        if (cell != null) {
            return "cell of " + cell;
        }
        return free == null ? "plain" : bare ? "value" : "constant expression";
    }
}

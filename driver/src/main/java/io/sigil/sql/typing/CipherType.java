package io.sigil.sql.typing;

import io.sigil.origin.Trait;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.tree.Expression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the analysis knows of an expression: plain, a cell, or still free. Immutable. */
final class CipherType {
    /** Comes from the database in the clear, or is computed from such. */
    static final CipherType PLAIN = new CipherType(null, null, List.of(), Derivation.DIRECT);

    /** NULL or DEFAULT: fits whatever it meets. */
    static final CipherType NULL = new CipherType(null, List.of(), List.of(), Derivation.DIRECT);

    private final @Nullable RuledColumn cell;
    private final @Nullable List<Expression.Value> bare;
    private final List<ConstantPart> constants;
    private final Derivation derivation;
    private final @Nullable RowOrigin row;

    private CipherType(
            @Nullable RuledColumn cell,
            @Nullable List<Expression.Value> bare,
            List<ConstantPart> constants,
            Derivation derivation) {
        this(cell, bare, constants, derivation, null);
    }

    private CipherType(
            @Nullable RuledColumn cell,
            @Nullable List<Expression.Value> bare,
            List<ConstantPart> constants,
            Derivation derivation,
            @Nullable RowOrigin row) {
        this.row = row;
        this.derivation = derivation;
        this.cell = cell;
        this.bare = bare;
        this.constants = constants;
    }

    /** A cell that opens as a value of this column. */
    static CipherType cell(RuledColumn column) {
        return cell(column, Derivation.DIRECT);
    }

    static CipherType cell(RuledColumn column, Derivation derivation) {
        return new CipherType(column, null, List.of(), derivation);
    }

    /** A cell that something more has been done to; itself when it isn't a cell. */
    CipherType derived(Trait... traits) {
        return cell == null ? this : cell(cell, derivation.with(traits));
    }

    /** The same, as that column of a table's row; null: of no row that is known. */
    CipherType at(@Nullable RowOrigin origin) {
        return new CipherType(cell, bare, constants, derivation, origin);
    }

    /** Which column of which row it is; null when it isn't one as it stands in FROM. */
    @Nullable
    RowOrigin row() {
        return row;
    }

    /** How a cell came to be. */
    Derivation derivation() {
        return derivation;
    }

    /** A placeholder or literal that takes the type of what it meets. */
    static CipherType value(Expression.Value value) {
        return new CipherType(null, List.of(value), List.of(), Derivation.DIRECT);
    }

    /** An expression over nothing but values, which has to be evaluated before it can be encrypted. */
    static CipherType constantExpression(Expression expression, List<CipherType> operands) {
        List<Expression.Value> values = new ArrayList<>();
        for (CipherType operand : operands) {
            values.addAll(operand.values());
        }
        return new CipherType(null, List.of(), List.of(new ConstantPart(expression, values, null)), Derivation.DIRECT);
    }

    /** A function whose result is one of its arguments, all of them free: evaluated as a whole, or one by one. */
    static CipherType choice(Expression expression, List<CipherType> arguments) {
        CipherType alternatives = oneOf(arguments);
        ConstantPart part = new ConstantPart(expression, alternatives.values(), alternatives);
        return new CipherType(null, List.of(), List.of(part), Derivation.DIRECT);
    }

    /** One of several free types: a CASE branch, a row of VALUES. */
    static CipherType oneOf(List<CipherType> alternatives) {
        List<Expression.Value> bare = new ArrayList<>();
        List<ConstantPart> constants = new ArrayList<>();
        for (CipherType alternative : alternatives) {
            bare.addAll(alternative.bareValues());
            constants.addAll(alternative.constants);
        }
        return new CipherType(null, List.copyOf(bare), List.copyOf(constants), Derivation.DIRECT);
    }

    boolean isPlain() {
        return cell == null && bare == null;
    }

    boolean isFree() {
        return bare != null;
    }

    /** The column whose cells it holds; null when it isn't a cell. */
    @Nullable
    RuledColumn cell() {
        return cell;
    }

    /** The placeholders and literals of a free type, within expressions too; empty for others. */
    List<Expression.Value> values() {
        if (constants.isEmpty()) {
            return bareValues();
        }
        List<Expression.Value> values = new ArrayList<>(bareValues());
        constants.forEach(c -> values.addAll(c.values()));
        return values;
    }

    /** The values of a free type that can be encrypted as they are. */
    List<Expression.Value> bareValues() {
        return bare == null ? List.of() : bare;
    }

    /** The expressions of a free type that have to be evaluated first. */
    List<ConstantPart> constants() {
        return constants;
    }

    @Override
    public String toString() {
        if (cell != null) {
            return "cell of " + cell;
        }
        return bare == null ? "plain" : constants.isEmpty() ? "value" : "constant expression";
    }
}

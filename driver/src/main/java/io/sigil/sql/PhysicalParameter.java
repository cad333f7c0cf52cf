package io.sigil.sql;

import io.sigil.sql.constant.BoundConstant;
import org.jspecify.annotations.Nullable;

/** One {@code ?} of the physical SQL: where its value comes from and which cell it becomes. Immutable. */
public final class PhysicalParameter {
    private final int applicationIndex;
    private final @Nullable Object literal;
    private final @Nullable BoundConstant constant;
    private final @Nullable RuledColumn column;
    private final ValueUse use;
    private final SearchPart part;
    private final @Nullable RowValues row;

    private PhysicalParameter(
            int applicationIndex,
            @Nullable Object literal,
            @Nullable BoundConstant constant,
            @Nullable RuledColumn column,
            ValueUse use,
            SearchPart part,
            @Nullable RowValues row) {
        this.row = row;
        this.applicationIndex = applicationIndex;
        this.literal = literal;
        this.constant = constant;
        this.column = column;
        this.use = use;
        this.part = part;
    }

    /** A placeholder of the application's SQL, 1-based, that is sent as it is. */
    public static PhysicalParameter ofPlaceholder(int applicationIndex) {
        return new PhysicalParameter(applicationIndex, null, null, null, ValueUse.STORE, SearchPart.CELL, null);
    }

    /** A placeholder of the application's SQL, 1-based, whose value is encrypted. */
    public static PhysicalParameter ofPlaceholder(
            int applicationIndex, RuledColumn column, ValueUse use, SearchPart part) {
        return new PhysicalParameter(applicationIndex, null, null, column, use, part, null);
    }

    /** A literal of the application's SQL that was lifted out of the text because it is a ruled value. */
    public static PhysicalParameter ofLiteral(Object value, RuledColumn column, ValueUse use, SearchPart part) {
        return new PhysicalParameter(0, value, null, column, use, part, null);
    }

    /** An expression of the application's SQL whose value is computed before it is encrypted. */
    public static PhysicalParameter ofConstant(
            BoundConstant constant, RuledColumn column, ValueUse use, SearchPart part) {
        return new PhysicalParameter(0, null, constant, column, use, part, null);
    }

    /** 1-based number of the application's placeholder; 0: a lifted literal or expression. */
    public int applicationIndex() {
        return applicationIndex;
    }

    /** The value of a lifted literal: String, BigDecimal, Long, byte[], Boolean or a java.time value. */
    public @Nullable Object literal() {
        return literal;
    }

    /** The expression that gives the value; null: a placeholder or a literal. */
    public @Nullable BoundConstant constant() {
        return constant;
    }

    /** Whether it holds a value of the application's SQL, so that it must not outlive its use. */
    public boolean holdsValues() {
        return literal != null || (constant != null && constant.holdsValues()) || (row != null && row.holdsValues());
    }

    /** Null: a plain value. */
    public @Nullable RuledColumn column() {
        return column;
    }

    /** What the statement does with the value. */
    public ValueUse use() {
        return use;
    }

    /** Which bytes of the value are sent. */
    public CellPart part() {
        return part.part();
    }

    /** How the value is read, with {@link #part()}. */
    public SearchPart search() {
        return part;
    }

    /** Another part of the same value. */
    public PhysicalParameter with(SearchPart other) {
        return new PhysicalParameter(applicationIndex, literal, constant, column, use, other, row);
    }

    /** The same value, bound to its row. */
    public PhysicalParameter of(@Nullable RowValues values) {
        return new PhysicalParameter(applicationIndex, literal, constant, column, use, part, values);
    }

    /** The values of its row that its cell is bound to; null: none. */
    public @Nullable RowValues row() {
        return row;
    }

    @Override
    public String toString() {
        String source = applicationIndex > 0 ? "?" + applicationIndex : constant == null ? "literal" : "" + constant;
        String bytes = part.equals(SearchPart.CELL) ? "" : " " + part;
        return source + " -> " + (column == null ? "plain" : column + bytes);
    }
}

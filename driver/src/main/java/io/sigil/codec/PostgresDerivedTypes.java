package io.sigil.codec;

import io.sigil.origin.Origin;
import io.sigil.origin.Trait;
import io.sigil.rules.LogicalType;
import io.sigil.rules.LogicalType.Kind;

/** What PostgreSQL makes of a column: the length and scale are lost when any alternative has none. */
final class PostgresDerivedTypes {
    /** numeric without limits, as pgjdbc has it. */
    private static final int NUMERIC_DISPLAY = 131_089;

    private static final int MAX_FRACTION = 6;

    private PostgresDerivedTypes() {}

    static DerivedType of(ColumnType column, Origin origin) {
        LogicalType type = column.type();
        boolean unlimited = origin.isAny(Trait.WITH_NULL, Trait.EXTREME, Trait.RETURNED) || origin.hasValues();
        switch (type.kind()) {
            case CHAR:
            case VARCHAR:
            case CLOB:
                return text(column, origin, unlimited);
            case SMALLINT:
                return origin.hasValues()
                        ? DerivedType.converted(column, LogicalType.of(Kind.INTEGER))
                        : DerivedType.same(column);
            case DECIMAL:
                return unlimited
                        ? DerivedType.described(
                                column, TypeDescription.of(column).sized(0, 0, NUMERIC_DISPLAY))
                        : DerivedType.same(column);
            case TIME:
            case TIMESTAMP:
            case TIMESTAMP_WITH_TIME_ZONE:
                return unlimited
                        ? DerivedType.described(
                                column,
                                TypeDescription.of(column.as(LogicalType.ofFraction(type.kind(), MAX_FRACTION))))
                        : DerivedType.same(column);
            default:
                return DerivedType.same(column);
        }
    }

    /** Among text types the first that isn't a bare literal wins; NULLIF compares VARCHAR as text. */
    private static DerivedType text(ColumnType column, Origin origin, boolean unlimited) {
        Kind kind = column.type().kind();
        TypeDescription varchar = TypeDescription.of(column.as(LogicalType.of(Kind.VARCHAR)));
        TypeDescription text = TypeDescription.of(column.as(LogicalType.of(Kind.CLOB)));
        if (origin.is(Trait.PLACEHOLDER_FIRST)) {
            return stripped(column).describedAs(varchar);
        }
        if (origin.is(Trait.VALUES_ONLY)) {
            return stripped(column).describedAs(origin.is(Trait.PLACEHOLDER) ? varchar : text);
        }
        if (kind == Kind.CLOB || (kind == Kind.VARCHAR && origin.is(Trait.TEXT_FIRST))) {
            return DerivedType.described(column, text);
        }
        if (kind == Kind.VARCHAR && (unlimited || origin.is(Trait.NULLIF))) {
            return DerivedType.described(column, varchar);
        }
        return unlimited
                ? DerivedType.described(
                        column, TypeDescription.of(column).sized(Integer.MAX_VALUE, 0, Integer.MAX_VALUE))
                : DerivedType.same(column);
    }

    private static DerivedType stripped(ColumnType column) {
        return column.type().kind() == Kind.CHAR
                ? DerivedType.converted(column, H2DerivedTypes.sameLength(column.type(), Kind.VARCHAR))
                        .withoutPadding()
                : DerivedType.same(column);
    }
}

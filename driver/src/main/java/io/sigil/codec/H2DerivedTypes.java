package io.sigil.codec;

import io.sigil.origin.Origin;
import io.sigil.origin.Trait;
import io.sigil.rules.LogicalType;
import io.sigil.rules.LogicalType.Kind;

/** What H2 2 makes of a column: the type of higher precedence wins, and a placeholder has none. */
final class H2DerivedTypes {
    private static final int MAX_LENGTH = 1_000_000_000;
    private static final int MAX_PRECISION = 100_000;
    private static final int MAX_FRACTION = 9;

    /** Digits of INTEGER, as which a whole number counts. */
    private static final int INTEGER_DIGITS = 10;

    private H2DerivedTypes() {}

    static DerivedType of(ColumnType column, Origin origin) {
        if (origin.isAny(Trait.RECURSIVE, Trait.RETURNED)) {
            return unlimited(column);
        }
        return origin.isAny(Trait.CHOSEN, Trait.EXTREME) ? chosen(column, origin) : DerivedType.same(column);
    }

    /** The columns of recursive tables and what functions return lose their limits. */
    private static DerivedType unlimited(ColumnType column) {
        TypeDescription own = TypeDescription.of(column);
        switch (column.type().kind()) {
            case CHAR:
            case VARCHAR:
                return DerivedType.described(
                        column, TypeDescription.of(column.as(LogicalType.ofLength(Kind.VARCHAR, MAX_LENGTH))));
            case DECIMAL:
                return DerivedType.described(
                        column, own.named("NUMERIC").sized(MAX_PRECISION, MAX_PRECISION / 2, MAX_PRECISION + 2));
            case BINARY:
            case VARBINARY:
                return DerivedType.described(column, own.sized(MAX_LENGTH, 0, 2 * MAX_LENGTH));
            default:
                return DerivedType.same(column);
        }
    }

    private static DerivedType chosen(ColumnType column, Origin origin) {
        LogicalType type = column.type();
        switch (type.kind()) {
            case CHAR:
                return character(column, origin);
            case VARCHAR:
                return origin.is(Trait.UNLIMITED_TEXT) ? unlimited(column) : DerivedType.same(column);
            case SMALLINT:
                return origin.is(Trait.NUMBER_LITERAL)
                        ? DerivedType.converted(column, LogicalType.of(Kind.INTEGER))
                        : DerivedType.same(column);
            case DECIMAL:
                return decimal(column, origin);
            case TIME:
            case TIMESTAMP:
            case TIMESTAMP_WITH_TIME_ZONE:
                return origin.is(Trait.TYPED_LITERAL)
                        ? DerivedType.described(
                                column,
                                TypeDescription.of(column.as(LogicalType.ofFraction(type.kind(), MAX_FRACTION))))
                        : DerivedType.same(column);
            case BINARY:
                return origin.is(Trait.TYPED_LITERAL)
                        ? DerivedType.described(column, TypeDescription.of(column.as(sameLength(type, Kind.VARBINARY))))
                        : DerivedType.same(column);
            default:
                return DerivedType.same(column);
        }
    }

    private static DerivedType character(ColumnType column, Origin origin) {
        LogicalType varying = sameLength(column.type(), Kind.VARCHAR);
        return origin.is(Trait.TEXT_LITERAL)
                ? DerivedType.described(column, TypeDescription.of(column.as(varying)))
                : DerivedType.converted(column, varying).withoutPadding().describedAs(TypeDescription.of(column));
    }

    private static DerivedType decimal(ColumnType column, Origin origin) {
        if (!origin.is(Trait.MERGED)) {
            return DerivedType.same(column);
        }
        TypeDescription numeric = TypeDescription.of(column).named("NUMERIC");
        int digits = column.type().precision();
        boolean whole = column.type().scale() == 0 && origin.is(Trait.NUMBER_LITERAL);
        return DerivedType.described(
                column,
                whole && digits < INTEGER_DIGITS ? numeric.sized(INTEGER_DIGITS, 0, INTEGER_DIGITS + 2) : numeric);
    }

    static LogicalType sameLength(LogicalType type, Kind kind) {
        return type.maxLength().isPresent()
                ? LogicalType.ofLength(kind, type.maxLength().getAsInt())
                : LogicalType.of(kind);
    }
}

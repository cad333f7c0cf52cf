package io.sigil.codec;

import io.sigil.origin.Origin;
import io.sigil.origin.Trait;
import io.sigil.rules.LogicalType;
import io.sigil.rules.LogicalType.Kind;
import java.sql.Types;

/** What MySQL and MariaDB make of a column. Their drivers write parameters into the text as literals. */
final class MySqlDerivedTypes {
    private static final String INTEGER_CLASS = "java.lang.Integer";

    private MySqlDerivedTypes() {}

    static DerivedType mysql(ColumnType column, Origin origin) {
        Kind kind = column.type().kind();
        boolean values = origin.hasValues();
        switch (kind) {
            case BOOLEAN:
                return values
                        ? DerivedType.converted(column, LogicalType.of(Kind.BIGINT))
                        : DerivedType.converted(column, LogicalType.of(Kind.SMALLINT))
                                .describedAs(new TypeDescription(Types.TINYINT, "TINYINT", INTEGER_CLASS, 3, 0, 3));
            case SMALLINT:
            case INTEGER:
                if (values || (origin.is(Trait.WINDOWED) && kind == Kind.INTEGER)) {
                    return DerivedType.converted(column, LogicalType.of(Kind.BIGINT));
                }
                return origin.is(Trait.WINDOWED)
                        ? DerivedType.converted(column, LogicalType.of(Kind.INTEGER))
                        : DerivedType.same(column);
            case CHAR:
                return origin.is(Trait.WINDOWED)
                        ? DerivedType.converted(column, H2DerivedTypes.sameLength(column.type(), Kind.VARCHAR))
                        : both(column, origin);
            case REAL:
            case DOUBLE:
                return origin.is(Trait.CHOSEN)
                        ? DerivedType.described(
                                column, TypeDescription.of(column).sized(23, 0, 23))
                        : DerivedType.same(column);
            default:
                return both(column, origin);
        }
    }

    static DerivedType mariaDb(ColumnType column, Origin origin) {
        Kind kind = column.type().kind();
        boolean values = origin.hasValues();
        LogicalType integer = LogicalType.of(Kind.INTEGER);
        switch (kind) {
            case BOOLEAN:
                return DerivedType.converted(column, integer)
                        .describedAs(
                                values
                                        ? new TypeDescription(Types.INTEGER, "INTEGER", INTEGER_CLASS, 4, 0, 4)
                                        : new TypeDescription(Types.TINYINT, "TINYINT", INTEGER_CLASS, 3, 0, 4));
            case SMALLINT:
                return values
                        ? DerivedType.converted(column, integer)
                                .describedAs(new TypeDescription(Types.INTEGER, "INTEGER", INTEGER_CLASS, 6, 0, 6))
                        : DerivedType.same(column);
            case REAL:
            case DOUBLE:
                return origin.isAny(Trait.EXTREME, Trait.GREATEST)
                        ? DerivedType.described(
                                column,
                                TypeDescription.of(column)
                                        .sized(23, TypeDescription.of(column).scale(), 23))
                        : DerivedType.same(column);
            case DATE:
                return origin.is(Trait.GREATEST) ? DerivedType.same(column) : both(column, origin);
            default:
                return both(column, origin);
        }
    }

    /** Values make CHAR and BINARY varying, and a text that meets a date makes a text of it. */
    private static DerivedType both(ColumnType column, Origin origin) {
        LogicalType type = column.type();
        Kind kind = type.kind();
        boolean text = origin.isAny(Trait.PLACEHOLDER, Trait.TEXT_LITERAL);
        switch (kind) {
            case CHAR:
                return origin.hasValues()
                        ? DerivedType.converted(column, H2DerivedTypes.sameLength(type, Kind.VARCHAR))
                        : DerivedType.same(column);
            case BINARY:
                return origin.hasValues()
                        ? DerivedType.converted(column, H2DerivedTypes.sameLength(type, Kind.VARBINARY))
                        : DerivedType.same(column);
            case DATE:
            case TIME:
            case TIMESTAMP:
                return text ? asText(column) : DerivedType.same(column);
            case TIMESTAMP_WITH_TIME_ZONE:
                if (text) {
                    return asText(column);
                }
                return origin.is(Trait.TYPED_LITERAL)
                        ? DerivedType.converted(column, LogicalType.ofFraction(Kind.TIMESTAMP, type.fraction()))
                        : DerivedType.same(column);
            default:
                return DerivedType.same(column);
        }
    }

    private static DerivedType asText(ColumnType column) {
        return DerivedType.converted(
                column,
                LogicalType.ofLength(Kind.VARCHAR, TypeDescription.of(column).displaySize()));
    }

    /**
     * As MariaDB tells of it. Its driver gives the scale of a text as 39 unless the text lies in a column; the stored cells
     * are told of in the same way, and show whether the result went through a temporary table.
     *
     * @param physicalScale of the result's cells
     */
    static DerivedType asStored(DerivedType type, Origin origin, int physicalScale) {
        TypeDescription description = type.description();
        LogicalType read = type.read().type();
        boolean stored = physicalScale == 0;
        if (!read.kind().isText() && !read.kind().isBinary()) {
            return type;
        }
        boolean computed = origin.isAny(Trait.CHOSEN_BY_EXPRESSION, Trait.NULLIF, Trait.SUBQUERY);
        if (stored && computed && (read.kind() == Kind.CHAR || read.kind() == Kind.BINARY)) {
            Kind varying = read.kind() == Kind.CHAR ? Kind.VARCHAR : Kind.VARBINARY;
            description = TypeDescription.of(type.read().as(H2DerivedTypes.sameLength(read, varying)));
        }
        return type.describedAs(description.sized(description.precision(), physicalScale, description.displaySize()));
    }
}

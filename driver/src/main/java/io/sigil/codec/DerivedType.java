package io.sigil.codec;

import io.sigil.origin.Origin;
import io.sigil.rules.LogicalType;

/**
 * The type that a database derives for a result from that of a column: as what its values are read, and how it is
 * described. What each database does was learnt from the real ones, and a test compares all types and origins. Immutable.
 */
final class DerivedType {
    private final ColumnType read;
    private final TypeDescription description;
    private final boolean stripped;

    private DerivedType(ColumnType read, TypeDescription description, boolean stripped) {
        this.read = read;
        this.description = description;
        this.stripped = stripped;
    }

    static DerivedType of(ColumnType column, Origin origin) {
        switch (column.dialect()) {
            case H2:
                return H2DerivedTypes.of(column, origin);
            case POSTGRESQL:
                return PostgresDerivedTypes.of(column, origin);
            case MYSQL:
                return MySqlDerivedTypes.mysql(column, origin);
            case MARIADB:
                return MySqlDerivedTypes.mariaDb(column, origin);
        }
        throw new AssertionError(column.dialect());
    }

    /** The column's own. */
    static DerivedType same(ColumnType column) {
        return new DerivedType(column, TypeDescription.of(column), false);
    }

    /** Read as the column, described otherwise. */
    static DerivedType described(ColumnType column, TypeDescription description) {
        return new DerivedType(column, description, false);
    }

    /** Another type altogether. */
    static DerivedType converted(ColumnType column, LogicalType type) {
        ColumnType read = column.as(type);
        return new DerivedType(read, TypeDescription.of(read), false);
    }

    DerivedType describedAs(TypeDescription other) {
        return new DerivedType(read, other, stripped);
    }

    /** CHAR without the spaces that it is padded with. */
    DerivedType withoutPadding() {
        return new DerivedType(read, description, true);
    }

    ColumnType read() {
        return read;
    }

    TypeDescription description() {
        return description;
    }

    boolean stripped() {
        return stripped;
    }
}

package io.sigil.origin;

import io.sigil.dialect.Dialect;
import io.sigil.rules.LogicalType;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where it can't be told what type a database gives a result. Whatever isn't named here is described by {@code
 * io.sigil.codec}.
 */
public final class Uncertainty {
    private static final Set<Trait> COALESCED =
            EnumSet.of(Trait.RIGHT_JOINED, Trait.CHOSEN, Trait.CHOSEN_BY_EXPRESSION, Trait.MERGED);

    private Uncertainty() {}

    /** Why the type isn't certain; null when it is. */
    public static @Nullable String of(Origin origin, LogicalType type, Dialect dialect) {
        LogicalType.Kind kind = type.kind();
        if (origin.is(Trait.CONSTANT_EXPRESSION) && (kind != LogicalType.Kind.CLOB || dialect == Dialect.POSTGRESQL)) {
            return "its type depends on that of an expression over constants";
        }
        if (origin.is(Trait.VALUES_ONLY) && valuesHaveType(origin, kind, dialect)) {
            return null;
        }
        switch (dialect) {
            case H2:
                return h2(origin, type);
            case POSTGRESQL:
                return postgres(origin, kind);
            case MYSQL:
                return isMaterialized(origin, kind)
                        ? "its type depends on whether MySQL keeps it in a temporary table"
                        : mysqlFamily(origin, type);
            case MARIADB:
                boolean fixed = kind == LogicalType.Kind.CHAR || kind == LogicalType.Kind.BINARY;
                if (fixed
                        && !origin.hasValues()
                        && origin.is(Trait.SET_OPERATION)
                        && origin.isAny(Trait.CHOSEN_BY_EXPRESSION, Trait.NULLIF, Trait.SUBQUERY)) {
                    return "its type depends on whether MariaDB keeps it in a temporary table";
                }
                return mysqlFamily(origin, type);
        }
        throw new AssertionError(dialect);
    }

    /** H2 forgets that it is a text when it compiles the statement anew for each execution. */
    private static boolean isUnlimited(Origin origin, LogicalType.Kind kind) {
        return kind == LogicalType.Kind.CLOB
                || (kind == LogicalType.Kind.VARCHAR
                        && !origin.isAny(Trait.RECOMPILED, Trait.SET_OPERATION, Trait.NULLIF, Trait.EXTREME));
    }

    /** Whether values that stand for no column have its type by themselves. */
    private static boolean valuesHaveType(Origin origin, LogicalType.Kind kind, Dialect dialect) {
        switch (kind) {
            case DATE:
                return !origin.isAny(Trait.PLACEHOLDER, Trait.TEXT_LITERAL);
            case INTEGER:
                return !origin.isAny(Trait.PLACEHOLDER, Trait.TEXT_LITERAL) && !dialect.isMySqlFamily();
            default:
                return false;
        }
    }

    private static @Nullable String h2(Origin origin, LogicalType type) {
        LogicalType.Kind kind = type.kind();
        if (origin.is(Trait.VALUES_ONLY)) {
            return "its type is that of a value";
        }
        if (origin.is(Trait.UNLIMITED_TEXT) && !isUnlimited(origin, kind)) {
            return "its type depends on that of a choice among parameters";
        }
        boolean typedByValue = origin.is(Trait.RECOMPILED)
                || (origin.is(Trait.SET_OPERATION) && origin.is(Trait.CHOSEN_BY_EXPRESSION));
        if (typedByValue && origin.is(Trait.PLACEHOLDER) && !hasOneWidth(kind)) {
            return "H2 derives its type from that of a parameter's value";
        }
        if (origin.is(Trait.RIGHT_JOINED)
                && !(origin.is(Trait.CHOSEN) ? isCoalesced(origin, kind) : hasOneForm(kind))) {
            return "whether it may be NULL depends on how H2 compares the type";
        }
        boolean floating = kind == LogicalType.Kind.REAL || kind == LogicalType.Kind.DOUBLE;
        if (floating && origin.is(Trait.NUMBER_LITERAL)) {
            return "H2 makes a DECFLOAT of it";
        }
        if (kind == LogicalType.Kind.DECIMAL
                && origin.is(Trait.NUMBER_LITERAL)
                && type.scale() == 0
                && type.precision() >= 10
                && type.precision() < 19) {
            return "H2 makes it wider for a literal beyond INTEGER";
        }
        return origin.is(Trait.TEXT_LITERAL) && !kind.isText() ? "its type depends on that of a string literal" : null;
    }

    /**
     * Whether H2 makes COALESCE of the common column of a right join: then it is unknown whether it may be NULL, as long as it isn't
     * a column of a derived table, a view or another expression.
     */
    public static boolean isCoalesced(Origin origin, LogicalType.Kind kind) {
        boolean characters = kind == LogicalType.Kind.CHAR || kind == LogicalType.Kind.VARCHAR;
        return (characters || kind == LogicalType.Kind.DECIMAL)
                && COALESCED.containsAll(origin.traits())
                && origin.is(Trait.RIGHT_JOINED);
    }

    /** Whether equal values are the same, as far as H2 knows: no blanks, no zeros at the end, no zone. */
    public static boolean hasOneForm(LogicalType.Kind kind) {
        switch (kind) {
            case BOOLEAN:
            case SMALLINT:
            case INTEGER:
            case BIGINT:
            case DATE:
            case TIMESTAMP:
                return true;
            case CHAR:
            case VARCHAR:
            case CLOB:
            case BINARY:
            case VARBINARY:
            case BLOB:
            case DECIMAL:
            case REAL:
            case DOUBLE:
            case TIME:
            case TIMESTAMP_WITH_TIME_ZONE:
            case UUID:
                return false;
        }
        throw new AssertionError(kind);
    }

    /** Whether a value that fits is no wider than the type, whatever class it has. */
    private static boolean hasOneWidth(LogicalType.Kind kind) {
        switch (kind) {
            case CHAR:
            case VARCHAR:
            case CLOB:
            case BINARY:
            case VARBINARY:
            case BLOB:
            case BOOLEAN:
            case DATE:
            case UUID:
                return true;
            case SMALLINT:
            case INTEGER:
            case BIGINT:
            case DECIMAL:
            case REAL:
            case DOUBLE:
            case TIME:
            case TIMESTAMP:
            case TIMESTAMP_WITH_TIME_ZONE:
                return false;
        }
        throw new AssertionError(kind);
    }

    private static @Nullable String postgres(Origin origin, LogicalType.Kind kind) {
        if (origin.is(Trait.BRANCH_MAY_VANISH)) {
            return "its length depends on which branches of a set operation PostgreSQL proves to be empty";
        }
        return origin.is(Trait.VALUES_ONLY) && !kind.isText() ? "its type is that of a value" : null;
    }

    /** MySQL stores what a function gives in columns of another type than it announces. */
    private static boolean isMaterialized(Origin origin, LogicalType.Kind kind) {
        if (!origin.is(Trait.MAY_BE_STORED)) {
            return false;
        }
        switch (kind) {
            case CHAR:
            case BINARY:
                return !origin.hasValues();
            case BOOLEAN:
            case SMALLINT:
            case INTEGER:
                return !origin.hasValues();
            default:
                return false;
        }
    }

    private static @Nullable String mysqlFamily(Origin origin, LogicalType type) {
        if (origin.is(Trait.VALUES_ONLY)) {
            return "its type is that of a value";
        }
        if (origin.is(Trait.EXTREME_OF_COMPUTED)) {
            return "its type depends on how MIN or MAX is computed";
        }
        boolean moments = type.kind() == LogicalType.Kind.TIME
                || type.kind() == LogicalType.Kind.TIMESTAMP
                || type.kind() == LogicalType.Kind.TIMESTAMP_WITH_TIME_ZONE;
        if (origin.is(Trait.GREATEST) && (origin.is(Trait.WITH_NULL) || (moments && origin.hasValues()))) {
            return "MariaDB takes it for a number or another time";
        }
        boolean text = origin.is(Trait.TEXT_LITERAL);
        switch (type.kind()) {
            case CHAR:
            case VARCHAR:
            case CLOB:
            case BINARY:
            case VARBINARY:
            case BLOB:
            case DATE:
            case UUID:
                return null;
            case TIME:
            case TIMESTAMP:
            case TIMESTAMP_WITH_TIME_ZONE:
                return (text || origin.is(Trait.PLACEHOLDER)) && type.fraction() > 0
                        ? "it is a text whose digits depend on the driver"
                        : null;
            case BOOLEAN:
            case SMALLINT:
            case INTEGER:
            case BIGINT:
            case DECIMAL:
            case REAL:
            case DOUBLE:
                return text ? "its type depends on that of a string literal" : null;
        }
        throw new AssertionError(type);
    }
}

package io.sigil.rules;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * The SQL type that the application sees for a ruled column, with its limits. Names follow ISO/IEC 9075-2. Immutable.
 */
public final class LogicalType {

    /** What kind of value a logical type holds, and which parameters its name takes. */
    public enum Kind {
        CHAR("CHAR", Parameters.LENGTH),
        VARCHAR("VARCHAR", Parameters.LENGTH),
        CLOB("CLOB", Parameters.NONE),
        BOOLEAN("BOOLEAN", Parameters.NONE),
        SMALLINT("SMALLINT", Parameters.NONE),
        INTEGER("INTEGER", Parameters.NONE),
        BIGINT("BIGINT", Parameters.NONE),
        DECIMAL("DECIMAL", Parameters.PRECISION_SCALE),
        REAL("REAL", Parameters.NONE),
        DOUBLE("DOUBLE", Parameters.NONE),
        DATE("DATE", Parameters.NONE),
        TIME("TIME", Parameters.FRACTION),
        TIMESTAMP("TIMESTAMP", Parameters.FRACTION),
        TIMESTAMP_WITH_TIME_ZONE("TIMESTAMP", Parameters.FRACTION),
        BINARY("BINARY", Parameters.LENGTH),
        VARBINARY("VARBINARY", Parameters.LENGTH),
        BLOB("BLOB", Parameters.NONE),
        UUID("UUID", Parameters.NONE);

        private final String sqlName;
        private final Parameters parameters;

        Kind(String sqlName, Parameters parameters) {
            this.sqlName = sqlName;
            this.parameters = parameters;
        }

        /** Which numbers the name takes in parentheses. */
        Parameters parameters() {
            return parameters;
        }

        /** CHAR, VARCHAR or CLOB. */
        public boolean isText() {
            return this == CHAR || this == VARCHAR || this == CLOB;
        }

        /** BINARY, VARBINARY or BLOB. */
        public boolean isBinary() {
            return this == BINARY || this == VARBINARY || this == BLOB;
        }
    }

    /** The parameters that a type name takes. */
    enum Parameters {
        NONE,
        LENGTH,
        PRECISION_SCALE,
        FRACTION
    }

    private static final int UNLIMITED = -1;

    /** Fractional digits of seconds when a TIME or TIMESTAMP names none: microseconds, as PostgreSQL keeps. */
    public static final int DEFAULT_FRACTION = 6;

    private final Kind kind;
    private final int first;
    private final int second;

    private LogicalType(Kind kind, int first, int second) {
        this.kind = Objects.requireNonNull(kind);
        this.first = first;
        this.second = second;
    }

    /** A type without parameters, or with its default ones: CHAR is CHAR(1), VARCHAR and VARBINARY have no limit. */
    public static LogicalType of(Kind kind) {
        switch (kind.parameters) {
            case NONE:
                return new LogicalType(kind, UNLIMITED, UNLIMITED);
            case LENGTH:
                return new LogicalType(kind, kind == Kind.CHAR || kind == Kind.BINARY ? 1 : UNLIMITED, UNLIMITED);
            case FRACTION:
                return new LogicalType(kind, kind == Kind.TIME ? 0 : DEFAULT_FRACTION, UNLIMITED);
            case PRECISION_SCALE:
                throw new IllegalArgumentException("DECIMAL needs a precision and a scale");
        }
        throw new AssertionError(kind);
    }

    /** CHAR, VARCHAR (characters, counted as code points), BINARY or VARBINARY (bytes) of at most {@code length}. */
    public static LogicalType ofLength(Kind kind, int length) {
        require(kind, Parameters.LENGTH);
        if (length < 1) {
            throw new IllegalArgumentException("length must be at least 1");
        }
        return new LogicalType(kind, length, UNLIMITED);
    }

    /** DECIMAL with {@code precision} digits in all, {@code scale} of them after the point. */
    public static LogicalType decimal(int precision, int scale) {
        if (precision < 1 || scale < 0 || scale > precision) {
            throw new IllegalArgumentException("DECIMAL needs 1 <= precision and 0 <= scale <= precision");
        }
        return new LogicalType(Kind.DECIMAL, precision, scale);
    }

    /** TIME or TIMESTAMP, with or without time zone, with 0 to 9 fractional digits of a second. */
    public static LogicalType ofFraction(Kind kind, int digits) {
        require(kind, Parameters.FRACTION);
        if (digits < 0 || digits > 9) {
            throw new IllegalArgumentException("fractional seconds have 0 to 9 digits");
        }
        return new LogicalType(kind, digits, UNLIMITED);
    }

    /** A type with the one parameter that its name takes, as the rules file gives it. */
    static LogicalType of(Kind kind, int parameter) {
        switch (kind.parameters) {
            case LENGTH:
                return ofLength(kind, parameter);
            case FRACTION:
                return ofFraction(kind, parameter);
            case NONE:
                throw new IllegalArgumentException("it takes no number in parentheses");
            case PRECISION_SCALE:
                return decimal(parameter, 0);
        }
        throw new AssertionError(kind);
    }

    private static void require(Kind kind, Parameters parameters) {
        if (kind.parameters != parameters) {
            throw new IllegalArgumentException(kind + " doesn't take these parameters");
        }
    }

    public Kind kind() {
        return kind;
    }

    /** The most characters (code points) or bytes that a value may have; empty when the type sets no limit. */
    public OptionalInt maxLength() {
        return kind.parameters == Parameters.LENGTH && first != UNLIMITED ? OptionalInt.of(first) : OptionalInt.empty();
    }

    /** Decimal digits in all; only for DECIMAL. */
    public int precision() {
        require(kind, Parameters.PRECISION_SCALE);
        return first;
    }

    /** Decimal digits after the point; only for DECIMAL. */
    public int scale() {
        require(kind, Parameters.PRECISION_SCALE);
        return second;
    }

    /** Fractional digits of a second, 0 to 9; only for TIME and TIMESTAMP types. */
    public int fraction() {
        require(kind, Parameters.FRACTION);
        return first;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LogicalType
                && kind == ((LogicalType) other).kind
                && first == ((LogicalType) other).first
                && second == ((LogicalType) other).second;
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, first, second);
    }

    /**
     * The canonical spelling: {@code VARCHAR(11)}, {@code DECIMAL(12,2)}, {@code TIMESTAMP(6) WITH TIME ZONE}. Part of
     * a cell's associated data, so it never changes.
     */
    @Override
    public String toString() {
        switch (kind.parameters) {
            case NONE:
                return kind.sqlName;
            case LENGTH:
                return first == UNLIMITED ? kind.sqlName : kind.sqlName + "(" + first + ")";
            case PRECISION_SCALE:
                return kind.sqlName + "(" + first + "," + second + ")";
            case FRACTION:
                String base = kind.sqlName + "(" + first + ")";
                return kind == Kind.TIMESTAMP_WITH_TIME_ZONE ? base + " WITH TIME ZONE" : base;
        }
        throw new AssertionError(kind);
    }
}

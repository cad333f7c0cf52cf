package io.sigil.codec;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/**
 * Where a compared value stands among the values that a type holds: at one of them, or between two. An assignment rounds and
 * cuts; a comparison doesn't, and so 10.005 stands after 10.00 and before 10.01 of a DECIMAL(12,2). Immutable.
 */
public final class Standing {

    /** On which side of {@link Standing#canonical()}. */
    public enum Side {
        /** Less than it, and greater than every smaller value of the type. */
        BEFORE,
        /** Equal to it. */
        AT,
        /** Greater than it, and less than every greater value of the type. */
        AFTER
    }

    private final Side side;
    private final byte @Nullable [] canonical;

    private Standing(Side side, byte @Nullable [] canonical) {
        this.side = side;
        this.canonical = canonical;
    }

    /**
     * @param value as for {@link Codec#encode}
     * @param calendar the one given to setDate, setTime or setTimestamp, else null
     * @throws SQLException as {@link Codec#encode} for what is no value of the type at all; SIGIL-2008 where it can't be told
     *     how the database would compare
     */
    public static Standing of(Codec codec, Object value, @Nullable Calendar calendar) throws SQLException {
        switch (codec.logicalType().kind()) {
            case CHAR:
            case VARCHAR:
            case CLOB:
                return TextStanding.of((TextCodec) codec, value);
            case SMALLINT:
            case INTEGER:
            case BIGINT:
            case DECIMAL:
                return ExactNumberStanding.of((TypedCodec<?>) codec, value);
            case REAL:
            case DOUBLE:
                return FloatingStanding.of((TypedCodec<?>) codec, value);
            case DATE:
            case TIME:
            case TIMESTAMP:
            case TIMESTAMP_WITH_TIME_ZONE:
                return MomentStanding.of((TypedCodec<?>) codec, value, calendar);
            case BOOLEAN:
                return TruthStanding.of((TypedCodec<?>) codec, value);
            case BINARY:
            case VARBINARY:
            case BLOB:
                return BinaryStanding.of((TypedCodec<?>) codec, value);
            case UUID:
                return at(codec.encode(value));
        }
        throw new AssertionError(codec.logicalType());
    }

    static Standing at(byte[] canonical) {
        return new Standing(Side.AT, canonical);
    }

    static Standing before(byte[] canonical) {
        return new Standing(Side.BEFORE, canonical);
    }

    static Standing after(byte[] canonical) {
        return new Standing(Side.AFTER, canonical);
    }

    /** Less than every value of the type. */
    static Standing beforeAll() {
        return new Standing(Side.BEFORE, null);
    }

    /** Equal to no value of the type, which has no order. */
    static Standing nowhere() {
        return afterAll();
    }

    /** Greater than every value of the type. */
    static Standing afterAll() {
        return new Standing(Side.AFTER, null);
    }

    public Side side() {
        return side;
    }

    /** The value that it stands at or beside; null when it stands before or after all of them. */
    public byte @Nullable [] canonical() {
        return canonical;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Standing
                && side == ((Standing) other).side
                && Arrays.equals(canonical, ((Standing) other).canonical);
    }

    @Override
    public int hashCode() {
        return 31 * side.hashCode() + Arrays.hashCode(canonical);
    }

    /** The side only: a value is no one's business. */
    @Override
    public String toString() {
        return "Standing[" + side + "]";
    }
}

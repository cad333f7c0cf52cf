package io.sigil.codec;

import io.sigil.dialect.Dialect;
import io.sigil.origin.Origin;
import io.sigil.rules.LogicalType;
import java.sql.SQLException;
import java.util.Calendar;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Turns Java values into the canonical bytes of one logical type, and those bytes into what a getter asks for. One SQL
 * value has one byte form, so equal bytes are equal values; see {@link #bytesDecideEquality()} for the exception.
 *
 * <p>A value is either converted exactly as the plaintext column would do it, or refused with an {@code
 * SQLDataException} (SIGIL-3xxx). No message holds a value. SQL NULL never reaches a codec.
 *
 * <p>Date and time classes of {@code java.sql} are read with the rules that the delegate uses: H2 goes by the instant on
 * the proleptic Gregorian calendar, the others by the fields that {@code java.util.GregorianCalendar} shows. Where a
 * conversion depends on a time zone, it is the JVM's default one, or that of the {@code Calendar} given (JDBC 4.3
 * §15.2.3.5).
 *
 * <p>Immutable and thread-safe.
 */
public abstract class Codec {

    final ColumnType column;

    Codec(ColumnType column) {
        this.column = column;
    }

    /** A codec whose messages name the type only. */
    public static Codec of(LogicalType type, Dialect dialect) {
        return of(type, dialect, "");
    }

    /**
     * A codec for a column.
     *
     * @param where names the column in messages, as {@code users.ssn}; may be empty
     */
    public static Codec of(LogicalType type, Dialect dialect, String where) {
        return of(new ColumnType(type, dialect, where));
    }

    static Codec of(ColumnType column) {
        LogicalType type = column.type();
        switch (type.kind()) {
            case CHAR:
            case VARCHAR:
            case CLOB:
                return new TextCodec(column);
            case BOOLEAN:
                return new BooleanCodec(column);
            case SMALLINT:
            case INTEGER:
            case BIGINT:
                return new IntegerCodec(column);
            case DECIMAL:
                return new DecimalCodec(column);
            case REAL:
                // MySQL and MariaDB: REAL is another name of DOUBLE.
                return column.dialect().isMySqlFamily() ? new DoubleCodec(column) : new RealCodec(column);
            case DOUBLE:
                return new DoubleCodec(column);
            case DATE:
                return new DateCodec(column);
            case TIME:
                return new TimeCodec(column);
            case TIMESTAMP:
                return new TimestampCodec(column);
            case TIMESTAMP_WITH_TIME_ZONE:
                return new TimestampWithZoneCodec(column);
            case BINARY:
            case VARBINARY:
            case BLOB:
                return new BinaryCodec(column);
            case UUID:
                return new UuidCodec(column);
        }
        throw new AssertionError(type);
    }

    /** {@link #encode(Object, Calendar)} without a calendar. */
    public final byte[] encode(Object value) throws SQLException {
        return encode(value, null);
    }

    /**
     * The canonical bytes of a value that a setter or an SQL literal gives.
     *
     * @param value String, Character, Boolean, Number, byte[], UUID, java.util.Date and its java.sql classes, Calendar,
     *     java.time values, Clob or Blob; streams and readers are read by the caller
     * @param calendar the one given to setDate, setTime or setTimestamp, else null
     * @throws SQLException 22001, 22003, 22007, 22008, 22018 or 22021 where the plaintext column would refuse the value,
     *     or where it can't be told what the column would make of it
     */
    public abstract byte[] encode(Object value, @Nullable Calendar calendar) throws SQLException;

    /**
     * What the driver makes of a value when setObject names a target type; to be encoded then.
     *
     * @param jdbcType a constant of {@code java.sql.Types}
     * @param scale the fourth argument of setObject
     * @throws SQLException where the driver refuses it, or isn't sure
     */
    public final Object target(Object value, int jdbcType, OptionalInt scale) throws SQLException {
        return TargetType.convert(value, jdbcType, scale, column);
    }

    /**
     * Refuses a stream or large object that the driver's own doesn't convert to this type.
     *
     * @param binary whether it is one of bytes
     */
    public final void requireContent(boolean binary) throws SQLException {
        LogicalType.Kind kind = column.type().kind();
        boolean content = kind.isText() || kind.isBinary();
        boolean onlyLarge = column.isH2() && binary;
        boolean taken = onlyLarge ? kind.isBinary() || kind == LogicalType.Kind.CLOB : content;
        if (!taken && (column.isH2() || column.dialect() == Dialect.MYSQL)) {
            throw column.fromContent();
        }
    }

    /**
     * Refuses what getObject with a class refuses by the class alone.
     *
     * @throws SQLException 22018
     */
    public final void requireObject(Class<?> type, boolean isNull) throws SQLException {
        ObjectClasses.require(type, isNull, column);
    }

    /** Whether the driver reads a stream to its end although setObject was given a length. */
    public final boolean ignoresLength() {
        return column.isH2();
    }

    /** Whether setObject with a target type takes streams and readers. */
    public final boolean takesStreams() {
        return !column.isPostgres();
    }

    /**
     * The object that {@code getObject} gives without a class: JDBC 4.3 table B-3, with the delegate's own choices
     * (H2: a read-only {@code Clob} or {@code Blob} for CLOB and BLOB; String and byte[] elsewhere).
     *
     * @throws SQLException SIGIL-3008 when the bytes aren't a canonical form
     */
    public abstract Object decode(byte[] canonical) throws SQLException;

    /** {@link #decode(byte[], Class, Calendar)} without a calendar. */
    public final <T> T decode(byte[] canonical, Class<T> type) throws SQLException {
        return decode(canonical, type, null);
    }

    /**
     * What a getter gives: {@code getInt} asks for {@code Integer.class}, {@code getDate} for {@code
     * java.sql.Date.class}, and so on.
     *
     * @param calendar the one given to getDate, getTime or getTimestamp, else null
     * @throws SQLException 22018 when the type doesn't convert to that class, 22003 when the value doesn't fit it,
     *     SIGIL-3008 when the bytes aren't a canonical form
     */
    public abstract <T> T decode(byte[] canonical, Class<T> type, @Nullable Calendar calendar) throws SQLException;

    /** What a result that comes of the column in this way is read and described as. */
    public final Codec derived(Origin origin) {
        return origin.equals(Origin.DIRECT) ? this : DerivedCodec.of(this, origin);
    }

    /**
     * As metadata describe it. Only MariaDB tells a text that lies in a column from one that is computed, by its scale.
     *
     * @param physicalScale of the result's cells, as the delegate's metadata have it
     */
    public Codec storedWith(int physicalScale) {
        return this;
    }

    TypeDescription description() {
        return TypeDescription.of(column);
    }

    /** The type that the application sees. */
    public final LogicalType logicalType() {
        return column.type();
    }

    /** A constant of {@code java.sql.Types}, as the delegate reports it for a plaintext column. */
    public final int jdbcType() {
        return description().jdbcType();
    }

    /** The type's name, as the delegate reports it for a plaintext column. */
    public final String typeName() {
        return description().typeName();
    }

    /** As ResultSetMetaData.getColumnClassName; the class of {@link #decode(byte[])}'s results but for MariaDB's BLOB. */
    public final String javaClassName() {
        return description().javaClassName();
    }

    /** As DatabaseMetaData.getColumns. */
    public final ColumnListing listing() {
        return new ColumnListing(column);
    }

    /** As ResultSetMetaData.getPrecision; 0 when the type has none; for large objects whatever the delegate says. */
    public final int precision() {
        return description().precision();
    }

    /** As ResultSetMetaData.getScale. */
    public final int scale() {
        return description().scale();
    }

    /** As ResultSetMetaData.getColumnDisplaySize: characters; {@code Integer.MAX_VALUE} when unlimited. */
    public final int displaySize() {
        return description().displaySize();
    }

    /** Whether the database doesn't say whether a column may be NULL, whatever it says of its cells. */
    public boolean nullabilityUnknown() {
        return false;
    }

    /** As ResultSetMetaData.isSigned; MariaDB Connector calls nearly everything signed. */
    public boolean signed() {
        if (column.dialect() == Dialect.MARIADB) {
            return column.type().kind() != LogicalType.Kind.UUID
                    && column.type().kind() != LogicalType.Kind.TIMESTAMP_WITH_TIME_ZONE;
        }
        return description().signed();
    }

    /**
     * As ResultSetMetaData.isCaseSensitive, of which every driver has an opinion for types without case, too. True for
     * text, whatever the collation of the plaintext column was: cells compare by bytes.
     */
    public boolean caseSensitive() {
        LogicalType.Kind kind = column.type().kind();
        switch (column.dialect()) {
            case H2:
            case MARIADB:
                return true;
            case POSTGRESQL:
                return kind.isText() || kind.isBinary() || kind == LogicalType.Kind.UUID;
            case MYSQL:
                return kind.isText() || kind.isBinary() || kind == LogicalType.Kind.DECIMAL;
        }
        throw new AssertionError(column.dialect());
    }

    /** The longest canonical form in bytes; -1 when there is no limit. */
    public abstract int maxCanonicalBytes();

    /**
     * Whether equal SQL values always have equal bytes. False only where the database tells values apart that it calls
     * equal: H2 keeps the offset of TIMESTAMP WITH TIME ZONE but compares instants. Text counts as binary collated.
     */
    public boolean bytesDecideEquality() {
        return true;
    }

    /**
     * The part of a canonical form that decides equality, so that values which the database calls equal have the same.
     *
     * @param canonical what {@link #encode} gave
     */
    public byte[] comparable(byte[] canonical) {
        return canonical;
    }

    /** Whether unsigned byte order is SQL order; for text, that of a binary collation. */
    public boolean bytesDecideOrder() {
        return true;
    }

    @Override
    public final String toString() {
        return "Codec[" + column + "]";
    }
}

package io.sigil.spark;

import io.sigil.error.ErrorCode;
import io.sigil.rules.LogicalType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.UnixDate;
import org.apache.spark.sql.catalyst.expressions.UnixMicros;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import scala.Option;

/** A logical type as Spark has it. Immutable. */
final class SparkType {
    private static final int MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private final DataType dataType;
    private final Class<?> valueClass;

    private SparkType(DataType dataType, Class<?> valueClass) {
        this.dataType = dataType;
        this.valueClass = valueClass;
    }

    static SparkType of(LogicalType type) {
        return switch (type.kind()) {
            // Spark has no UUID, and no TIME unless it is switched on.
            case CHAR, VARCHAR, CLOB, UUID, TIME -> text();
            case BOOLEAN -> new SparkType(DataTypes.BooleanType, Boolean.class);
            case SMALLINT -> new SparkType(DataTypes.ShortType, Short.class);
            case INTEGER -> new SparkType(DataTypes.IntegerType, Integer.class);
            case BIGINT -> new SparkType(DataTypes.LongType, Long.class);
            case DECIMAL ->
                type.precision() > DecimalType.MAX_PRECISION()
                        ? text()
                        : new SparkType(DataTypes.createDecimalType(type.precision(), type.scale()), BigDecimal.class);
            // REAL is DOUBLE in MySQL and MariaDB, and every float is a double.
            case REAL -> new SparkType(DataTypes.DoubleType, Object.class);
            case DOUBLE -> new SparkType(DataTypes.DoubleType, Double.class);
            case DATE -> new SparkType(DataTypes.DateType, LocalDate.class);
            case TIMESTAMP -> new SparkType(DataTypes.TimestampNTZType, LocalDateTime.class);
            case TIMESTAMP_WITH_TIME_ZONE -> new SparkType(DataTypes.TimestampType, OffsetDateTime.class);
            case BINARY, VARBINARY, BLOB -> new SparkType(DataTypes.BinaryType, byte[].class);
        };
    }

    private static SparkType text() {
        return new SparkType(DataTypes.StringType, String.class);
    }

    DataType dataType() {
        return dataType;
    }

    /** What a cell is opened as. */
    Class<?> valueClass() {
        return valueClass;
    }

    /** What Spark takes of the {@link #valueClass()}. */
    Object toSpark(Object value) {
        if (value instanceof OffsetDateTime moment) {
            return moment.toInstant();
        }
        return value instanceof Float number ? number.doubleValue() : value;
    }

    /** What a codec takes of an {@link #argument}. */
    Object toJava(Object argument) {
        if (dataType.equals(DataTypes.DateType)) {
            return LocalDate.ofEpochDay((Integer) argument);
        }
        if (dataType.equals(DataTypes.TimestampType)) {
            long micros = (Long) argument;
            return Instant.ofEpochSecond(
                            Math.floorDiv(micros, MICROS_PER_SECOND),
                            (long) Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO)
                    .atOffset(ZoneOffset.UTC);
        }
        return argument;
    }

    /**
     * The argument in the type that the function takes. Dates and moments become numbers: the Java classes that Spark would
     * make of them depend on its settings.
     *
     * @throws RefusedException when the type is another, and not a narrower one
     */
    static Expression argument(Expression given, DataType wanted, String function, String column) {
        Expression argument = given;
        if (!given.dataType().sameType(wanted)) {
            if (!Cast.canUpCast(given.dataType(), wanted) || wanted.equals(DataTypes.StringType)) {
                throw new RefusedException(ErrorCode.CONFIGURATION_INVALID.exception(
                        "can't call " + function + ", of " + column + "; it takes " + wanted.sql() + " and is given "
                                + given.dataType().sql() + "; cast the argument"));
            }
            argument = new Cast(given, wanted, Option.empty());
        }
        if (wanted.equals(DataTypes.DateType)) {
            return new UnixDate(argument);
        }
        return wanted.equals(DataTypes.TimestampType) ? new UnixMicros(argument) : argument;
    }
}

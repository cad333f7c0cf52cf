package io.sigil.codec;

import io.sigil.rules.LogicalType;
import io.sigil.rules.LogicalType.Kind;
import java.util.List;

/** The logical types that tests go through. */
final class Types {

    private Types() {}

    static final List<LogicalType> ALL = List.of(
            LogicalType.ofLength(Kind.CHAR, 5),
            LogicalType.ofLength(Kind.CHAR, 40),
            LogicalType.ofLength(Kind.VARCHAR, 5),
            LogicalType.ofLength(Kind.VARCHAR, 40),
            LogicalType.of(Kind.VARCHAR),
            LogicalType.of(Kind.CLOB),
            LogicalType.of(Kind.BOOLEAN),
            LogicalType.of(Kind.SMALLINT),
            LogicalType.of(Kind.INTEGER),
            LogicalType.of(Kind.BIGINT),
            LogicalType.decimal(6, 2),
            LogicalType.decimal(38, 0),
            LogicalType.decimal(40, 25),
            LogicalType.of(Kind.REAL),
            LogicalType.of(Kind.DOUBLE),
            LogicalType.of(Kind.DATE),
            LogicalType.of(Kind.TIME),
            LogicalType.ofFraction(Kind.TIME, 6),
            LogicalType.ofFraction(Kind.TIME, 9),
            LogicalType.ofFraction(Kind.TIMESTAMP, 0),
            LogicalType.ofFraction(Kind.TIMESTAMP, 3),
            LogicalType.of(Kind.TIMESTAMP),
            LogicalType.ofFraction(Kind.TIMESTAMP, 9),
            LogicalType.of(Kind.TIMESTAMP_WITH_TIME_ZONE),
            LogicalType.ofFraction(Kind.TIMESTAMP_WITH_TIME_ZONE, 9),
            LogicalType.ofLength(Kind.BINARY, 4),
            LogicalType.ofLength(Kind.BINARY, 16),
            LogicalType.ofLength(Kind.VARBINARY, 4),
            LogicalType.of(Kind.VARBINARY),
            LogicalType.of(Kind.BLOB),
            LogicalType.of(Kind.UUID));
}

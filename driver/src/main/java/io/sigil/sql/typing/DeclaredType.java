package io.sigil.sql.typing;

import io.sigil.dialect.Dialect;
import io.sigil.rules.LogicalType;
import io.sigil.rules.LogicalType.Kind;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a type that a definition declares means as a logical type. Says none rather than a wrong one. */
final class DeclaredType {
    /** Name, numbers in parentheses, the rest of the name: {@code TIMESTAMP(3) WITH TIME ZONE}. */
    private static final Pattern SHAPE =
            Pattern.compile("([A-Z0-9_ ]+)(?:\\((\\d{1,9})(?:,(\\d{1,9}))?\\))?( [A-Z ]+)?");

    private DeclaredType() {}

    /**
     * The logical types that a declared type may stand for.
     *
     * @param declared in upper case, with one space between words
     */
    static Set<LogicalType> of(String declared, Dialect dialect) {
        String type = declared.replaceFirst(" (CHARACTER SET|CHARSET|COLLATE) .*", "");
        Matcher shape = SHAPE.matcher(type);
        if (!shape.matches()) {
            return Set.of();
        }
        String name = shape.group(1) + (shape.group(4) == null ? "" : shape.group(4));
        int first = shape.group(2) == null ? -1 : Integer.parseInt(shape.group(2));
        int second = shape.group(3) == null ? -1 : Integer.parseInt(shape.group(3));
        try {
            return of(name, first, second, dialect);
        } catch (IllegalArgumentException e) {
            return Set.of();
        }
    }

    private static Set<LogicalType> of(String name, int first, int second, Dialect dialect) {
        switch (name) {
            case "VARCHAR":
            case "CHARACTER VARYING":
            case "CHAR VARYING":
            case "NVARCHAR":
                return length(Kind.VARCHAR, first);
            case "CHAR":
            case "CHARACTER":
            case "NCHAR":
                return length(Kind.CHAR, first);
            case "TEXT":
                return plain(first, Kind.CLOB, Kind.VARCHAR);
            case "CLOB":
            case "CHARACTER LARGE OBJECT":
            case "MEDIUMTEXT":
            case "LONGTEXT":
                return plain(first, Kind.CLOB);
            case "BOOLEAN":
            case "BOOL":
                return plain(first, Kind.BOOLEAN);
            case "TINYINT":
                return first == 1 && dialect.isMySqlFamily() ? plain(-1, Kind.BOOLEAN) : Set.of();
            case "SMALLINT":
            case "INT2":
                return plain(first, Kind.SMALLINT);
            case "INTEGER":
            case "INT":
            case "INT4":
                return plain(first, Kind.INTEGER);
            case "BIGINT":
            case "INT8":
                return plain(first, Kind.BIGINT);
            case "DECIMAL":
            case "NUMERIC":
            case "DEC":
                return Set.of(LogicalType.decimal(first, Math.max(0, second)));
            case "REAL":
                // In MySQL and MariaDB it is a DOUBLE.
                return dialect.isMySqlFamily() ? Set.of() : plain(first, Kind.REAL);
            case "FLOAT4":
                return plain(first, Kind.REAL);
            case "DOUBLE":
            case "DOUBLE PRECISION":
            case "FLOAT8":
                return plain(first, Kind.DOUBLE);
            case "DATE":
                return plain(first, Kind.DATE);
            case "UUID":
                return plain(first, Kind.UUID);
            case "BINARY":
                return length(Kind.BINARY, first);
            case "VARBINARY":
            case "BINARY VARYING":
                return length(Kind.VARBINARY, first);
            case "BYTEA":
                return plain(first, Kind.BLOB, Kind.VARBINARY);
            case "BLOB":
            case "BINARY LARGE OBJECT":
            case "MEDIUMBLOB":
            case "LONGBLOB":
                return plain(first, Kind.BLOB);
            default:
                return moment(name, first, dialect);
        }
    }

    private static Set<LogicalType> moment(String name, int digits, Dialect dialect) {
        // MySQL keeps whole seconds unless told otherwise, PostgreSQL microseconds.
        int usual = dialect.isMySqlFamily() ? 0 : LogicalType.DEFAULT_FRACTION;
        switch (name) {
            case "TIME":
            case "TIME WITHOUT TIME ZONE":
                return Set.of(LogicalType.ofFraction(
                        Kind.TIME, digits >= 0 ? digits : dialect == Dialect.POSTGRESQL ? usual : 0));
            case "TIMESTAMP":
            case "DATETIME":
            case "TIMESTAMP WITHOUT TIME ZONE":
                return Set.of(LogicalType.ofFraction(Kind.TIMESTAMP, digits >= 0 ? digits : usual));
            case "TIMESTAMPTZ":
            case "TIMESTAMP WITH TIME ZONE":
                return Set.of(LogicalType.ofFraction(Kind.TIMESTAMP_WITH_TIME_ZONE, digits >= 0 ? digits : usual));
            default:
                return Set.of();
        }
    }

    private static Set<LogicalType> length(Kind kind, int length) {
        return Set.of(length < 0 ? LogicalType.of(kind) : LogicalType.ofLength(kind, length));
    }

    private static Set<LogicalType> plain(int parameter, Kind... kinds) {
        return parameter >= 0
                ? Set.of()
                : List.of(kinds).stream().map(LogicalType::of).collect(java.util.stream.Collectors.toUnmodifiableSet());
    }
}

package io.sigil.operations.ddl;

import io.sigil.dialect.Dialect;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.LogicalType;
import io.sigil.rules.Storage;
import io.sigil.schema.PhysicalColumn;
import java.sql.Types;
import java.util.Set;

/**
 * Changes of a column's type that keep what it holds: a value becomes its text, as the database's own cast gives it, and in
 * binary storage that text's UTF-8 bytes; and back. Immutable.
 */
final class ColumnStatements {
    private static final Set<Integer> BINARY = Set.of(Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB);

    private final Dialect dialect;

    ColumnStatements(Dialect dialect) {
        this.dialect = dialect;
    }

    /**
     * @param table in SQL
     * @param column in SQL
     * @param type the physical type, in SQL
     */
    String widen(String table, String column, PhysicalColumn now, ColumnRule rule, String type) {
        String alter = "ALTER TABLE " + table + " ";
        boolean binary = rule.storage() == Storage.BINARY;
        // Bytes stay what they are: they may be cells already, which only need more room.
        boolean bytes = rule.type().kind().isBinary() || BINARY.contains(now.jdbcType());
        switch (dialect) {
            case H2:
                String text = "CAST(" + column + " AS VARCHAR)";
                return alter + "ALTER COLUMN " + column + " SET DATA TYPE " + type + " USING "
                        + (bytes ? column : binary ? "STRINGTOUTF8(" + text + ")" : text);
            case POSTGRESQL:
                return alter + "ALTER COLUMN " + column + " TYPE " + type + " USING "
                        + (bytes ? column : binary ? "convert_to(" + column + "::text, 'UTF8')" : column + "::text");
            case MYSQL:
            case MARIADB:
                return alter + "MODIFY COLUMN " + column + " " + keepingUnicode(type) + nullability(now);
        }
        throw new AssertionError(dialect);
    }

    /** While a character column may hold plaintext, it must be able to. */
    private static String keepingUnicode(String type) {
        return type.replace("CHARACTER SET ascii COLLATE ascii_bin", "CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
    }

    /** MySQL and MariaDB turn characters into bytes in the character set of the column; it has to be that of the plaintext's form. */
    String toUtf8(String table, String column, PhysicalColumn now, ColumnRule rule) {
        String type = rule.type().kind() == LogicalType.Kind.CLOB || now.size() > 16_000
                ? "LONGTEXT"
                : "VARCHAR(" + Math.max(1, now.size()) + ")";
        return "ALTER TABLE " + table + " MODIFY COLUMN " + column + " " + type + " CHARACTER SET utf8mb4"
                + nullability(now);
    }

    /** The logical type again, once every value is plaintext. */
    String narrow(String table, String column, PhysicalColumn now, ColumnRule rule) {
        String alter = "ALTER TABLE " + table + " ";
        String type = logical(rule.type());
        boolean binary = rule.storage() == Storage.BINARY;
        boolean bytes = rule.type().kind().isBinary();
        // Without a cast a text that is too long is an error; a cast would cut it.
        boolean character = rule.type().kind().isText();
        switch (dialect) {
            case H2:
                String text = binary ? "UTF8TOSTRING(" + column + ")" : column;
                return alter + "ALTER COLUMN " + column + " SET DATA TYPE " + type + " USING "
                        + (bytes ? column : character ? text : "CAST(" + text + " AS " + type + ")");
            case POSTGRESQL:
                return alter + "ALTER COLUMN " + column + " TYPE " + type + " USING "
                        + (bytes
                                ? column
                                : (binary ? "convert_from(" + column + ", 'UTF8')" : column)
                                        + (character ? "" : "::" + type));
            case MYSQL:
            case MARIADB:
                return alter + "MODIFY COLUMN " + column + " " + type + (character ? " CHARACTER SET utf8mb4" : "")
                        + nullability(now);
        }
        throw new AssertionError(dialect);
    }

    private static String nullability(PhysicalColumn now) {
        return now.nullable() ? " NULL" : " NOT NULL";
    }

    /** What each database calls the type that the application sees. */
    String logical(LogicalType type) {
        boolean mySql = dialect.isMySqlFamily();
        boolean postgres = dialect == Dialect.POSTGRESQL;
        switch (type.kind()) {
            case VARCHAR:
                return type.maxLength().isPresent() ? type.toString() : mySql ? "LONGTEXT" : "VARCHAR";
            case CLOB:
                return mySql ? "LONGTEXT" : postgres ? "TEXT" : "CLOB";
            case REAL:
                return mySql ? "FLOAT" : "REAL";
            case DOUBLE:
                return mySql ? "DOUBLE" : "DOUBLE PRECISION";
            case TIMESTAMP:
                return mySql ? "DATETIME(" + Math.min(6, type.fraction()) + ")" : type.toString();
            case TIMESTAMP_WITH_TIME_ZONE:
                return mySql ? "VARCHAR(64)" : type.toString();
            case BINARY:
            case VARBINARY:
                return postgres
                        ? "BYTEA"
                        : type.maxLength().isPresent() ? type.toString() : mySql ? "LONGBLOB" : "VARBINARY";
            case BLOB:
                return postgres ? "BYTEA" : mySql ? "LONGBLOB" : "BLOB";
            case UUID:
                return dialect == Dialect.MYSQL ? "CHAR(36)" : "UUID";
            case CHAR:
            case BOOLEAN:
            case SMALLINT:
            case INTEGER:
            case BIGINT:
            case DECIMAL:
            case DATE:
            case TIME:
                return type.toString();
        }
        throw new AssertionError(type.kind());
    }
}

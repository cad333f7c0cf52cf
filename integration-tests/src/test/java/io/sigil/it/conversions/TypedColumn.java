package io.sigil.it.conversions;

import io.sigil.dialect.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A column of one logical type, in a table of its own.
 *
 * @param ruleType the type in the rules file
 * @param sqlType what the database calls it
 */
record TypedColumn(String ruleType, String sqlType) {

    /** Contract §4: every logical type, with and without limits. */
    static List<TypedColumn> all(Dialect dialect) {
        boolean mysql = dialect.isMySqlFamily();
        boolean postgres = dialect == Dialect.POSTGRESQL;
        List<TypedColumn> columns = new ArrayList<>();
        for (String type : List.of(
                "CHAR(5)",
                "VARCHAR(10)",
                "VARCHAR(300)",
                "BOOLEAN",
                "SMALLINT",
                "INTEGER",
                "BIGINT",
                "DECIMAL(9,0)",
                "DECIMAL(12,2)",
                "DATE",
                "TIME(0)",
                "TIME(6)")) {
            columns.add(new TypedColumn(type, type));
        }
        columns.add(new TypedColumn("CLOB", postgres ? "TEXT" : mysql ? "LONGTEXT" : "CLOB"));
        columns.add(new TypedColumn("DOUBLE", mysql ? "DOUBLE" : "DOUBLE PRECISION"));
        columns.add(new TypedColumn("TIMESTAMP(0)", mysql ? "DATETIME" : "TIMESTAMP(0)"));
        columns.add(new TypedColumn("TIMESTAMP(6)", mysql ? "DATETIME(6)" : "TIMESTAMP(6)"));
        columns.add(new TypedColumn(
                "TIMESTAMP(6) WITH TIME ZONE", mysql ? "TIMESTAMP(6) NULL" : "TIMESTAMP(6) WITH TIME ZONE"));
        columns.add(new TypedColumn("VARBINARY(20)", postgres ? "BYTEA" : "VARBINARY(20)"));
        columns.add(new TypedColumn("BLOB", postgres ? "BYTEA" : mysql ? "LONGBLOB" : "BLOB"));
        if (!mysql) {
            // There REAL is another name of DOUBLE.
            columns.add(new TypedColumn("REAL", "REAL"));
        }
        if (!postgres) {
            columns.add(new TypedColumn("BINARY(4)", "BINARY(4)"));
        }
        if (dialect != Dialect.MYSQL) {
            columns.add(new TypedColumn("UUID", "UUID"));
        }
        return columns;
    }

    /** Whether it stands for others of its kind, where every one of them would take too long. */
    boolean isRepresentative() {
        return !ruleType.matches(
                "CHAR\\(5\\)|VARCHAR\\(10\\)|SMALLINT|BIGINT|DECIMAL\\(9,0\\)|TIME.*\\(0\\)|BLOB|BINARY.*|REAL");
    }

    /** The name of its table. */
    String table() {
        return "c_" + ruleType.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    }

    String rule() {
        return "  " + table() + ": {columns: {c: {key: pii, type: \"" + ruleType + "\"}}}\n";
    }

    String ddl() {
        return "CREATE TABLE " + table() + " (id INT NOT NULL PRIMARY KEY, c " + sqlType + ")";
    }

    @Override
    public String toString() {
        return ruleType;
    }
}

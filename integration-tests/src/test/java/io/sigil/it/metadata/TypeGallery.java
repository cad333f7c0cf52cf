package io.sigil.it.metadata;

import io.sigil.dialect.Dialect;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** A table {@code gallery} with a ruled column of every logical type, and a plain key; and tables with a ruled key. */
final class TypeGallery {

    /** One ruled column: its type in the rules file, in DDL, and a value. */
    private record Column(String ruleType, String sqlType, Object value) {}

    /** Tables whose key {@code k} is ruled, and its type. */
    private static final Map<String, String> KEYED = new TreeMap<>(Map.of(
            "by_varchar", "VARCHAR(11)",
            "by_integer", "INTEGER",
            "by_bigint", "BIGINT",
            "by_decimal", "DECIMAL(12,2)",
            "by_date", "DATE",
            "by_time", "TIME(3)",
            "by_timestamp", "TIMESTAMP(3)"));

    private final boolean mysql;
    private final Map<String, Column> columns = new LinkedHashMap<>();

    TypeGallery(Dialect dialect) {
        mysql = dialect.isMySqlFamily();
        boolean postgres = dialect == Dialect.POSTGRESQL;
        add("c_char", "CHAR(5)", "ab");
        add("c_varchar", "VARCHAR(40)", "Zoë");
        add("c_clob", "CLOB", postgres ? "TEXT" : mysql ? "LONGTEXT" : "CLOB", "long text");
        add("c_boolean", "BOOLEAN", true);
        add("c_smallint", "SMALLINT", 7);
        add("c_integer", "INTEGER", 42);
        add("c_bigint", "BIGINT", 8_123_456_789_012L);
        add("c_decimal", "DECIMAL(12,2)", new BigDecimal("10.25"));
        add("c_whole", "DECIMAL(9,0)", new BigDecimal("123"));
        if (!mysql) {
            add("c_real", "REAL", 1.5f);
        }
        add("c_double", "DOUBLE", mysql ? "DOUBLE" : "DOUBLE PRECISION", 4.75);
        add("c_date", "DATE", LocalDate.parse("1961-08-17"));
        add("c_time", "TIME(0)", LocalTime.parse("10:11:12"));
        add("c_time3", "TIME(3)", LocalTime.parse("10:11:12.123"));
        add("c_timestamp", "TIMESTAMP(0)", mysql ? "DATETIME" : "TIMESTAMP(0)", moment(0));
        add("c_timestamp1", "TIMESTAMP(1)", mysql ? "DATETIME(1)" : "TIMESTAMP(1)", moment(100));
        add("c_timestamp3", "TIMESTAMP(3)", mysql ? "DATETIME(3)" : "TIMESTAMP(3)", moment(123));
        add("c_timestamp6", "TIMESTAMP(6)", mysql ? "DATETIME(6)" : "TIMESTAMP(6)", moment(123));
        add(
                "c_moment",
                "TIMESTAMP(3) WITH TIME ZONE",
                mysql ? "TIMESTAMP(3) NULL" : "TIMESTAMP(3) WITH TIME ZONE",
                mysql ? Timestamp.valueOf(moment(123)) : moment(123).atOffset(ZoneOffset.UTC));
        if (!postgres) {
            add("c_binary", "BINARY(8)", new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        }
        add("c_varbinary", "VARBINARY(200)", postgres ? "BYTEA" : "VARBINARY(200)", new byte[] {1, 2});
        add("c_blob", "BLOB", postgres ? "BYTEA" : mysql ? "LONGBLOB" : "BLOB", new byte[] {3, 4});
        if (dialect != Dialect.MYSQL) {
            add("c_uuid", "UUID", UUID.fromString("11111111-2222-4333-8444-555555555555"));
        }
    }

    private static LocalDateTime moment(int millis) {
        return LocalDateTime.of(2024, 2, 29, 23, 59, 58, millis * 1_000_000);
    }

    private void add(String name, String type, Object value) {
        add(name, type, type, value);
    }

    private void add(String name, String ruleType, String sqlType, Object value) {
        columns.put(name, new Column(ruleType, sqlType, value));
    }

    /** The tables whose key is ruled. */
    static Set<String> keyed() {
        return KEYED.keySet();
    }

    /** The {@code tables} section of a rules file. */
    String rules() {
        return columns.entrySet().stream()
                        .map(column -> "      " + column.getKey() + ": {key: pii, type: \""
                                + column.getValue().ruleType() + "\"}\n")
                        .collect(Collectors.joining("", "tables:\n  gallery:\n    columns:\n", ""))
                + KEYED.entrySet().stream()
                        .map(table -> "  " + table.getKey() + ": {columns: {k: {key: pii, mode: deterministic, type: \""
                                + table.getValue() + "\"}}}\n")
                        .collect(Collectors.joining());
    }

    void create(Connection connection) throws SQLException {
        String ddl = columns.entrySet().stream()
                .map(column -> column.getKey() + " " + column.getValue().sqlType())
                .collect(Collectors.joining(", ", "CREATE TABLE gallery (id INT NOT NULL PRIMARY KEY, ", ")"));
        try (Statement statement = connection.createStatement()) {
            statement.execute(ddl);
            for (Map.Entry<String, String> table : KEYED.entrySet()) {
                statement.execute("CREATE TABLE " + table.getKey() + " (k "
                        + (mysql ? table.getValue().replace("TIMESTAMP", "DATETIME") : table.getValue())
                        + " NOT NULL PRIMARY KEY, n INT)");
            }
        }
        String values = columns.keySet().stream().map(name -> "?").collect(Collectors.joining(", "));
        String insert = "INSERT INTO gallery VALUES (1, " + values + ")";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            int index = 0;
            for (Column column : columns.values()) {
                statement.setObject(++index, column.value());
            }
            statement.executeUpdate();
        }
    }
}

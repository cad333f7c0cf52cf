package io.sigil.it.conversions;

import java.util.List;

/** H2 has no procedures in SQL: the same ones in Java, which H2 compiles. */
final class H2Calls {
    private H2Calls() {}

    /** The function that gives a value and the procedure that stores one, over plaintext. */
    static List<String> overPlaintext(TypedColumn column) {
        return of(column.table(), plaintext(column.ruleType()));
    }

    static List<String> overCells(TypedColumn column) {
        return of(column.table(), "byte[]");
    }

    private static List<String> of(String table, String type) {
        return List.of(
                "CREATE ALIAS get_" + table + " AS $$ " + type
                        + " get(Connection connection, int i) throws SQLException {"
                        + " try (PreparedStatement select = connection.prepareStatement(\"SELECT c FROM " + table
                        + " WHERE id = ?\")) { select.setInt(1, i); ResultSet rows = select.executeQuery();"
                        + " return rows.next() ? rows.getObject(1, " + type + ".class) : null; } } $$",
                "CREATE ALIAS put_" + table + " AS $$ void put(Connection connection, int n, " + type
                        + " p) throws SQLException {"
                        + " try (PreparedStatement insert = connection.prepareStatement(\"INSERT INTO " + table
                        + " (id, c) VALUES (?, ?)\")) { insert.setInt(1, n); insert.setObject(2, p);"
                        + " insert.executeUpdate(); } } $$");
    }

    /** The class that H2 takes for a parameter of the type. */
    private static String plaintext(String ruleType) {
        return switch (ruleType.replaceAll("\\(.*?\\)", "")) {
            case "CHAR", "VARCHAR" -> "String";
            case "CLOB" -> "Clob";
            case "BOOLEAN" -> "Boolean";
            case "SMALLINT" -> "Short";
            case "INTEGER" -> "Integer";
            case "BIGINT" -> "Long";
            case "DECIMAL" -> "BigDecimal";
            case "REAL" -> "Float";
            case "DOUBLE" -> "Double";
            case "DATE" -> "java.time.LocalDate";
            case "TIME" -> "java.time.LocalTime";
            case "TIMESTAMP" -> "java.time.LocalDateTime";
            case "TIMESTAMP WITH TIME ZONE" -> "java.time.OffsetDateTime";
            case "BINARY", "VARBINARY" -> "byte[]";
            case "BLOB" -> "Blob";
            case "UUID" -> "UUID";
            default -> throw new AssertionError(ruleType);
        };
    }
}

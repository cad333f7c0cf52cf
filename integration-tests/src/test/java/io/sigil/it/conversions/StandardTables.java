package io.sigil.it.conversions;

import java.util.Set;

/**
 * The conversions that JDBC 4.3 asks of a driver, as tables B-5 and B-6 have them, in words of the table of cells. What a
 * driver does beyond them is its own affair.
 */
final class StandardTables {
    private static final Set<String> NUMBERS = Set.of("SMALLINT", "INTEGER", "BIGINT", "DECIMAL", "REAL", "DOUBLE");
    private static final Set<String> TEXTS = Set.of("CHAR", "VARCHAR", "CLOB");
    private static final Set<String> BYTES = Set.of("BINARY", "VARBINARY", "BLOB");

    private StandardTables() {}

    static boolean list(Cell cell) {
        String kind = cell.column().ruleType().replaceAll("\\(.*?\\)", "");
        return cell.way() == Cell.Way.IN ? setters(cell.method(), cell.value(), kind) : getters(cell.method(), kind);
    }

    private static boolean text(String kind) {
        return kind.equals("CHAR") || kind.equals("VARCHAR");
    }

    private static boolean numeric(String kind) {
        return NUMBERS.contains(kind) || kind.equals("BOOLEAN") || text(kind);
    }

    private static boolean moment(String kind) {
        return kind.equals("DATE") || kind.startsWith("TIME");
    }

    /** Table B-5, by the class of the value; a text converts to all but large objects. */
    private static boolean setters(String method, String value, String kind) {
        if (method.matches("set(Array|SQLXML|URL|Ref|RowId).*") || method.matches("setObject\\(.*")) {
            // A target type converts to that type; the column's own conversion from there isn't the standard's.
            return false;
        }
        if (method.matches("set(Ascii|Unicode|Character|NCharacter)Stream.*|set(N?Clob).*|.*(reader|Clob) .*")) {
            return TEXTS.contains(kind);
        }
        if (method.matches("set(BinaryStream|Blob|Bytes).*")) {
            return BYTES.contains(kind);
        }
        String type = value.startsWith("\"") ? "String" : value.replaceFirst(" .*", "");
        return switch (type) {
            case "String" -> text(kind) || NUMBERS.contains(kind) || moment(kind) || BYTES.contains(kind);
            case "Boolean", "Byte", "Short", "Integer", "Long", "Float", "Double", "BigDecimal", "BigInteger" ->
                numeric(kind);
            case "byte[]" -> BYTES.contains(kind);
            case "Date" -> text(kind) || kind.equals("DATE") || kind.equals("TIMESTAMP");
            case "Time" -> text(kind) || kind.equals("TIME") || kind.equals("TIMESTAMP");
            case "Timestamp" -> text(kind) || moment(kind);
            case "LocalDate" -> text(kind) || kind.equals("DATE");
            case "LocalTime" -> text(kind) || kind.equals("TIME");
            case "LocalDateTime" -> text(kind) || moment(kind);
            case "OffsetDateTime" -> text(kind) || kind.endsWith("ZONE");
            case "UUID" -> kind.equals("UUID");
            case "null", "" -> true;
            default -> false;
        };
    }

    /** Table B-6. */
    private static boolean getters(String method, String kind) {
        String name = method.replaceAll("\\(.*", "");
        String target = name.equals("getObject") ? method.replaceAll("getObject\\(?|\\)$", "") : name.substring(3);
        return switch (target) {
            case "Byte", "Short", "Int", "Integer", "Long", "Float", "Double", "BigDecimal", "Boolean" -> numeric(kind);
            case "BigInteger" -> kind.equals("BIGINT");
            case "String", "NString" -> !BYTES.contains(kind) && !kind.equals("CLOB") && !kind.equals("UUID");
            case "Bytes", "byte[]" -> BYTES.contains(kind);
            case "Date" -> text(kind) || kind.equals("DATE") || kind.startsWith("TIMESTAMP");
            case "Time" -> text(kind) || kind.equals("TIME") || kind.equals("TIMESTAMP");
            case "Timestamp" -> text(kind) || moment(kind);
            case "LocalDate" -> kind.equals("DATE");
            case "LocalTime" -> kind.equals("TIME");
            case "LocalDateTime" -> kind.equals("TIMESTAMP");
            case "OffsetDateTime" -> kind.endsWith("ZONE");
            case "AsciiStream", "CharacterStream", "NCharacterStream" -> TEXTS.contains(kind);
            case "BinaryStream" -> BYTES.contains(kind);
            case "Clob", "NClob" -> kind.equals("CLOB");
            case "Blob" -> kind.equals("BLOB");
            case "" -> true;
            default -> false;
        };
    }
}

package io.sigil.it.frameworks;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** A bound value as a type and a text, so that it is the same again when it is read. */
final class LoggedValue {
    private LoggedValue() {}

    /** Null for null, else two strings. */
    static List<String> write(Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof byte[] bytes) {
            return List.of("bytes", HexFormat.of().formatHex(bytes));
        }
        List<String> written = List.of(value.getClass().getSimpleName(), value.toString());
        if (!read(written).equals(value)) {
            throw new IllegalArgumentException("can't be logged: " + value.getClass());
        }
        return written;
    }

    static Object read(Object written) {
        if (written == null) {
            return null;
        }
        String type = (String) ((List<?>) written).get(0);
        String text = (String) ((List<?>) written).get(1);
        return switch (type) {
            case "bytes" -> HexFormat.of().parseHex(text);
            case "String" -> text;
            case "Integer" -> Integer.valueOf(text);
            case "Long" -> Long.valueOf(text);
            case "Boolean" -> Boolean.valueOf(text);
            case "BigDecimal" -> new BigDecimal(text);
            case "Date" -> Date.valueOf(text);
            case "Timestamp" -> Timestamp.valueOf(text);
            case "LocalDate" -> LocalDate.parse(text);
            case "LocalDateTime" -> LocalDateTime.parse(text);
            case "OffsetDateTime" -> OffsetDateTime.parse(text);
            case "UUID" -> UUID.fromString(text);
            default -> throw new IllegalArgumentException("not a type of logged values: " + type);
        };
    }
}

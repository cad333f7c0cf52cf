package io.sigil.jdbc;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** How H2 2 prints the literals of an expression. */
final class H2Literal {
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    private H2Literal() {}

    static String print(Object value) {
        if (value instanceof String) {
            return text((String) value);
        }
        if (value instanceof Boolean) {
            return (Boolean) value ? "TRUE" : "FALSE";
        }
        if (value instanceof LocalDate) {
            return "DATE '" + value + "'";
        }
        if (value instanceof LocalTime) {
            return "TIME '" + TIME.format((LocalTime) value) + "'";
        }
        if (value instanceof LocalDateTime) {
            LocalDateTime moment = (LocalDateTime) value;
            return "TIMESTAMP '" + moment.toLocalDate() + " " + TIME.format(moment) + "'";
        }
        if (value instanceof byte[]) {
            StringBuilder hex = new StringBuilder("X'");
            for (byte b : (byte[]) value) {
                hex.append(Character.forDigit((b >> 4) & 0xF, 16)).append(Character.forDigit(b & 0xF, 16));
            }
            return hex.append('\'').toString();
        }
        return value instanceof Double
                ? BigDecimal.valueOf((Double) value).stripTrailingZeros().toString()
                : value.toString();
    }

    private static String text(String value) {
        boolean ascii = value.codePoints().allMatch(c -> c >= ' ' && c <= '~' + 1);
        StringBuilder text = new StringBuilder(ascii ? "'" : "U&'");
        value.codePoints().forEach(c -> {
            if (c == '\'' || (c == '\\' && !ascii)) {
                text.append((char) c).append((char) c);
            } else if (ascii || (c >= ' ' && c <= '~')) {
                text.append((char) c);
            } else if (Character.isBmpCodePoint(c)) {
                text.append(String.format(Locale.ROOT, "\\%04x", c));
            } else {
                text.append(String.format(Locale.ROOT, "\\+%06x", c));
            }
        });
        return text.append('\'').toString();
    }
}

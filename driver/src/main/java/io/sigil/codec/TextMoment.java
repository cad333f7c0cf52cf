package io.sigil.codec;

import io.sigil.dialect.Dialect;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.regex.Pattern;

/**
 * Dates and times out of a text column. pgjdbc and MySQL's drivers read the plain ISO forms; what their parsers make of
 * other texts, such as a year of eight digits, is refused.
 */
final class TextMoment {
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME = Pattern.compile("[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,6})?");
    private static final Pattern TIMESTAMP = Pattern.compile(DATE + " " + TIME);

    private TextMoment() {}

    /** A LocalDate, LocalTime or LocalDateTime that the driver turns into the target. */
    static Object of(String text, Class<?> target, ColumnType column) throws SQLException {
        if (target == java.util.Date.class) {
            throw column.toUnsupported(target);
        }
        try {
            if (isTime(target)) {
                return time(text, target, column);
            }
            if (DATE.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
            if (TIMESTAMP.matcher(text).matches()) {
                LocalDateTime moment = LocalDateTime.parse(text.replace(' ', 'T'));
                boolean date = target == Date.class || target == LocalDate.class;
                return date ? (Object) moment.toLocalDate() : moment;
            }
        } catch (DateTimeException e) {
            throw column.notReadable(target);
        }
        throw column.notReadable(target);
    }

    private static boolean isTime(Class<?> target) {
        return target == Time.class || target == LocalTime.class;
    }

    private static Object time(String text, Class<?> target, ColumnType column) throws SQLException {
        if (TIME.matcher(text).matches()) {
            return LocalTime.parse(text);
        }
        boolean mariaDbTime = column.dialect() == Dialect.MARIADB && target == Time.class;
        if (!mariaDbTime && TIMESTAMP.matcher(text).matches()) {
            return LocalTime.parse(text.substring(11));
        }
        throw column.notReadable(target);
    }
}

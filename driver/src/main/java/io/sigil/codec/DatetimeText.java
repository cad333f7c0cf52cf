package io.sigil.codec;

import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates and times in the ISO forms on which the databases agree. What they read differently (two-digit years, names
 * of months and zones, 24:00:00, seconds of 60) is refused.
 */
final class DatetimeText {

    private static final int MAX_TEXT = 60;

    private static final String DATE = "(-?[0-9]{4,9})-([0-9]{1,2})-([0-9]{1,2})";
    private static final String TIME = "([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\\.([0-9]{1,9}))?)?";
    private static final String OFFSET = "(?: ?(Z|[+-][0-9]{2}(?::[0-9]{2}(?::[0-9]{2})?)?))?";

    private static final Pattern DATE_ONLY = Pattern.compile(DATE);
    private static final Pattern TIME_ONLY = Pattern.compile(TIME);
    private static final Pattern DATE_TIME = Pattern.compile(DATE + "(?:[ T]" + TIME + OFFSET + ")?");

    private DatetimeText() {}

    /** PostgreSQL leaves a time of day out; MySQL and MariaDB do so when they store a date, but not when they compare it. */
    static LocalDate parseDate(String text, ColumnType column) throws SQLException {
        if (!column.isPostgres()) {
            return date(match(DATE_ONLY, text, column), column);
        }
        Matcher matcher = match(DATE_TIME, text, column);
        offset(matcher, column);
        return dateTime(matcher, column).toLocalDate();
    }

    static LocalTime parseTime(String text, ColumnType column) throws SQLException {
        return time(match(TIME_ONLY, text, column), 1, column);
    }

    /** For a column without time zone: H2 converts an offset to the session's zone, PostgreSQL ignores it. */
    static LocalDateTime parseDateTime(String text, ColumnType column) throws SQLException {
        Matcher matcher = match(DATE_TIME, text, column);
        LocalDateTime local = dateTime(matcher, column);
        ZoneOffset offset = offset(matcher, column);
        if (offset == null || column.isPostgres()) {
            return local;
        }
        if (column.isH2()) {
            return local.atOffset(offset)
                    .atZoneSameInstant(LocalClock.sessionZone())
                    .toLocalDateTime();
        }
        throw column.notADatetime();
    }

    /** For a column with time zone: a text without an offset is local to the session. */
    static OffsetDateTime parseOffsetDateTime(String text, ColumnType column) throws SQLException {
        Matcher matcher = match(DATE_TIME, text, column);
        LocalDateTime local = dateTime(matcher, column);
        ZoneOffset offset = offset(matcher, column);
        if (offset != null && column.dialect().isMySqlFamily()) {
            throw column.notADatetime();
        }
        return offset == null ? inSessionZone(local, column) : local.atOffset(offset);
    }

    /**
     * Local fields in the session's zone. H2 takes the later offset in a gap and the earlier one in an overlap; elsewhere
     * both are refused.
     */
    static OffsetDateTime inSessionZone(LocalDateTime local, ColumnType column) throws SQLException {
        ZoneRules rules = LocalClock.sessionZone().getRules();
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        if (offsets.size() == 1) {
            return local.atOffset(offsets.get(0));
        }
        if (!column.isH2()) {
            throw column.notADatetime();
        }
        return local.atOffset(offsets.isEmpty() ? rules.getTransition(local).getOffsetAfter() : offsets.get(0));
    }

    private static Matcher match(Pattern pattern, String text, ColumnType column) throws SQLException {
        String trimmed = text.length() > MAX_TEXT ? text : Numbers.trimmed(text, column);
        Matcher matcher = pattern.matcher(trimmed);
        if (trimmed.length() > MAX_TEXT || !matcher.matches()) {
            throw column.notADatetime();
        }
        return matcher;
    }

    private static LocalDateTime dateTime(Matcher matcher, ColumnType column) throws SQLException {
        LocalDate date = date(matcher, column);
        return matcher.group(4) == null ? date.atStartOfDay() : date.atTime(time(matcher, 4, column));
    }

    private static LocalDate date(Matcher matcher, ColumnType column) throws SQLException {
        int year = number(matcher, 1);
        if (year < 1 && !column.isH2()) {
            throw column.notADatetime();
        }
        try {
            return LocalDate.of(year, number(matcher, 2), number(matcher, 3));
        } catch (DateTimeException e) {
            throw column.notADatetime();
        }
    }

    private static LocalTime time(Matcher matcher, int first, ColumnType column) throws SQLException {
        try {
            String fraction = matcher.group(first + 3);
            int nanos = fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
            int seconds = matcher.group(first + 2) == null ? 0 : number(matcher, first + 2);
            refuseTie(nanos, column);
            return LocalTime.of(number(matcher, first), number(matcher, first + 1), seconds, nanos);
        } catch (DateTimeException e) {
            throw column.notADatetime();
        }
    }

    /** PostgreSQL reads a fraction as a double; which way half a microsecond goes depends on its bits. */
    private static void refuseTie(int nanos, ColumnType column) throws SQLException {
        if (column.isPostgres() && nanos % 1000 == 500) {
            throw column.notADatetime();
        }
    }

    private static @Nullable ZoneOffset offset(Matcher matcher, ColumnType column) throws SQLException {
        String offset = matcher.group(8);
        try {
            return offset == null ? null : ZoneOffset.of(offset);
        } catch (DateTimeException e) {
            throw column.notADatetime();
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}

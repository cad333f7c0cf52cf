package io.sigil.codec;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** The dates that a database stores, as far as four bytes of days reach. */
final class DateRange {

    /** H2 takes a billion years; days in four bytes end earlier. */
    private static final int H2_YEARS = 5_000_000;

    /** PostgreSQL: 4713 BC is year -4712 of java.time. */
    private static final LocalDate POSTGRES_FIRST = LocalDate.of(-4713, 11, 24);

    private static final int POSTGRES_LAST_YEAR_OF_DATE = 5_874_897;
    private static final int POSTGRES_LAST_YEAR_OF_TIMESTAMP = 294_276;
    private static final int MYSQL_LAST_YEAR = 9999;

    /** MySQL: TIMESTAMP is 1 to 2^31-1 seconds after the epoch, so that 2038-01-19 03:14:07 is the last second. */
    private static final Instant MYSQL_FIRST_INSTANT = Instant.ofEpochSecond(1);

    private static final Instant MYSQL_LAST_INSTANT = Instant.ofEpochSecond(Integer.MAX_VALUE, 999_999_999);

    private DateRange() {}

    static void checkDate(LocalDate date, ColumnType column) throws SQLException {
        check(date, column, POSTGRES_LAST_YEAR_OF_DATE);
    }

    static void checkTimestamp(LocalDate date, ColumnType column) throws SQLException {
        check(date, column, POSTGRES_LAST_YEAR_OF_TIMESTAMP);
    }

    /** Below zero when no instant so early is stored, above zero when none so late is; MySQL's and MariaDB's TIMESTAMP. */
    static int beyond(OffsetDateTime moment, ColumnType column) {
        if (!column.dialect().isMySqlFamily()) {
            return 0;
        }
        Instant instant = moment.toInstant();
        return instant.isBefore(MYSQL_FIRST_INSTANT) ? -1 : instant.isAfter(MYSQL_LAST_INSTANT) ? 1 : 0;
    }

    static void checkInstant(OffsetDateTime moment, ColumnType column) throws SQLException {
        Instant instant = moment.toInstant();
        if (column.dialect().isMySqlFamily()
                && (instant.isBefore(MYSQL_FIRST_INSTANT) || instant.isAfter(MYSQL_LAST_INSTANT))) {
            throw column.datetimeOutOfRange();
        }
        checkTimestamp(moment.toLocalDate(), column);
    }

    private static void check(LocalDate date, ColumnType column, int postgresLastYear) throws SQLException {
        if (!isStored(date, column, postgresLastYear)) {
            throw column.datetimeOutOfRange();
        }
    }

    private static boolean isStored(LocalDate date, ColumnType column, int postgresLastYear) {
        switch (column.dialect()) {
            case H2:
                return Math.abs(date.getYear()) <= H2_YEARS;
            case POSTGRESQL:
                return !date.isBefore(POSTGRES_FIRST) && date.getYear() <= postgresLastYear;
            case MYSQL:
            case MARIADB:
                return date.getYear() >= 1 && date.getYear() <= MYSQL_LAST_YEAR;
        }
        throw new AssertionError(column.dialect());
    }
}

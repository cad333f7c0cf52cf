package io.sigil.codec;

import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import io.sigil.rules.LogicalType;
import java.sql.SQLException;

/** What a codec knows of its column, and the errors that name it. Immutable. */
final class ColumnType {

    private final LogicalType type;
    private final Dialect dialect;
    private final String where;

    ColumnType(LogicalType type, Dialect dialect, String where) {
        this.type = type;
        this.dialect = dialect;
        this.where = where;
    }

    LogicalType type() {
        return type;
    }

    Dialect dialect() {
        return dialect;
    }

    /** Another type in the same place. */
    ColumnType as(LogicalType other) {
        return new ColumnType(other, dialect, where);
    }

    boolean isH2() {
        return dialect == Dialect.H2;
    }

    boolean isPostgres() {
        return dialect == Dialect.POSTGRESQL;
    }

    SQLException tooLong(String found) {
        return ErrorCode.VALUE_TOO_LONG.exception("a value of " + found + " doesn't fit " + this + "; shorten it");
    }

    SQLException outOfRange() {
        return ErrorCode.NUMBER_OUT_OF_RANGE.exception(
                "a number doesn't fit " + this + "; its magnitude is too large; use a smaller one or a wider type");
    }

    SQLException outOfRange(Class<?> target) {
        return ErrorCode.NUMBER_OUT_OF_RANGE.exception("a number of " + this + " doesn't fit the Java class "
                + target.getSimpleName() + "; ask for a wider one");
    }

    SQLException notADatetime() {
        return ErrorCode.DATETIME_FORMAT_INVALID.exception("a text isn't a valid value of " + this
                + "; only ISO forms such as 2020-01-31 10:11:12.5 are read; write it so, or pass a java.time value");
    }

    SQLException datetimeOutOfRange() {
        return ErrorCode.DATETIME_OUT_OF_RANGE.exception(
                "a date or time lies outside the range of " + this + "; use one that " + dialect + " can store");
    }

    SQLException notReadable() {
        return ErrorCode.VALUE_NOT_READABLE.exception(
                "a value can't be read as " + this + "; its content isn't of that type; pass a value of the type");
    }

    SQLException notReadable(Class<?> target) {
        return ErrorCode.VALUE_NOT_READABLE.exception("a value of " + this + " can't be read as "
                + target.getSimpleName() + "; its content isn't of that class; ask for another");
    }

    SQLException characterNotAllowed(String what) {
        return ErrorCode.CHARACTER_NOT_ALLOWED.exception(
                "a text holds " + what + " and can't be stored in " + this + "; remove it");
    }

    SQLException fromUnsupported(Object value) {
        return ErrorCode.CONVERSION_NOT_SUPPORTED.exception(
                "a Java value of class " + value.getClass().getName() + " doesn't convert to " + this
                        + "; the database's own conversion isn't certain; pass a value of the column's type");
    }

    SQLException fromContent() {
        return ErrorCode.CONVERSION_NOT_SUPPORTED.exception(
                "the content of a stream or large object doesn't convert to " + this
                        + "; the database's own conversion isn't certain; pass a value of the column's type");
    }

    SQLException toUnsupported(Class<?> target) {
        return ErrorCode.CONVERSION_NOT_SUPPORTED.exception(
                this + " doesn't convert to the Java class " + target.getName() + "; ask for another class");
    }

    SQLException undecided(String what) {
        return ErrorCode.UNDECIDED.exception("statement refused, " + what + ", " + this
                + "; it isn't certain how the database compares them; pass a value of the column's type");
    }

    SQLException negativeZero() {
        return ErrorCode.CONVERSION_NOT_SUPPORTED.exception("negative zero refused, " + this
                + "; whether the database gets it or 0.0 depends on the driver's protocol; pass 0.0");
    }

    SQLException notCanonical() {
        return ErrorCode.CANONICAL_FORM_INVALID.exception("decrypted bytes aren't a value of " + this
                + "; they were written under another type; correct the type in the rules file");
    }

    /** {@code VARCHAR(11), column users.ssn}. */
    @Override
    public String toString() {
        return where.isEmpty() ? type.toString() : type + ", column " + where;
    }
}

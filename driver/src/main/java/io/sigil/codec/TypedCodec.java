package io.sigil.codec;

import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/**
 * A codec in its two halves: between Java and the SQL value, and between the SQL value and its bytes.
 *
 * @param <V> the Java class that holds one SQL value of the type: one of those of {@link SetterValue}
 */
abstract class TypedCodec<V> extends Codec {

    TypedCodec(ColumnType column) {
        super(column);
    }

    /**
     * Assigns a value to the column: conversion, rounding and limits as the database has them.
     *
     * @param value one of the classes of {@link SetterValue}
     */
    abstract V assign(Object value) throws SQLException;

    abstract byte[] pack(V value) throws SQLException;

    /** The reverse of {@link #pack}; refuses whatever pack doesn't make. */
    abstract V unpack(byte[] canonical) throws SQLException;

    /** The object for getObject without a class. */
    Object natural(V value) throws SQLException {
        return value;
    }

    @Override
    public byte[] encode(Object value, @Nullable Calendar calendar) throws SQLException {
        LocalClock clock = LocalClock.of(column.dialect(), calendar);
        try {
            return pack(assign(SetterValue.of(value, column, clock)));
        } catch (DateTimeException | ArithmeticException e) {
            // Beyond the years that java.time itself has.
            throw column.datetimeOutOfRange();
        }
    }

    @Override
    public final Object decode(byte[] canonical) throws SQLException {
        return natural(unpack(canonical));
    }

    @Override
    public final <T> T decode(byte[] canonical, Class<T> type, @Nullable Calendar calendar) throws SQLException {
        V value = unpack(canonical);
        Object result = type == Object.class
                ? natural(value)
                : GetterValue.of(value, type, column, LocalClock.of(column.dialect(), calendar));
        return type.cast(result);
    }
}

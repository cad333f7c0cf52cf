package io.sigil.jdbc.forwarding;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** Forwards every method of {@link Array} to {@link #delegate()}. As thread-safe as the delegate. */
@NullUnmarked
public abstract class ForwardingArray extends ForwardingObject implements Array {
    private static final OptionalMethod CLOSE = OptionalMethod.of(Array.class, "close", void.class);

    protected ForwardingArray() {}

    /** The object that calls are forwarded to; never null, the same one each time. */
    protected abstract Array delegate();

    /** JDBC 4.5: the delegate's own where the JVM's {@link Array} has it, else {@link #free()}, its default. */
    public void close() throws SQLException {
        if (CLOSE.isPresent()) {
            CLOSE.invoke(delegate());
        } else {
            delegate().free();
        }
    }

    @Override
    public void free() throws SQLException {
        delegate().free();
    }

    @Override
    public Object getArray() throws SQLException {
        return delegate().getArray();
    }

    @Override
    public Object getArray(Map<String, Class<?>> map) throws SQLException {
        return delegate().getArray(map);
    }

    @Override
    public Object getArray(long index, int count) throws SQLException {
        return delegate().getArray(index, count);
    }

    @Override
    public Object getArray(long index, int count, Map<String, Class<?>> map) throws SQLException {
        return delegate().getArray(index, count, map);
    }

    @Override
    public int getBaseType() throws SQLException {
        return delegate().getBaseType();
    }

    @Override
    public String getBaseTypeName() throws SQLException {
        return delegate().getBaseTypeName();
    }

    @Override
    public ResultSet getResultSet() throws SQLException {
        return delegate().getResultSet();
    }

    @Override
    public ResultSet getResultSet(Map<String, Class<?>> map) throws SQLException {
        return delegate().getResultSet(map);
    }

    @Override
    public ResultSet getResultSet(long index, int count) throws SQLException {
        return delegate().getResultSet(index, count);
    }

    @Override
    public ResultSet getResultSet(long index, int count, Map<String, Class<?>> map) throws SQLException {
        return delegate().getResultSet(index, count, map);
    }
}

package io.sigil.jdbc;

import io.sigil.engine.EngineSession;
import io.sigil.jdbc.forwarding.ForwardingArray;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** An array whose result sets are Sigil's. */
@NullUnmarked
final class SigilArray extends ForwardingArray {
    private final Array delegate;
    private final EngineSession session;
    private final boolean plain;

    private SigilArray(Array delegate, EngineSession session, boolean plain) {
        this.delegate = delegate;
        this.session = session;
        this.plain = plain;
    }

    /** An array that a result gives: no ruled column is one. */
    static @Nullable Array wrap(@Nullable Array array, EngineSession session) {
        return array == null ? null : new SigilArray(array, session, true);
    }

    /** An array that the application makes: its elements may be meant for a ruled column. */
    static @Nullable Array made(@Nullable Array array, EngineSession session) {
        return array == null ? null : new SigilArray(array, session, false);
    }

    /** What the delegate is given: it knows its own arrays only. */
    static @Nullable Object raw(@Nullable Object value) {
        return value instanceof SigilArray ? ((SigilArray) value).delegate : value;
    }

    /** As {@link #raw(Object)}. */
    static @Nullable Array raw(@Nullable Array array) {
        return array instanceof SigilArray ? ((SigilArray) array).delegate : array;
    }

    @Override
    protected Array delegate() {
        return delegate;
    }

    /** The elements, where the delegate prints them and none can be a ruled value. */
    @Override
    public String toString() {
        return plain ? delegate.toString() : super.toString();
    }

    private ResultSet wrap(ResultSet elements) {
        return SigilResultSet.wrap(elements, null, session);
    }

    // Overridden java.sql.Array methods

    @Override
    public Object getArray() throws SQLException {
        return OutgoingValue.wrap(delegate.getArray(), null, session);
    }

    @Override
    public Object getArray(Map<String, Class<?>> map) throws SQLException {
        return OutgoingValue.wrap(delegate.getArray(map), null, session);
    }

    @Override
    public Object getArray(long index, int count) throws SQLException {
        return OutgoingValue.wrap(delegate.getArray(index, count), null, session);
    }

    @Override
    public Object getArray(long index, int count, Map<String, Class<?>> map) throws SQLException {
        return OutgoingValue.wrap(delegate.getArray(index, count, map), null, session);
    }

    @Override
    public ResultSet getResultSet() throws SQLException {
        return wrap(delegate.getResultSet());
    }

    @Override
    public ResultSet getResultSet(Map<String, Class<?>> map) throws SQLException {
        return wrap(delegate.getResultSet(map));
    }

    @Override
    public ResultSet getResultSet(long index, int count) throws SQLException {
        return wrap(delegate.getResultSet(index, count));
    }

    @Override
    public ResultSet getResultSet(long index, int count, Map<String, Class<?>> map) throws SQLException {
        return wrap(delegate.getResultSet(index, count, map));
    }
}

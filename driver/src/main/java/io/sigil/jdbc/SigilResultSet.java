package io.sigil.jdbc;

import io.sigil.engine.EngineSession;
import io.sigil.jdbc.forwarding.ForwardingResultSet;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A result set that leads back to Sigil's statement and hands out no object of the delegate that leads to another. */
@NullUnmarked
class SigilResultSet extends ForwardingResultSet {
    private final ResultSet delegate;
    private final @Nullable Statement statement;
    private final EngineSession session;

    /** @param statement null: the result isn't that of a statement of the application */
    SigilResultSet(ResultSet delegate, @Nullable Statement statement, EngineSession session) {
        this.delegate = delegate;
        this.statement = statement;
        this.session = session;
    }

    static @Nullable ResultSet wrap(@Nullable ResultSet rows, @Nullable Statement statement, EngineSession session) {
        return rows == null ? null : new SigilResultSet(rows, statement, session);
    }

    /** For a value of getObject: reference cursors and arrays lead back to the delegate. */
    static @Nullable Object wrapValue(@Nullable Object value, @Nullable Statement statement, EngineSession session) {
        if (value instanceof ResultSet) {
            return wrap((ResultSet) value, statement, session);
        }
        return value instanceof Array ? SigilArray.wrap((Array) value, session) : value;
    }

    @Override
    protected final ResultSet delegate() {
        return delegate;
    }

    private Object wrapValue(Object value) {
        return wrapValue(value, statement, session);
    }

    // Overridden java.sql.ResultSet methods

    @Override
    public Array getArray(String columnLabel) throws SQLException {
        return SigilArray.wrap(delegate.getArray(columnLabel), session);
    }

    @Override
    public Array getArray(int columnIndex) throws SQLException {
        return SigilArray.wrap(delegate.getArray(columnIndex), session);
    }

    @Override
    public Object getObject(String columnLabel) throws SQLException {
        return wrapValue(delegate.getObject(columnLabel));
    }

    @Override
    public <T> T getObject(String columnLabel, Class<T> type) throws SQLException {
        return wrapAs(type, delegate.getObject(columnLabel, type));
    }

    @Override
    public Object getObject(String columnLabel, Map<String, Class<?>> map) throws SQLException {
        return wrapValue(delegate.getObject(columnLabel, map));
    }

    @Override
    public Object getObject(int columnIndex) throws SQLException {
        return wrapValue(delegate.getObject(columnIndex));
    }

    @Override
    public <T> T getObject(int columnIndex, Class<T> type) throws SQLException {
        return wrapAs(type, delegate.getObject(columnIndex, type));
    }

    @Override
    public Object getObject(int columnIndex, Map<String, Class<?>> map) throws SQLException {
        return wrapValue(delegate.getObject(columnIndex, map));
    }

    /** Whoever asks for a class of the delegate gets it: the value is that class's own. */
    private <T> T wrapAs(Class<T> type, T value) {
        Object wrapped = wrapValue(value);
        return type.isInstance(wrapped) ? type.cast(wrapped) : value;
    }

    @Override
    public Statement getStatement() throws SQLException {
        return statement;
    }

    @Override
    public void updateArray(String columnLabel, Array x) throws SQLException {
        delegate.updateArray(columnLabel, SigilArray.raw(x));
    }

    @Override
    public void updateArray(int columnIndex, Array x) throws SQLException {
        delegate.updateArray(columnIndex, SigilArray.raw(x));
    }

    @Override
    public void updateObject(String columnLabel, Object x) throws SQLException {
        delegate.updateObject(columnLabel, SigilArray.raw(x));
    }

    @Override
    public void updateObject(int columnIndex, Object x) throws SQLException {
        delegate.updateObject(columnIndex, SigilArray.raw(x));
    }
}

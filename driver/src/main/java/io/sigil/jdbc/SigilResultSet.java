package io.sigil.jdbc;

import io.sigil.engine.EngineSession;
import io.sigil.jdbc.forwarding.ForwardingResultSet;
import io.sigil.jdbc.forwarding.UnwrapPolicy;
import io.sigil.sql.Procedure;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
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
    private ResultSetMetaData metaData;
    private @Nullable Procedure procedure;

    /** @param statement null: the result isn't that of a statement of the application */
    SigilResultSet(ResultSet delegate, @Nullable Statement statement, EngineSession session) {
        this.delegate = delegate;
        this.statement = statement;
        this.session = session;
    }

    static @Nullable ResultSet wrap(@Nullable ResultSet rows, @Nullable Statement statement, EngineSession session) {
        return rows == null ? null : new SigilResultSet(rows, statement, session);
    }

    @Override
    protected final ResultSet delegate() {
        return delegate;
    }

    /** That of the statement; rows of no statement keep the delegate to themselves. */
    @Override
    protected final UnwrapPolicy unwrapPolicy() {
        if (statement instanceof EncryptingStatement) {
            return ((EncryptingStatement) statement).unwrapPolicy();
        }
        if (statement instanceof EncryptingPreparedStatement) {
            return ((EncryptingPreparedStatement) statement).unwrapPolicy();
        }
        return statement instanceof EncryptingCallableStatement
                ? ((EncryptingCallableStatement) statement).unwrapPolicy()
                : UnwrapPolicy.DENY;
    }

    /** Reference cursors in these rows have the results of this procedure. */
    final void cursorsOf(Procedure mapped) {
        procedure = mapped;
    }

    private Object wrapValue(Object value) throws SQLException {
        if (procedure != null && value instanceof ResultSet) {
            return StatementResults.cursor((ResultSet) value, statement, session, procedure);
        }
        return OutgoingValue.wrap(value, statement, session);
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

    private <T> T wrapAs(Class<T> type, T value) throws SQLException {
        if (procedure != null && value instanceof ResultSet) {
            return type.cast(wrapValue(value));
        }
        return OutgoingValue.wrapAs(type, value, statement, session);
    }

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        if (metaData == null) {
            metaData = newMetaData(delegate.getMetaData());
        }
        return metaData;
    }

    /** To be overridden where columns are ruled. */
    ResultSetMetaData newMetaData(ResultSetMetaData raw) {
        return new DecryptingResultSetMetaData(raw, OutputDecoders.PLAIN, unwrapPolicy());
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

package io.sigil.jdbc;

import io.sigil.engine.EngineSession;
import io.sigil.jdbc.forwarding.ForwardingCallableStatement;
import io.sigil.jdbc.forwarding.UnwrapPolicy;
import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLType;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/**
 * A call of a procedure or function. Only calls that touch nothing ruled get this far, so parameters are plain; what the
 * procedure returns is wrapped.
 */
@NullUnmarked
final class EncryptingCallableStatement extends ForwardingCallableStatement {
    private final EncryptingConnection connection;
    private final CallableStatement delegate;
    private final EngineSession session;
    private final PreparedPlan plan;
    private final StatementResults results;
    private final ParameterBinder parameters;

    EncryptingCallableStatement(EncryptingConnection connection, CallableStatement delegate, PreparedPlan plan)
            throws SQLException {
        this.connection = connection;
        this.delegate = delegate;
        this.session = connection.session();
        this.plan = plan;
        this.results = new StatementResults(session, this);
        this.parameters = ParameterBinder.of(plan, session, delegate);
    }

    @Override
    protected CallableStatement delegate() {
        return delegate;
    }

    @Override
    protected UnwrapPolicy unwrapPolicy() {
        return connection.unwrapPolicy();
    }

    private <T> T send(Call<T> call) throws SQLException {
        plan.requireValid(session);
        results.begin(plan.statement());
        try {
            return call.run();
        } finally {
            session.executed(plan.statement());
        }
    }

    private Object wrapValue(Object value) throws SQLException {
        return OutgoingValue.wrap(value, this, session);
    }

    private <T> T wrapAs(Class<T> type, T value) throws SQLException {
        return OutgoingValue.wrapAs(type, value, this, session);
    }

    /** One of the delegate's execute methods. */
    private interface Call<T> {
        T run() throws SQLException;
    }

    // Overridden java.sql.CallableStatement methods

    @Override
    public Array getArray(String parameterName) throws SQLException {
        return SigilArray.wrap(delegate.getArray(parameterName), session);
    }

    @Override
    public Array getArray(int parameterIndex) throws SQLException {
        return SigilArray.wrap(delegate.getArray(parameterIndex), session);
    }

    @Override
    public Object getObject(String parameterName) throws SQLException {
        return wrapValue(delegate.getObject(parameterName));
    }

    @Override
    public <T> T getObject(String parameterName, Class<T> type) throws SQLException {
        return wrapAs(type, delegate.getObject(parameterName, type));
    }

    @Override
    public Object getObject(String parameterName, Map<String, Class<?>> map) throws SQLException {
        return wrapValue(delegate.getObject(parameterName, map));
    }

    @Override
    public Object getObject(int parameterIndex) throws SQLException {
        return wrapValue(delegate.getObject(parameterIndex));
    }

    @Override
    public <T> T getObject(int parameterIndex, Class<T> type) throws SQLException {
        return wrapAs(type, delegate.getObject(parameterIndex, type));
    }

    @Override
    public Object getObject(int parameterIndex, Map<String, Class<?>> map) throws SQLException {
        return wrapValue(delegate.getObject(parameterIndex, map));
    }

    @Override
    public void setObject(String parameterName, Object x) throws SQLException {
        delegate.setObject(parameterName, SigilArray.raw(x));
    }

    @Override
    public void setObject(String parameterName, Object x, SQLType targetSqlType) throws SQLException {
        delegate.setObject(parameterName, SigilArray.raw(x), targetSqlType);
    }

    @Override
    public void setObject(String parameterName, Object x, SQLType targetSqlType, int scaleOrLength)
            throws SQLException {
        delegate.setObject(parameterName, SigilArray.raw(x), targetSqlType, scaleOrLength);
    }

    @Override
    public void setObject(String parameterName, Object x, int targetSqlType) throws SQLException {
        delegate.setObject(parameterName, SigilArray.raw(x), targetSqlType);
    }

    @Override
    public void setObject(String parameterName, Object x, int targetSqlType, int scale) throws SQLException {
        delegate.setObject(parameterName, SigilArray.raw(x), targetSqlType, scale);
    }

    // Overridden java.sql.PreparedStatement methods

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        ResultSetMetaData metaData = delegate.getMetaData();
        return metaData == null
                ? null
                : new DecryptingResultSetMetaData(metaData, OutputDecoders.PLAIN, unwrapPolicy());
    }

    @Override
    public ParameterMetaData getParameterMetaData() throws SQLException {
        return new EncryptingParameterMetaData(delegate.getParameterMetaData(), parameters, unwrapPolicy());
    }

    @Override
    public boolean execute() throws SQLException {
        return send(delegate::execute);
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        return send(delegate::executeLargeUpdate);
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        return results.wrap(send(delegate::executeQuery));
    }

    @Override
    public int executeUpdate() throws SQLException {
        return send(delegate::executeUpdate);
    }

    @Override
    public void setArray(int parameterIndex, Array x) throws SQLException {
        delegate.setArray(parameterIndex, SigilArray.raw(x));
    }

    @Override
    public void setObject(int parameterIndex, Object x) throws SQLException {
        delegate.setObject(parameterIndex, SigilArray.raw(x));
    }

    @Override
    public void setObject(int parameterIndex, Object x, SQLType targetSqlType) throws SQLException {
        delegate.setObject(parameterIndex, SigilArray.raw(x), targetSqlType);
    }

    @Override
    public void setObject(int parameterIndex, Object x, SQLType targetSqlType, int scaleOrLength) throws SQLException {
        delegate.setObject(parameterIndex, SigilArray.raw(x), targetSqlType, scaleOrLength);
    }

    @Override
    public void setObject(int parameterIndex, Object x, int targetSqlType) throws SQLException {
        delegate.setObject(parameterIndex, SigilArray.raw(x), targetSqlType);
    }

    @Override
    public void setObject(int parameterIndex, Object x, int targetSqlType, int scaleOrLength) throws SQLException {
        delegate.setObject(parameterIndex, SigilArray.raw(x), targetSqlType, scaleOrLength);
    }

    // Overridden java.sql.Statement methods

    @Override
    public int[] executeBatch() throws SQLException {
        return send(delegate::executeBatch);
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        return send(delegate::executeLargeBatch);
    }

    @Override
    public Connection getConnection() throws SQLException {
        delegate.getConnection(); // throws when the statement is closed
        return connection;
    }

    @Override
    public ResultSet getGeneratedKeys() throws SQLException {
        return results.wrapKeys(delegate.getGeneratedKeys());
    }

    @Override
    public ResultSet getResultSet() throws SQLException {
        return results.wrap(delegate.getResultSet());
    }

    // The methods of java.sql.Statement that take SQL; JDBC 4.3 §13.2: not on a callable statement

    @Override
    public void addBatch(String sql) throws SQLException {
        throw SqlTexts.textOnPrepared("addBatch(String)");
    }

    @Override
    public boolean execute(String sql) throws SQLException {
        throw SqlTexts.textOnPrepared("execute(String)");
    }

    @Override
    public boolean execute(String sql, String[] columnNames) throws SQLException {
        throw SqlTexts.textOnPrepared("execute(String)");
    }

    @Override
    public boolean execute(String sql, int autoGeneratedKeys) throws SQLException {
        throw SqlTexts.textOnPrepared("execute(String)");
    }

    @Override
    public boolean execute(String sql, int[] columnIndexes) throws SQLException {
        throw SqlTexts.textOnPrepared("execute(String)");
    }

    @Override
    public long executeLargeUpdate(String sql) throws SQLException {
        throw SqlTexts.textOnPrepared("executeLargeUpdate(String)");
    }

    @Override
    public long executeLargeUpdate(String sql, String[] columnNames) throws SQLException {
        throw SqlTexts.textOnPrepared("executeLargeUpdate(String)");
    }

    @Override
    public long executeLargeUpdate(String sql, int autoGeneratedKeys) throws SQLException {
        throw SqlTexts.textOnPrepared("executeLargeUpdate(String)");
    }

    @Override
    public long executeLargeUpdate(String sql, int[] columnIndexes) throws SQLException {
        throw SqlTexts.textOnPrepared("executeLargeUpdate(String)");
    }

    @Override
    public ResultSet executeQuery(String sql) throws SQLException {
        throw SqlTexts.textOnPrepared("executeQuery(String)");
    }

    @Override
    public int executeUpdate(String sql) throws SQLException {
        throw SqlTexts.textOnPrepared("executeUpdate(String)");
    }

    @Override
    public int executeUpdate(String sql, String[] columnNames) throws SQLException {
        throw SqlTexts.textOnPrepared("executeUpdate(String)");
    }

    @Override
    public int executeUpdate(String sql, int autoGeneratedKeys) throws SQLException {
        throw SqlTexts.textOnPrepared("executeUpdate(String)");
    }

    @Override
    public int executeUpdate(String sql, int[] columnIndexes) throws SQLException {
        throw SqlTexts.textOnPrepared("executeUpdate(String)");
    }
}

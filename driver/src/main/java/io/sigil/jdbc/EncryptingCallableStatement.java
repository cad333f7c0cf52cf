package io.sigil.jdbc;

import io.sigil.dialect.Dialect;
import io.sigil.engine.EngineSession;
import io.sigil.jdbc.forwarding.UnwrapPolicy;
import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.NullUnmarked;

/**
 * A call of a procedure or function: parameters that the rules map are encrypted on their way in and decrypted on their way
 * out, and so are the results. Any other statement that was prepared as a call is executed as a prepared one.
 */
@NullUnmarked
final class EncryptingCallableStatement extends InParameterSetters {
    private final EncryptingConnection connection;
    private final CallableStatement delegate;
    private final EngineSession session;
    private final PreparedPlan plan;
    private final StatementResults results;
    private final ParameterBinder parameters;
    private final OutParameters outputs;
    private final ParameterNames names;
    private final EncryptingSetters setters;

    EncryptingCallableStatement(EncryptingConnection connection, CallableStatement delegate, PreparedPlan plan)
            throws SQLException {
        this.connection = connection;
        this.delegate = delegate;
        this.session = connection.session();
        this.plan = plan;
        this.results = new StatementResults(session, this);
        this.parameters = ParameterBinder.of(plan, session, delegate);
        this.outputs = new OutParameters(delegate, parameters, session.dialect());
        this.names = new ParameterNames(plan, session.dialect(), delegate);
        this.setters = new CallSetters(delegate, parameters, session.dialect(), connection.unwrapPolicy());
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
        results.begin(plan.statement(), parameters::shown);
        try {
            return call.run();
        } finally {
            session.executed(plan.statement());
        }
    }

    @Override
    Object wrapValue(Object value) throws SQLException {
        return results.wrapValue(value);
    }

    @Override
    <T> T wrapAs(Class<T> type, T value) throws SQLException {
        return value instanceof ResultSet
                ? type.cast(results.wrapValue(value))
                : OutgoingValue.wrapAs(type, value, this, session);
    }

    @Override
    Array wrapArray(Array value) throws SQLException {
        return SigilArray.wrap(value, session);
    }

    @Override
    int index(String parameterName) throws SQLException {
        return names.index(parameterName, session.dialect() == Dialect.H2 ? getMetaData() : null);
    }

    @Override
    OutParameters outputs() {
        return outputs;
    }

    @Override
    EncryptingSetters setters() {
        return setters;
    }

    /** Sends new cells of all ruled values; nothing is sent when the plan doesn't hold any more. */
    private <T> T sendSealed(Call<T> call) throws SQLException {
        plan.requireValid(session);
        parameters.seal();
        return send(call);
    }

    /** One of the delegate's execute methods. */
    private interface Call<T> {
        T run() throws SQLException;
    }

    // Overridden java.sql.PreparedStatement methods

    @Override
    public void addBatch() throws SQLException {
        plan.requireValid(session);
        SqlTexts.requireForBatch(plan.statement());
        parameters.seal();
        delegate.addBatch();
    }

    @Override
    public void clearParameters() throws SQLException {
        parameters.clear();
    }

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        ResultSetMetaData metaData = delegate.getMetaData();
        return metaData == null
                ? null
                : StatementResults.described(metaData, plan.statement(), session, unwrapPolicy());
    }

    @Override
    public ParameterMetaData getParameterMetaData() throws SQLException {
        return new EncryptingParameterMetaData(delegate.getParameterMetaData(), parameters, unwrapPolicy());
    }

    @Override
    public boolean execute() throws SQLException {
        return results.at(sendSealed(delegate::execute));
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        return sendSealed(delegate::executeLargeUpdate);
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        return results.wrapFirst(sendSealed(delegate::executeQuery));
    }

    @Override
    public int executeUpdate() throws SQLException {
        return sendSealed(delegate::executeUpdate);
    }

    // Overridden java.sql.Statement methods

    @Override
    public int[] executeBatch() throws SQLException {
        plan.requireValid(session);
        return send(delegate::executeBatch);
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        plan.requireValid(session);
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
    public boolean getMoreResults() throws SQLException {
        return results.after(delegate, delegate.getMoreResults());
    }

    @Override
    public boolean getMoreResults(int current) throws SQLException {
        return results.after(delegate, delegate.getMoreResults(current));
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

package io.sigil.jdbc;

import io.sigil.dialect.Dialect;
import io.sigil.engine.EngineSession;
import io.sigil.jdbc.forwarding.UnwrapPolicy;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.function.IntFunction;
import org.jspecify.annotations.NullUnmarked;

/**
 * A prepared statement whose plan was made when it was prepared. Each execution, and each row of a batch, sends cells that
 * were never sent before.
 */
@NullUnmarked
final class EncryptingPreparedStatement extends EncryptingSetters {
    private final EncryptingConnection connection;
    private final PreparedStatement delegate;
    private final EngineSession session;
    private final PreparedPlan plan;
    private final ParameterBinder parameters;
    private final StatementResults results;
    private final IntFunction<String> shown;

    /** @throws SQLException when a ruled literal of the SQL doesn't fit its column's logical type */
    EncryptingPreparedStatement(EncryptingConnection connection, PreparedStatement delegate, PreparedPlan plan)
            throws SQLException {
        this.connection = connection;
        this.delegate = delegate;
        this.session = connection.session();
        this.plan = plan;
        this.parameters = ParameterBinder.of(plan, session, delegate);
        this.results = new StatementResults(session, this);
        this.shown = parameters::shown;
    }

    @Override
    protected PreparedStatement delegate() {
        return delegate;
    }

    @Override
    protected UnwrapPolicy unwrapPolicy() {
        return connection.unwrapPolicy();
    }

    @Override
    ParameterBinder parameters() {
        return parameters;
    }

    @Override
    Dialect dialect() {
        return session.dialect();
    }

    /** Sends new cells of all ruled values; nothing is sent when the plan doesn't hold any more. */
    private <T> T send(Call<T> call) throws SQLException {
        plan.requireValid(session);
        parameters.seal();
        return run(call);
    }

    private <T> T run(Call<T> call) throws SQLException {
        results.begin(plan.statement(), shown);
        try {
            return call.run();
        } finally {
            session.executed(plan.statement());
        }
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
    public boolean execute() throws SQLException {
        return results.at(send(delegate::execute));
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        return send(delegate::executeLargeUpdate);
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        return results.wrapFirst(send(delegate::executeQuery));
    }

    @Override
    public int executeUpdate() throws SQLException {
        return send(delegate::executeUpdate);
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
        // Not kept: pgjdbc's follows the types of the values that are set.
        return new EncryptingParameterMetaData(delegate.getParameterMetaData(), parameters, unwrapPolicy());
    }

    // Overridden java.sql.Statement methods

    @Override
    public int[] executeBatch() throws SQLException {
        plan.requireValid(session);
        return run(delegate::executeBatch);
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        plan.requireValid(session);
        return run(delegate::executeLargeBatch);
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

    // The methods of java.sql.Statement that take SQL; JDBC 4.3 §13.2: not on a prepared statement

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

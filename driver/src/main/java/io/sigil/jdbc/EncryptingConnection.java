package io.sigil.jdbc;

import io.sigil.engine.EngineSession;
import io.sigil.jdbc.forwarding.ForwardingConnection;
import io.sigil.jdbc.forwarding.UnwrapPolicy;
import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.concurrent.Executor;
import org.jspecify.annotations.NullUnmarked;

/**
 * The connection that an application holds. Statements that it makes are analysed by the engine; everything else is the
 * delegate's. As thread-safe as the delegate's own connection.
 */
@NullUnmarked
final class EncryptingConnection extends ForwardingConnection {
    private final Connection delegate;
    private final EngineSession session;
    private final UnwrapPolicy unwrapPolicy;
    private final PooledEvents events;
    private SigilDatabaseMetaData metaData;

    /**
     * @param delegate closed with this connection
     * @param session closed with this connection
     */
    EncryptingConnection(Connection delegate, EngineSession session, UnwrapPolicy unwrapPolicy) {
        this(delegate, session, unwrapPolicy, null);
    }

    /** @param events of the pooled connection that this one belongs to; null: of none */
    EncryptingConnection(Connection delegate, EngineSession session, UnwrapPolicy unwrapPolicy, PooledEvents events) {
        this.delegate = delegate;
        this.session = session;
        this.unwrapPolicy = unwrapPolicy;
        this.events = events;
    }

    @Override
    protected Connection delegate() {
        return delegate;
    }

    @Override
    protected UnwrapPolicy unwrapPolicy() {
        return unwrapPolicy;
    }

    EngineSession session() {
        return session;
    }

    private PreparedStatement prepare(String sql, Preparation preparation) throws SQLException {
        return prepare(sql, false, preparation);
    }

    /** @param keys whether generated keys are wanted */
    private PreparedStatement prepare(String sql, boolean keys, Preparation preparation) throws SQLException {
        PreparedPlan plan = PreparedPlan.of(sql, session);
        if (keys) {
            GeneratedKeys.requireOneStatement(plan.statement(), session.dialect());
        }
        PreparedStatement prepared = preparation.of(plan.text());
        try {
            return known(prepared, new EncryptingPreparedStatement(this, prepared, plan));
        } catch (SQLException | RuntimeException e) {
            prepared.close();
            throw e;
        }
    }

    private CallableStatement call(String sql, CallPreparation preparation) throws SQLException {
        PreparedPlan plan = PreparedPlan.of(sql, session);
        CallableStatement prepared = preparation.of(plan.text());
        try {
            return known(prepared, new EncryptingCallableStatement(this, prepared, plan));
        } catch (SQLException | RuntimeException e) {
            prepared.close();
            throw e;
        }
    }

    private <S extends PreparedStatement> S known(S prepared, S sigils) {
        if (events != null) {
            events.prepared(prepared, sigils);
        }
        return sigils;
    }

    /** One of the delegate's prepareStatement methods. */
    private interface Preparation {
        PreparedStatement of(String sql) throws SQLException;
    }

    /** One of the delegate's prepareCall methods. */
    private interface CallPreparation {
        CallableStatement of(String sql) throws SQLException;
    }

    // Overridden java.sql.Connection methods

    @Override
    public void abort(Executor executor) throws SQLException {
        try {
            delegate.abort(executor);
        } finally {
            session.close();
        }
    }

    @Override
    public void close() throws SQLException {
        try {
            super.close();
        } finally {
            session.close();
        }
    }

    @Override
    public void commit() throws SQLException {
        try {
            delegate.commit();
        } finally {
            session.transactionEnded();
        }
    }

    @Override
    public Array createArrayOf(String typeName, Object[] elements) throws SQLException {
        return SigilArray.made(delegate.createArrayOf(typeName, elements), session);
    }

    @Override
    public Statement createStatement() throws SQLException {
        return new EncryptingStatement(this, delegate.createStatement());
    }

    @Override
    public Statement createStatement(int resultSetType, int resultSetConcurrency) throws SQLException {
        return new EncryptingStatement(this, delegate.createStatement(resultSetType, resultSetConcurrency));
    }

    @Override
    public Statement createStatement(int resultSetType, int resultSetConcurrency, int resultSetHoldability)
            throws SQLException {
        return new EncryptingStatement(
                this, delegate.createStatement(resultSetType, resultSetConcurrency, resultSetHoldability));
    }

    @Override
    public DatabaseMetaData getMetaData() throws SQLException {
        DatabaseMetaData raw = delegate.getMetaData(); // throws when the connection is closed
        if (metaData == null) {
            metaData = new SigilDatabaseMetaData(raw, this);
        }
        return metaData;
    }

    /**
     * The text itself when it touches what is ruled, escapes and all: tools (Liquibase) execute what they get here, and
     * the physical SQL has placeholders that nobody would bind. The delegate never sees it.
     */
    @Override
    public String nativeSQL(String sql) throws SQLException {
        return PreparedPlan.of(sql, session).isPassThrough() ? delegate.nativeSQL(sql) : sql;
    }

    @Override
    public CallableStatement prepareCall(String sql) throws SQLException {
        return call(sql, text -> delegate.prepareCall(text));
    }

    @Override
    public CallableStatement prepareCall(String sql, int resultSetType, int resultSetConcurrency) throws SQLException {
        return call(sql, text -> delegate.prepareCall(text, resultSetType, resultSetConcurrency));
    }

    @Override
    public CallableStatement prepareCall(
            String sql, int resultSetType, int resultSetConcurrency, int resultSetHoldability) throws SQLException {
        return call(sql, text -> delegate.prepareCall(text, resultSetType, resultSetConcurrency, resultSetHoldability));
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        return prepare(sql, text -> delegate.prepareStatement(text));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, String[] columnNames) throws SQLException {
        return prepare(sql, GeneratedKeys.wanted(columnNames), text -> delegate.prepareStatement(text, columnNames));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int autoGeneratedKeys) throws SQLException {
        return prepare(
                sql,
                GeneratedKeys.wanted(autoGeneratedKeys),
                text -> delegate.prepareStatement(text, autoGeneratedKeys));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int resultSetType, int resultSetConcurrency)
            throws SQLException {
        return prepare(sql, text -> delegate.prepareStatement(text, resultSetType, resultSetConcurrency));
    }

    @Override
    public PreparedStatement prepareStatement(
            String sql, int resultSetType, int resultSetConcurrency, int resultSetHoldability) throws SQLException {
        return prepare(
                sql,
                text -> delegate.prepareStatement(text, resultSetType, resultSetConcurrency, resultSetHoldability));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int[] columnIndexes) throws SQLException {
        return prepare(
                sql, GeneratedKeys.wanted(columnIndexes), text -> delegate.prepareStatement(text, columnIndexes));
    }

    @Override
    public void rollback() throws SQLException {
        try {
            delegate.rollback();
        } finally {
            session.transactionEnded();
        }
    }

    @Override
    public void rollback(Savepoint savepoint) throws SQLException {
        try {
            delegate.rollback(savepoint);
        } finally {
            session.transactionEnded();
        }
    }

    @Override
    public void setAutoCommit(boolean autoCommit) throws SQLException {
        try {
            delegate.setAutoCommit(autoCommit);
        } finally {
            session.transactionEnded();
        }
    }

    @Override
    public void setCatalog(String catalog) throws SQLException {
        try {
            delegate.setCatalog(catalog);
        } finally {
            session.sessionChanged();
        }
    }

    @Override
    public void setSchema(String schema) throws SQLException {
        try {
            delegate.setSchema(schema);
        } finally {
            session.sessionChanged();
        }
    }
}

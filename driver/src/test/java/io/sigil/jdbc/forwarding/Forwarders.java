package io.sigil.jdbc.forwarding;

import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import javax.sql.PooledConnection;
import javax.transaction.xa.XAResource;

/** The forwarding classes made concrete, each with nothing added but its delegate. */
final class Forwarders {
    private Forwarders() {}

    /** JDBC interface to what makes its forwarder around a delegate. */
    static Map<Class<?>, Function<Object, Object>> all() {
        Map<Class<?>, Function<Object, Object>> all = new LinkedHashMap<>();
        all.put(Array.class, delegate -> array((Array) delegate));
        all.put(CallableStatement.class, delegate -> callableStatement((CallableStatement) delegate));
        all.put(Connection.class, delegate -> connection((Connection) delegate, UnwrapPolicy.DENY));
        all.put(DatabaseMetaData.class, delegate -> databaseMetaData((DatabaseMetaData) delegate));
        all.put(ParameterMetaData.class, delegate -> parameterMetaData((ParameterMetaData) delegate));
        all.put(PooledConnection.class, delegate -> pooledConnection((PooledConnection) delegate));
        all.put(PreparedStatement.class, delegate -> preparedStatement((PreparedStatement) delegate));
        all.put(ResultSet.class, delegate -> resultSet((ResultSet) delegate));
        all.put(ResultSetMetaData.class, delegate -> resultSetMetaData((ResultSetMetaData) delegate));
        all.put(Statement.class, delegate -> statement((Statement) delegate));
        all.put(XAResource.class, delegate -> xaResource((XAResource) delegate));
        return all;
    }

    static ForwardingArray array(Array delegate) {
        return new ForwardingArray() {
            @Override
            protected Array delegate() {
                return delegate;
            }
        };
    }

    static ForwardingCallableStatement callableStatement(CallableStatement delegate) {
        return new ForwardingCallableStatement() {
            @Override
            protected CallableStatement delegate() {
                return delegate;
            }
        };
    }

    static ForwardingConnection connection(Connection delegate, UnwrapPolicy policy) {
        return new ForwardingConnection() {
            @Override
            protected Connection delegate() {
                return delegate;
            }

            @Override
            protected UnwrapPolicy unwrapPolicy() {
                return policy;
            }
        };
    }

    static ForwardingDatabaseMetaData databaseMetaData(DatabaseMetaData delegate) {
        return new ForwardingDatabaseMetaData() {
            @Override
            protected DatabaseMetaData delegate() {
                return delegate;
            }
        };
    }

    static ForwardingParameterMetaData parameterMetaData(ParameterMetaData delegate) {
        return new ForwardingParameterMetaData() {
            @Override
            protected ParameterMetaData delegate() {
                return delegate;
            }
        };
    }

    static ForwardingPooledConnection pooledConnection(PooledConnection delegate) {
        return new ForwardingPooledConnection() {
            @Override
            protected PooledConnection delegate() {
                return delegate;
            }
        };
    }

    static ForwardingPreparedStatement preparedStatement(PreparedStatement delegate) {
        return new ForwardingPreparedStatement() {
            @Override
            protected PreparedStatement delegate() {
                return delegate;
            }
        };
    }

    static ForwardingResultSet resultSet(ResultSet delegate) {
        return new ForwardingResultSet() {
            @Override
            protected ResultSet delegate() {
                return delegate;
            }
        };
    }

    static ForwardingResultSetMetaData resultSetMetaData(ResultSetMetaData delegate) {
        return new ForwardingResultSetMetaData() {
            @Override
            protected ResultSetMetaData delegate() {
                return delegate;
            }
        };
    }

    static ForwardingStatement statement(Statement delegate) {
        return new ForwardingStatement() {
            @Override
            protected Statement delegate() {
                return delegate;
            }
        };
    }

    static ForwardingXaResource xaResource(XAResource delegate) {
        return new ForwardingXaResource() {
            @Override
            protected XAResource delegate() {
                return delegate;
            }
        };
    }
}

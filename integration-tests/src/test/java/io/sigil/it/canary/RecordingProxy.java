package io.sigil.it.canary;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;

/** Forwards every call of one JDBC object and reports what it sends. Objects that it hands out are recorded, too. */
final class RecordingProxy implements InvocationHandler {
    private static final List<Class<?>> RECORDED = List.of(
            Connection.class,
            CallableStatement.class,
            PreparedStatement.class,
            Statement.class,
            ResultSet.class,
            DatabaseMetaData.class);

    private final Object delegate;
    private final Object parent;
    private final String url;
    private final String sql;
    private final Consumer<Sent> listener;

    private RecordingProxy(Object delegate, Object parent, String url, String sql, Consumer<Sent> listener) {
        this.delegate = delegate;
        this.parent = parent;
        this.url = url;
        this.sql = sql;
        this.listener = listener;
    }

    static Connection of(Connection connection, String url, Consumer<Sent> listener) {
        return (Connection) wrap(Connection.class, new RecordingProxy(connection, null, url, "", listener));
    }

    private static Object wrap(Class<?> type, RecordingProxy handler) {
        return Proxy.newProxyInstance(RecordingProxy.class.getClassLoader(), new Class<?>[] {type}, handler);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] given) throws Throwable {
        Object[] arguments = given == null ? new Object[0] : given;
        String name = method.getName();
        switch (name) {
            case "equals" -> {
                return proxy == arguments[0];
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            case "unwrap", "isWrapperFor" -> {
                if (((Class<?>) arguments[0]).isInstance(proxy)) {
                    return name.equals("unwrap") ? proxy : (Object) true;
                }
            }
            default -> report(method, arguments);
        }
        Object result;
        try {
            result = method.invoke(delegate, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        return recorded(proxy, method, arguments, result);
    }

    private void report(Method method, Object[] arguments) throws SQLException {
        if (method.getName().equals("setNull")) {
            tell(method, sql, String.valueOf(arguments[0]), List.of());
        } else if (isBinding(method, arguments)) {
            RecordedValue value = RecordedValue.of(arguments[1], arguments.length > 2 ? arguments[2] : null);
            // A stream or Clob has been read to its end: the delegate gets one that can be read again.
            arguments[1] = value.replay();
            tell(method, sql, String.valueOf(arguments[0]), value.values());
        } else if (sendsText(method, arguments)) {
            String operation = method.getName() + (asksForKeys(arguments) ? Sent.WITH_KEYS : "");
            listener.accept(new Sent(url, operation, (String) arguments[0], "", List.of()));
        } else if (delegate instanceof Statement
                && (isExecution(method) || method.getName().equals("addBatch"))) {
            tell(method, sql, "", List.of());
        } else if (delegate instanceof Connection && method.getName().startsWith("set") && arguments.length > 0) {
            tell(method, "", "*", RecordedValue.all(arguments));
        }
    }

    /** setXxx(position, value, …) of a prepared or callable statement; updateXxx(column, value, …) of a result set. */
    private boolean isBinding(Method method, Object[] arguments) {
        String name = method.getName();
        boolean setter = name.startsWith("set") && delegate instanceof PreparedStatement;
        boolean update = name.startsWith("update") && delegate instanceof ResultSet;
        return (setter || update) && arguments.length > 1;
    }

    private boolean sendsText(Method method, Object[] arguments) {
        String name = method.getName();
        boolean takesText = arguments.length > 0 && method.getParameterTypes()[0] == String.class;
        boolean ofConnection =
                delegate instanceof Connection && (name.startsWith("prepare") || name.equals("nativeSQL"));
        boolean ofStatement = delegate instanceof Statement && (isExecution(method) || name.equals("addBatch"));
        return takesText && (ofConnection || ofStatement);
    }

    /** Of prepareStatement and execute: a second argument alone is a constant, indexes or names of keys. */
    private static boolean asksForKeys(Object[] arguments) {
        return arguments.length == 2
                && !Integer.valueOf(Statement.NO_GENERATED_KEYS).equals(arguments[1]);
    }

    private static boolean isExecution(Method method) {
        return method.getName().startsWith("execute");
    }

    private void tell(Method method, String text, String position, List<Object> values) {
        listener.accept(new Sent(url, method.getName(), text, position, values));
    }

    private Object recorded(Object proxy, Method method, Object[] arguments, Object result) throws SQLException {
        Class<?> type = method.getReturnType();
        if (result == null || !RECORDED.contains(type)) {
            return result;
        }
        if (!(delegate instanceof Connection) && type == Connection.class) {
            return connectionOf(parent);
        }
        if (delegate instanceof ResultSet && type == Statement.class) {
            return parent instanceof Statement ? parent : result;
        }
        boolean prepares = delegate instanceof Connection && arguments.length > 0 && arguments[0] instanceof String;
        String text = prepares ? (String) arguments[0] : sql;
        return wrap(type, new RecordingProxy(result, proxy, url, text, listener));
    }

    private static Object connectionOf(Object parent) throws SQLException {
        if (parent instanceof Statement statement) {
            return statement.getConnection();
        }
        return parent instanceof ResultSet rows ? rows.getStatement().getConnection() : parent;
    }
}

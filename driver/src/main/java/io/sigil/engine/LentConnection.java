package io.sigil.engine;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A connection to the key store that is given back when it is closed. Never leaves Sigil. */
final class LentConnection implements InvocationHandler {
    private final Connection connection;
    private final End end;
    private final Runnable after;
    private final AtomicBoolean closed = new AtomicBoolean();

    private LentConnection(Connection connection, End end, Runnable after) {
        this.connection = connection;
        this.end = end;
        this.after = after;
    }

    /**
     * @param end what closing does to the connection
     * @param after runs once, when it has been closed
     */
    static Connection of(Connection connection, End end, Runnable after) {
        return (Connection) Proxy.newProxyInstance(
                LentConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new LentConnection(connection, end, after));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getName().equals("close")) {
            close();
            return null;
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private void close() throws SQLException {
        if (closed.compareAndSet(false, true)) {
            try {
                end.close(connection);
            } finally {
                after.run();
            }
        }
    }

    /** What becomes of the connection. */
    interface End {
        void close(Connection connection) throws SQLException;
    }
}

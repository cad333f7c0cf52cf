package io.sigil.it.oracle;

import io.sigil.it.server.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A ruled side that changes or refuses the SQL it is given: the bugs that the oracle must see. */
final class MisbehavingSide implements RuledSide {

    /** What it does to one SQL text. */
    @FunctionalInterface
    interface Misdeed {
        String change(String sql) throws SQLException;
    }

    private final Misdeed misdeed;

    MisbehavingSide(Misdeed misdeed) {
        this.misdeed = misdeed;
    }

    static MisbehavingSide replacing(String part, String by) {
        return new MisbehavingSide(sql -> sql.replace(part, by));
    }

    @Override
    public Connection open(TestDatabase database, Path rules) throws SQLException {
        return (Connection) proxy(Connection.class, RuledSide.bare().open(database, rules));
    }

    private Object proxy(Class<?> type, Object target) {
        return Proxy.newProxyInstance(
                MisbehavingSide.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call(target, method, arguments));
    }

    private Object call(Object target, Method method, Object[] arguments) throws Throwable {
        if (arguments != null && arguments[0] instanceof String sql) {
            arguments[0] = misdeed.change(sql);
        }
        try {
            Object result = method.invoke(target, arguments);
            return method.getReturnType() == Statement.class ? proxy(Statement.class, result) : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}

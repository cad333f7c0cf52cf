package io.sigil.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The audit finds what it is for. What it says of Sigil's own wrappers is another test. */
class LeakAuditTest {
    @Test
    void wrappersThatWrapEverythingAreClean() {
        LeakAudit.Report report = audit(method -> false);
        assertThat(report.leaks()).isEmpty();
        assertThat(report.crashes()).isEmpty();
        assertThat(report.unanswered()).isEmpty();
        assertThat(report.called())
                .contains(
                        "Connection.createStatement()",
                        "Statement.getGeneratedKeys()",
                        "ResultSet.getObject(int, Class)",
                        "Array.getResultSet(long, int)",
                        "CallableStatement.getObject(String)")
                .hasSizeGreaterThan(700);
    }

    @Test
    void aSingleMethodThatForgetsToWrapIsFound() {
        for (String name : new String[] {"getStatement", "getGeneratedKeys", "getParameterMetaData", "getTables"}) {
            assertThat(audit(method -> method.getName().equals(name)).leaks())
                    .isNotEmpty()
                    .allMatch(leak -> leak.contains("." + name + "("));
        }
    }

    @Test
    void aRawObjectThatAColumnHoldsIsFound() {
        assertThat(audit(method -> method.getName().equals("getObject")).leaks())
                .contains(
                        "ResultSet.getObject(int) hands out a raw ResultSet",
                        "ResultSet.getObject(int) hands out a raw Array",
                        "ResultSet.getObject(int, Class) hands out a raw Connection",
                        "CallableStatement.getObject(int) hands out a raw ResultSet")
                .noneMatch(leak -> leak.endsWith("Blob"));
    }

    @Test
    void aRawObjectInsideAnArrayIsFound() {
        assertThat(audit(method -> method.getName().equals("getArray")
                                && method.getReturnType().equals(Object.class))
                        .leaks())
                .contains("Array.getArray() hands out a raw ResultSet");
    }

    @Test
    void anUnwrappedDelegateIsFound() {
        assertThat(audit(method -> method.getName().equals("unwrap")).leaks())
                .contains("Connection.unwrap(Class) hands out a raw ResultSet");
    }

    @Test
    void aCrashIsToldFromARefusal() {
        LeakAudit.Report report = new LeakAudit(
                        raw -> (Connection)
                                new Wrapping(raw, method -> false, null) {
                                    @Override
                                    public Object invoke(Object proxy, Method method, Object[] arguments)
                                            throws Throwable {
                                        if (method.getName().equals("createStatement")) {
                                            throw new SQLException("refused");
                                        } else if (method.getName().equals("getMetaData")) {
                                            throw new IllegalStateException("crash");
                                        }
                                        return super.invoke(proxy, method, arguments);
                                    }
                                }.proxy(Connection.class),
                        Map.of(),
                        "SELECT 1")
                .run();
        assertThat(report.crashes())
                .containsExactly("Connection.getMetaData(): java.lang.IllegalStateException: crash");
        assertThat(report.unanswered())
                .contains("Connection.createStatement()", "Connection.getMetaData()")
                .doesNotContain("Connection.prepareStatement(String)");
    }

    private static LeakAudit.Report audit(Predicate<Method> leaky) {
        return new LeakAudit(
                        raw -> (Connection) new Wrapping(raw, leaky, null).proxy(Connection.class),
                        Map.of(),
                        "SELECT 1")
                .run();
    }

    /** Wraps whatever JDBC object a method gives, but for those of the leaky methods. */
    private static class Wrapping implements InvocationHandler {
        private static final Set<String> VALUES =
                Set.of("Blob", "Clob", "NClob", "Ref", "RowId", "SQLXML", "Savepoint", "Struct");

        private final Object raw;
        private final Predicate<Method> leaky;
        private Object root;

        Wrapping(Object raw, Predicate<Method> leaky, Object root) {
            this.raw = raw;
            this.leaky = leaky;
            this.root = root;
        }

        Object proxy(Class<?> type) {
            Object proxy = Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {type}, this);
            root = root == null ? proxy : root;
            return proxy;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (method.getName().equals("unwrap") && !leaky.test(method)) {
                throw new SQLException("denied");
            }
            try {
                Object result = method.invoke(raw, arguments);
                return leaky.test(method) ? result : wrap(result);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        private Object wrap(Object result) {
            if (result instanceof Object[] array && array.getClass() == Object[].class) {
                Object[] wrapped = new Object[array.length];
                for (int i = 0; i < array.length; i++) {
                    wrapped[i] = wrap(array[i]);
                }
                return wrapped;
            } else if (!RawDelegate.isRaw(result)) {
                return result;
            } else if (result instanceof Connection) {
                return root;
            }
            Class<?> type = result.getClass().getInterfaces()[0];
            return VALUES.contains(type.getSimpleName()) ? result : new Wrapping(result, leaky, root).proxy(type);
        }
    }
}

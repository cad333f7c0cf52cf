package io.sigil.jdbc;

import io.sigil.jdbc.forwarding.Samples;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Struct;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Calls every method of every wrapper that can be reached from a connection, over a delegate that is nothing but raw
 * objects, and reports each raw object that comes out.
 */
final class LeakAudit {
    /**
     * Reviewed: values. None of them leads back to a statement or a connection, and what they hold of a ruled column is a
     * cell. A Ref's or Struct's attributes belong to user-defined types, which can't be ruled.
     */
    private static final List<Class<?>> VALUES = List.of(
            Blob.class, Clob.class, NClob.class, Ref.class, RowId.class, SQLXML.class, Savepoint.class, Struct.class);

    /** What a column or parameter may hold, and a getter may be asked for. */
    private static final List<Class<?>> KINDS =
            List.of(Array.class, Connection.class, ResultSet.class, Statement.class, Blob.class);

    /** These end the life of an object, so they come last. */
    private static final Set<String> LAST = Set.of("abort", "close", "free");

    private final UnaryOperator<Connection> wrap;
    private final Map<String, Object> answers;
    private final List<String> sql;
    private final Map<Class<?>, List<Method>> methods = new HashMap<>();

    /**
     * @param wrap puts Sigil's connection in front of the raw one
     * @param answers what the delegate says, by name of the method
     * @param sql texts for the methods that take one
     */
    LeakAudit(UnaryOperator<Connection> wrap, Map<String, Object> answers, String... sql) {
        this.wrap = wrap;
        this.answers = answers;
        this.sql = List.of(sql);
    }

    /**
     * What was found.
     *
     * @param leaks methods that handed out a raw object, or a connection other than the root
     * @param crashes methods that threw what isn't an SQLException
     * @param unanswered methods that give JDBC objects, but gave none whatever the arguments: the audit says nothing of them
     * @param called how many methods of how many classes were called, so that a test sees that something was
     */
    record Report(Set<String> leaks, Set<String> crashes, Set<String> unanswered, Set<String> called) {}

    Report run() {
        Report report = new Report(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        Set<String> answered = new HashSet<>();
        for (String text : sql) {
            for (Class<?> kind : KINDS) {
                new Walk(text, kind, report, answered).run();
            }
        }
        report.unanswered.removeAll(answered);
        return report;
    }

    /** One walk over the graph of wrappers; columns hold objects of one kind. */
    private final class Walk {
        private final String text;
        private final Class<?> kind;
        private final Report report;
        private final Set<String> answered;
        private final Connection root;
        private final Deque<Object> open = new ArrayDeque<>();
        private final Set<String> seen = new HashSet<>();

        Walk(String text, Class<?> kind, Report report, Set<String> answered) {
            this.text = text;
            this.kind = kind;
            this.report = report;
            this.answered = answered;
            Supplier<Object> objects = () -> RawDelegate.of(kind, answers, () -> rawElements());
            this.root = wrap.apply(RawDelegate.of(Connection.class, answers, objects));
        }

        /** What an array of the delegate's holds. */
        private Object rawElements() {
            return new Object[] {RawDelegate.of(kind, answers, () -> null)};
        }

        void run() {
            open.add(root);
            while (!open.isEmpty()) {
                Object wrapper = open.remove();
                methods.computeIfAbsent(wrapper.getClass(), LeakAudit::methodsOf)
                        .forEach(method -> call(wrapper, method));
            }
        }

        private void call(Object wrapper, Method method) {
            String name = signature(wrapper, method);
            report.called.add(name);
            if (RawDelegate.isJdbc(method.getReturnType())) {
                report.unanswered.add(name);
            }
            try {
                method.setAccessible(true);
                inspect(wrapper, name, method.invoke(wrapper, argumentsOf(method)));
            } catch (InvocationTargetException e) {
                if (!(e.getCause() instanceof SQLException)) {
                    report.crashes.add(name + ": " + e.getCause());
                }
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }

        private void inspect(Object wrapper, String name, Object result) {
            if (result instanceof Object[] array) {
                Arrays.stream(array).forEach(element -> inspect(wrapper, name, element));
            } else if (result instanceof Collection<?> collection) {
                collection.forEach(element -> inspect(wrapper, name, element));
            } else if (result instanceof Map<?, ?> map) {
                map.values().forEach(element -> inspect(wrapper, name, element));
            } else if (result != null && isJdbcObject(result)) {
                answered.add(name);
                if (RawDelegate.isRaw(result)) {
                    if (VALUES.stream().noneMatch(value -> value.isInstance(result))) {
                        report.leaks.add(name + " hands out a raw " + kindsOf(result));
                    }
                } else if (result instanceof Connection && result != root) {
                    report.leaks.add(name + " hands out another connection");
                } else if (seen.add(result.getClass().getName() + " by " + name.substring(0, name.indexOf('(')))) {
                    open.add(result);
                }
            }
        }

        private Object[] argumentsOf(Method method) {
            Object[] arguments = Samples.arguments(method);
            for (int i = 0; i < arguments.length; i++) {
                if (method.getParameterTypes()[i] == Class.class) {
                    arguments[i] = kind;
                }
            }
            if (arguments.length > 0 && arguments[0] instanceof String && takesSql(method)) {
                arguments[0] = text;
            }
            if (method.getName().matches("createStatement|prepare.*") && arguments.length >= 2) {
                int cursor = arguments.length - (arguments.length >= 3 && arguments[0] instanceof Integer ? 3 : 2);
                shape(arguments, cursor);
            }
            return arguments;
        }
    }

    private static boolean takesSql(Method method) {
        return method.getName().matches("prepare.*|execute.*|addBatch|nativeSQL");
    }

    /** Type, concurrency and holdability of a result set, as far as there is room for them. */
    private static void shape(Object[] arguments, int from) {
        int[] shape = {ResultSet.TYPE_SCROLL_SENSITIVE, ResultSet.CONCUR_UPDATABLE, ResultSet.HOLD_CURSORS_OVER_COMMIT};
        int first = Math.max(from, 0);
        for (int i = first; i < arguments.length; i++) {
            if (arguments[i] instanceof Integer) {
                arguments[i] = shape[i - first];
            }
        }
    }

    private static List<Method> methodsOf(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class)
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isBridge())
                .filter(method -> !method.getName().matches("equals|hashCode|toString"))
                .sorted(Comparator.comparing((Method method) -> LAST.contains(method.getName()))
                        .thenComparing(Method::getName)
                        .thenComparing(Method::getParameterCount))
                .collect(Collectors.toList());
    }

    private static boolean isJdbcObject(Object object) {
        return interfacesOf(object.getClass()).anyMatch(RawDelegate::isJdbc);
    }

    private static String kindsOf(Object object) {
        return interfacesOf(object.getClass())
                .filter(RawDelegate::isJdbc)
                .map(Class::getSimpleName)
                .collect(Collectors.joining("+"));
    }

    private static Stream<Class<?>> interfacesOf(Class<?> type) {
        Stream<Class<?>> own = Arrays.stream(type.getInterfaces());
        return type.getSuperclass() == null ? own : Stream.concat(own, interfacesOf(type.getSuperclass()));
    }

    private static String signature(Object wrapper, Method method) {
        String parameters = Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", ", "(", ")"));
        return nameOf(wrapper) + "." + method.getName() + parameters;
    }

    /** A proxy's own name is a number. */
    private static String nameOf(Object wrapper) {
        Class<?> type = wrapper.getClass();
        return Proxy.isProxyClass(type)
                ? kindsOf(wrapper)
                : type.getName().substring(type.getPackageName().length() + 1);
    }
}

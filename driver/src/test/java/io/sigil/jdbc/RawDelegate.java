package io.sigil.jdbc;

import io.sigil.jdbc.forwarding.Samples;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A delegate that connects to nothing and is recognised wherever it turns up: each JDBC object that it is asked for is a
 * fresh one of its kind.
 */
final class RawDelegate implements InvocationHandler {
    private static final Map<String, Object> DEFAULTS = Map.ofEntries(
            Map.entry("isClosed", false),
            Map.entry("wasNull", false),
            Map.entry("getURL", "jdbc:h2:mem:raw"),
            Map.entry("getDatabaseProductName", "H2"),
            Map.entry("getIdentifierQuoteString", "\""),
            Map.entry("getType", ResultSet.TYPE_SCROLL_SENSITIVE),
            Map.entry("getConcurrency", ResultSet.CONCUR_UPDATABLE),
            Map.entry("getUpdateCount", -1),
            Map.entry("getLargeUpdateCount", -1L));

    private final Map<String, Object> answers;
    private final Supplier<Object> objects;
    private final Map<String, Integer> calls = new HashMap<>();

    private RawDelegate(Map<String, Object> answers, Supplier<Object> objects) {
        this.answers = answers;
        this.objects = objects;
    }

    /**
     * @param answers by method name, before those that it knows itself
     * @param objects what a method answers whose type is Object
     */
    static <T> T of(Class<T> type, Map<String, Object> answers, Supplier<Object> objects) {
        Map<String, Object> all = new HashMap<>(DEFAULTS);
        all.putAll(answers);
        return type.cast(make(type, new RawDelegate(all, objects)));
    }

    static boolean isRaw(Object object) {
        return object != null
                && Proxy.isProxyClass(object.getClass())
                && Proxy.getInvocationHandler(object) instanceof RawDelegate;
    }

    private static Object make(Class<?> type, RawDelegate handler) {
        return Proxy.newProxyInstance(RawDelegate.class.getClassLoader(), new Class<?>[] {type}, handler);
    }

    private Object fresh(Class<?> type) {
        return make(type, new RawDelegate(answers, objects));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
        Class<?> type = method.getReturnType();
        String name = method.getName();
        return switch (name) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "raw delegate";
            case "next", "getMoreResults" -> calls.merge(name, 1, Integer::sum) == 1; // or wrappers would loop for ever
            case "unwrap" -> ofClass((Class<?>) arguments[0]);
            default ->
                answers.containsKey(name) && fits(answers.get(name), type)
                        ? answers.get(name)
                        : answer(method, arguments);
        };
    }

    private Object answer(Method method, Object[] arguments) {
        Class<?> type = method.getReturnType();
        if (type == Object.class && arguments != null) {
            for (Object argument : arguments) {
                if (argument instanceof Class<?> asked) {
                    return ofClass(asked);
                }
            }
        }
        if (type == Object.class) {
            return objects.get();
        }
        if (isJdbc(type)) {
            return fresh(type);
        }
        return Samples.of(type, 1);
    }

    private Object ofClass(Class<?> type) {
        return isJdbc(type) ? fresh(type) : null;
    }

    static boolean isJdbc(Class<?> type) {
        return type.isInterface() && type.getPackageName().matches("java\\.sql|javax\\.sql");
    }

    private static boolean fits(Object value, Class<?> type) {
        return type.isPrimitive() || type.isInstance(value);
    }
}

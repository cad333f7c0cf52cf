package io.sigil.jdbc.forwarding;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;

/** Handler of an object that is only passed around: it has an identity, and nobody may call it. */
final class Stranger implements InvocationHandler {
    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "stranger";
            default -> throw new AssertionError("nobody asked to call " + method);
        };
    }
}

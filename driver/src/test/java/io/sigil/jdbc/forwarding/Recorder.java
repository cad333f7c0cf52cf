package io.sigil.jdbc.forwarding;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A delegate that notes each call and answers what it was told to. */
final class Recorder implements InvocationHandler {
    record Call(Method method, List<Object> arguments) {}

    private final List<Call> calls = new ArrayList<>();
    private Object answer;
    private Throwable failure;

    <T> T as(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(Recorder.class.getClassLoader(), new Class<?>[] {type}, this));
    }

    Recorder answering(Object value) {
        answer = value;
        return this;
    }

    Recorder failingWith(Throwable throwable) {
        failure = throwable;
        return this;
    }

    List<Call> calls() {
        return calls;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        calls.add(new Call(method, arguments == null ? List.of() : Arrays.asList(arguments)));
        if (failure != null) {
            throw failure;
        }
        return answer;
    }
}

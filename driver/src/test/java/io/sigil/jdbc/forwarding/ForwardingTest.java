package io.sigil.jdbc.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.Wrapper;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every method of every JDBC interface of the JVM that runs the test, those newer than Java 11 included. */
class ForwardingTest {
    private interface MethodTest {
        void run(Class<?> type, Function<Object, Object> forwarder, Method method) throws Throwable;
    }

    @TestFactory
    Stream<DynamicNode> everyMethodIsDeclaredByAForwardingClass() {
        return forEachMethod((type, forwarder, method) -> {
            Class<?> wrapper = forwarder.apply(new Recorder().as(type)).getClass();
            Method found = wrapper.getMethod(method.getName(), method.getParameterTypes());
            assertThat(found.getDeclaringClass().isInterface()).isFalse();
            assertThat(found.getDeclaringClass().getPackage()).isEqualTo(ForwardingTest.class.getPackage());
        });
    }

    @TestFactory
    Stream<DynamicNode> everyMethodReachesTheDelegateOnceWithTheSameArguments() {
        return forEachMethod((type, forwarder, method) -> {
            Recorder recorder = new Recorder().answering(Samples.of(method.getReturnType(), 1));
            Object[] arguments = Samples.arguments(method);

            method.invoke(forwarder.apply(recorder.as(type)), arguments);

            assertThat(recorder.calls()).hasSize(1);
            Recorder.Call call = recorder.calls().get(0);
            assertThat(call.method().getName()).isEqualTo(method.getName());
            assertThat(call.method().getParameterTypes()).isEqualTo(method.getParameterTypes());
            for (int i = 0; i < arguments.length; i++) {
                if (method.getParameterTypes()[i].isPrimitive()) {
                    assertThat(call.arguments().get(i)).isEqualTo(arguments[i]);
                } else {
                    assertThat(call.arguments().get(i)).isSameAs(arguments[i]);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicNode> everyMethodHandsBackTheAnswer() {
        return forEachMethod((type, forwarder, method) -> {
            for (int number = 1; number <= 2; number++) {
                Object answer = Samples.of(method.getReturnType(), number);
                Recorder recorder = new Recorder().answering(answer);

                Object got = method.invoke(forwarder.apply(recorder.as(type)), Samples.arguments(method));

                if (method.getReturnType().isPrimitive()) {
                    assertThat(got).isEqualTo(answer);
                } else {
                    assertThat(got).isSameAs(answer);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicNode> nullIsHandedBackAsNull() {
        return forEachMethod((type, forwarder, method) -> {
            if (!method.getReturnType().isPrimitive()) {
                Recorder recorder = new Recorder().answering(null);
                Object wrapper = forwarder.apply(recorder.as(type));
                assertThat(method.invoke(wrapper, Samples.arguments(method))).isNull();
            }
        });
    }

    @TestFactory
    Stream<DynamicNode> exceptionsPassThroughUnchanged() {
        return forEachMethod((type, forwarder, method) -> {
            for (Throwable failure : failuresOf(method)) {
                Object wrapper =
                        forwarder.apply(new Recorder().failingWith(failure).as(type));

                Throwable thrown = catchThrowable(() -> method.invoke(wrapper, Samples.arguments(method)));

                assertThat(thrown).isInstanceOf(InvocationTargetException.class);
                assertThat(thrown.getCause()).isSameAs(failure);
                assertThat(failure.getCause()).isNull();
                assertThat(failure.getSuppressed()).isEmpty();
            }
        });
    }

    private static List<Throwable> failuresOf(Method method) {
        List<Class<?>> declared = Arrays.asList(method.getExceptionTypes());
        if (declared.contains(SQLException.class)) {
            return List.of(new SQLException("no", "42000"), new IllegalStateException(), new StackOverflowError());
        } else if (declared.contains(SQLClientInfoException.class)) {
            return List.of(new SQLClientInfoException(), new IllegalStateException());
        } else if (declared.contains(XAException.class)) {
            return List.of(new XAException(XAException.XAER_RMFAIL), new IllegalStateException());
        }
        assertThat(declared).isEmpty();
        return List.of(new IllegalStateException());
    }

    private static Stream<DynamicNode> forEachMethod(MethodTest test) {
        return Forwarders.all().entrySet().stream()
                .map(entry -> DynamicContainer.dynamicContainer(
                        entry.getKey().getSimpleName(),
                        methodsOf(entry.getKey())
                                .map(method -> DynamicTest.dynamicTest(
                                        signature(method), () -> test.run(entry.getKey(), entry.getValue(), method)))));
    }

    /** But those of {@link Wrapper}, which aren't forwarded. */
    private static Stream<Method> methodsOf(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getDeclaringClass() != Wrapper.class);
    }

    private static String signature(Method method) {
        return method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }
}

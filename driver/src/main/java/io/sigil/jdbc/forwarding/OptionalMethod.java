package io.sigil.jdbc.forwarding;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** An interface method that this JVM may or may not have, looked up once. Immutable, thread-safe. */
final class OptionalMethod {
    private final @Nullable MethodHandle handle;

    private OptionalMethod(@Nullable MethodHandle handle) {
        this.handle = handle;
    }

    static OptionalMethod of(Class<?> owner, String name, Class<?> returns, Class<?>... parameters) {
        try {
            MethodType type = MethodType.methodType(returns, parameters);
            return new OptionalMethod(MethodHandles.publicLookup().findVirtual(owner, name, type));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return new OptionalMethod(null);
        }
    }

    boolean isPresent() {
        return handle != null;
    }

    /**
     * Calls the method; whatever it throws passes through unchanged.
     *
     * @throws IllegalStateException when the JVM doesn't have it
     */
    @Nullable
    Object invoke(Object receiver, @Nullable Object... arguments) throws SQLException {
        if (handle == null) {
            throw new IllegalStateException("not a method of this JVM");
        }
        try {
            return handle.bindTo(receiver).invokeWithArguments(arguments);
        } catch (SQLException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("JDBC methods throw SQLException only", e);
        }
    }
}

package io.sigil;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What surrounds a call of {@code connect}: properties and variables of the process, class loaders. Immutable. */
final class Environment {
    private final Function<String, @Nullable String> systemProperties;
    private final Function<String, @Nullable String> variables;
    private final List<ClassLoader> classLoaders;

    Environment(
            Function<String, @Nullable String> systemProperties,
            Function<String, @Nullable String> variables,
            List<ClassLoader> classLoaders) {
        this.systemProperties = systemProperties;
        this.variables = variables;
        this.classLoaders = List.copyOf(classLoaders);
    }

    static Environment ofCurrentThread() {
        return new Environment(System::getProperty, System::getenv, currentClassLoaders());
    }

    /** A container's applications see their drivers through the thread's; Sigil's own is the one of its jar. */
    private static List<ClassLoader> currentClassLoaders() {
        List<ClassLoader> loaders = new ArrayList<>();
        ClassLoader thread = Thread.currentThread().getContextClassLoader();
        if (thread != null) {
            loaders.add(thread);
        }
        ClassLoader own = Environment.class.getClassLoader();
        if (own != null && own != thread) {
            loaders.add(own);
        }
        return loaders;
    }

    @Nullable
    String systemProperty(String name) {
        return systemProperties.apply(name);
    }

    @Nullable
    String variable(String name) {
        return variables.apply(name);
    }

    /** In the order in which they are asked. */
    List<ClassLoader> classLoaders() {
        return classLoaders;
    }
}

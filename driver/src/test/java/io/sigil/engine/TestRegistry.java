package io.sigil.engine;

import java.time.Duration;

/** Registries of their own, so that no test sees another's engines. */
public final class TestRegistry {
    private TestRegistry() {}

    public static EngineRegistry of(StatementAnalysis analysis) {
        return new EngineRegistry(Duration.ofMinutes(5), System::nanoTime, () -> analysis);
    }

    public static int size(EngineRegistry registry) {
        return registry.size();
    }
}

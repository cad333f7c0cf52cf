package io.sigil.it.frameworks;

import io.sigil.flyway.SigilDatabaseType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Flyway 11, with the plug-in and the application that run on 13. */
class Flyway11ByUrlTest extends FrameworkTest {
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private IsolatedClassLoader flyway11;

    @BeforeEach
    void bringFlyway11() throws IOException {
        flyway11 = IsolatedClassLoader.of(
                Path.of("target", "flyway11"),
                List.of(SigilDatabaseType.class),
                "org.flywaydb.",
                "io.sigil.flyway.",
                "io.sigil.it.frameworks.flyway.");
        Thread.currentThread().setContextClassLoader(flyway11);
    }

    @AfterEach
    void takeItAway() throws IOException {
        Thread.currentThread().setContextClassLoader(before);
        flyway11.close();
    }

    @Override
    Application application() throws ReflectiveOperationException {
        return flyway11.loadClass("io.sigil.it.frameworks.flyway.FlywayByUrl")
                .asSubclass(Application.class)
                .getDeclaredConstructor()
                .newInstance();
    }

    /** It is told none. */
    @Override
    boolean usesTheDriverItIsTold() {
        return false;
    }
}

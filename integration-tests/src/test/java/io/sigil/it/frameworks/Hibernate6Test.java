package io.sigil.it.frameworks;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Hibernate ORM 6, with the very application that runs on 7. */
class Hibernate6Test extends FrameworkTest {
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private IsolatedClassLoader hibernate6;

    @BeforeEach
    void bringHibernate6() throws IOException {
        hibernate6 = IsolatedClassLoader.of(
                Path.of("target", "hibernate6"),
                "org.hibernate.",
                "jakarta.persistence.",
                "io.sigil.it.frameworks.jpa.");
        Thread.currentThread().setContextClassLoader(hibernate6);
    }

    @AfterEach
    void takeItAway() throws IOException {
        Thread.currentThread().setContextClassLoader(before);
        hibernate6.close();
    }

    @Override
    Application application() throws ReflectiveOperationException {
        return hibernate6
                .loadClass("io.sigil.it.frameworks.jpa.HibernateClinic")
                .asSubclass(Application.class)
                .getDeclaredConstructor()
                .newInstance();
    }

    @Override
    String name() {
        return "hibernate6";
    }
}

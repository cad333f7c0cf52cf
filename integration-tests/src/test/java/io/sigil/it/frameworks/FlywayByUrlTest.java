package io.sigil.it.frameworks;

import io.sigil.it.frameworks.flyway.FlywayByUrl;

/** Flyway by {@code jdbc:sigil:} URL, which sigil-flyway lets it take. */
class FlywayByUrlTest extends FrameworkTest {

    @Override
    Application application() {
        return new FlywayByUrl();
    }

    /** It is told none. */
    @Override
    boolean usesTheDriverItIsTold() {
        return false;
    }
}

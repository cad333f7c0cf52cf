package io.sigil.it.frameworks;

/** jOOQ on a single connection. */
class JooqTest extends FrameworkTest {

    @Override
    Application application() {
        return new JooqClinic();
    }

    @Override
    String name() {
        return "jooq";
    }
}

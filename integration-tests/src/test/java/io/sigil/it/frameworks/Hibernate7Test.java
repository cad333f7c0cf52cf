package io.sigil.it.frameworks;

import io.sigil.it.frameworks.jpa.HibernateClinic;

/** Hibernate ORM 7, whose {@code update} reads the indexes of the whole schema from the catalogue by SQL. */
class Hibernate7Test extends FrameworkTest {

    @Override
    Application application() {
        return new HibernateClinic();
    }

    @Override
    String name() {
        return "hibernate7";
    }
}

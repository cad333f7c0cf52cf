package io.sigil.it.frameworks;

import io.sigil.it.frameworks.jpa.EclipseLinkClinic;

/** EclipseLink, with the application that runs on Hibernate. */
class EclipseLinkTest extends FrameworkTest {

    @Override
    Application application() {
        return new EclipseLinkClinic();
    }

    @Override
    String name() {
        return "eclipselink";
    }
}

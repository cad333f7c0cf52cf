package io.sigil.it.frameworks;

import io.sigil.it.frameworks.jpa.HibernateClinic;
import java.nio.file.Path;

/** Hibernate ORM 7. Its {@code update} reads every index of the schema and stumbles over a table that isn't shown to it. */
class Hibernate7Test extends FrameworkTest {

    @Override
    Application application() {
        return new HibernateClinic();
    }

    @Override
    String name() {
        return "hibernate7";
    }

    @Override
    String keystore(Path home) {
        return "keystore: {file: '" + home.resolve("keys.json") + "'}\n";
    }
}

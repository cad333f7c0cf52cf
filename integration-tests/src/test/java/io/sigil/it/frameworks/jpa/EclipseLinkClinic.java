package io.sigil.it.frameworks.jpa;

import io.sigil.dialect.Dialect;
import io.sigil.it.frameworks.Access;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import org.eclipse.persistence.jpa.PersistenceProvider;

/** The clinic on EclipseLink, without weaving. */
public final class EclipseLinkClinic extends JpaClinic {

    @Override
    EntityManagerFactory open(Access access, String schema) {
        return new PersistenceConfiguration("clinic")
                .provider(PersistenceProvider.class.getName())
                .managedClass(Patient.class)
                .managedClass(Visit.class)
                .mappingFile("io/sigil/it/frameworks/jpa/eclipselink-"
                        + (access.dialect() == Dialect.POSTGRESQL ? "postgresql" : "others") + ".xml")
                .property("jakarta.persistence.jdbc.url", access.url())
                .property("jakarta.persistence.jdbc.driver", access.driverClass())
                .property("jakarta.persistence.jdbc.user", access.user())
                .property("jakarta.persistence.jdbc.password", access.password())
                .property("jakarta.persistence.schema-generation.database.action", schema)
                .property("eclipselink.weaving", "false")
                .property("eclipselink.logging.level", "OFF")
                .createEntityManagerFactory();
    }

    @Override
    boolean canValidate() {
        return false;
    }
}

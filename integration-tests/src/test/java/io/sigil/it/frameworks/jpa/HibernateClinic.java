package io.sigil.it.frameworks.jpa;

import io.sigil.it.frameworks.Access;
import jakarta.persistence.EntityManagerFactory;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hibernate.cfg.Configuration;

/** The clinic on Hibernate ORM, whichever version is on the class path. */
public final class HibernateClinic extends JpaClinic {
    private static final Logger LOG = Logger.getLogger("org.hibernate");

    static {
        // It reports every database that it connects to, and every failure that the application provokes.
        LOG.setLevel(Level.OFF);
    }

    @Override
    EntityManagerFactory open(Access access, String schema) {
        return new Configuration()
                .addAnnotatedClass(Patient.class)
                .addAnnotatedClass(Visit.class)
                .setProperty("hibernate.connection.url", access.url())
                .setProperty("hibernate.connection.driver_class", access.driverClass())
                .setProperty("hibernate.connection.username", access.user())
                .setProperty("hibernate.connection.password", access.password())
                .setProperty("hibernate.connection.pool_size", "3")
                .setProperty("hibernate.jdbc.batch_size", "10")
                .setProperty("hibernate.hbm2ddl.auto", schema)
                .buildSessionFactory();
    }

    @Override
    boolean canValidate() {
        return true;
    }
}

package io.sigil.it.server;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs once per database. It may take a {@link TestDatabase}, empty at first and shared by the methods of
 * its class, and a {@link DatabaseServer}, to make more of them. A database that this machine can't have is skipped by
 * name.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(EachDatabaseExtension.class)
public @interface EachDatabase {

    /** The databases to run on. */
    DatabaseKind[] value() default {
        DatabaseKind.H2_FILE, DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB, DatabaseKind.MYSQL
    };

    /** Whether every method gets an empty database of its own. */
    boolean fresh() default false;
}

package io.sigil.it.frameworks;

import io.sigil.SigilDataSource;
import java.util.Arrays;
import java.util.Locale;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Flyway. It chooses its dialect by the URL, so it is given Sigil's URL by way of a data source, and the database's own
 * with {@code NativeUrlDriver}.
 */
class FlywayTest extends FrameworkTest {

    @Override
    Application application() {
        return (access, seen) -> {
            Flyway flyway = flyway(access).load();
            seen.line("migrated", flyway.migrate().migrationsExecuted);
            Arrays.stream(flyway.info().all()).forEach(migration -> seen.line("migration", text(migration)));
            seen.line("valid", flyway.validateWithResult().validationSuccessful);
            seen.line("again", flyway.migrate().migrationsExecuted);
            ClinicReads.of(access, seen);
            ClinicReads.query(
                    access, seen, "SELECT email FROM german_patient WHERE ssn = '" + Clinic.BERTS_SSN + "'", "email");
            flyway.clean();
            seen.schema(access, "patient");
            seen.line("after clean", flyway.migrate().migrationsExecuted);
            ClinicReads.of(access, seen);
        };
    }

    private static FluentConfiguration flyway(Access access) {
        FluentConfiguration configuration = Flyway.configure()
                .locations("classpath:io/sigil/it/frameworks/flyway/" + folder(access))
                .cleanDisabled(false);
        if (!access.url().startsWith("jdbc:sigil:")) {
            return configuration
                    .dataSource(access.url(), access.user(), access.password())
                    .driver(access.driverClass());
        }
        SigilDataSource dataSource = new SigilDataSource(access.url());
        dataSource.setUser(access.user());
        dataSource.setPassword(access.password());
        return configuration.dataSource(dataSource);
    }

    private static String folder(Access access) {
        return access.dialect().isMySqlFamily()
                ? "mysql"
                : access.dialect().name().toLowerCase(Locale.ROOT);
    }

    private static String text(MigrationInfo migration) {
        return migration.getVersion() + " " + migration.getDescription() + " " + migration.getState() + " "
                + migration.getChecksum();
    }

    @Override
    String name() {
        return "flyway";
    }
}

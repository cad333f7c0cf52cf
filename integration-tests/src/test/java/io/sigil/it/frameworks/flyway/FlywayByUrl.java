package io.sigil.it.frameworks.flyway;

import io.sigil.dialect.Dialect;
import io.sigil.it.frameworks.Access;
import io.sigil.it.frameworks.Application;
import io.sigil.it.frameworks.Transcript;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Flyway, told nothing but a URL: every command that looks at the database, and what it leaves in its history. */
public final class FlywayByUrl implements Application {
    /** For whoever has another version's class loader. */
    public FlywayByUrl() {}

    @Override
    public void run(Access access, Transcript seen) throws Exception {
        Flyway flyway = configuration(access).load();
        seen.line("to do", flyway.info().pending().length);
        seen.line("migrated", flyway.migrate().migrationsExecuted);
        info(flyway, seen);
        history(access, seen);
        patients(access, seen);
        seen.line("valid", flyway.validateWithResult().validationSuccessful);

        execute(
                access,
                "UPDATE " + table(access) + " SET " + name(access, "checksum") + " = 1 WHERE " + name(access, "version")
                        + " = '2'");
        seen.line("valid with another checksum", flyway.validateWithResult().validationSuccessful);
        seen.line("repaired", flyway.repair().repairActions);
        seen.line("valid after repair", flyway.validateWithResult().validationSuccessful);
        history(access, seen);

        flyway.clean();
        info(flyway, seen);
        seen.schema(access, "patient");
        seen.line("migrated anew", flyway.migrate().migrationsExecuted);
        history(access, seen);
        patients(access, seen);
    }

    private static FluentConfiguration configuration(Access access) {
        return Flyway.configure()
                .dataSource(access.url(), access.user(), access.password())
                .locations("classpath:io/sigil/it/frameworks/flyway/" + folder(access))
                .cleanDisabled(false);
    }

    private static void info(Flyway flyway, Transcript seen) {
        for (MigrationInfo migration : flyway.info().all()) {
            seen.line(
                    "migration",
                    Arrays.asList(
                            migration.getVersion(),
                            migration.getDescription(),
                            migration.getState(),
                            migration.getChecksum()));
        }
    }

    private static void history(Access access, Transcript seen) throws SQLException {
        query(
                access,
                seen,
                "SELECT * FROM " + table(access) + " ORDER BY " + name(access, "installed_rank"),
                "installed_rank",
                "version",
                "description",
                "type",
                "script",
                "checksum",
                "installed_by",
                "success");
    }

    private static void patients(Access access, Transcript seen) throws SQLException {
        query(access, seen, "SELECT email, ssn FROM patient ORDER BY id", "email", "ssn");
    }

    private static void query(Access access, Transcript seen, String sql, String... columns) throws SQLException {
        try (Connection connection = access.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            seen.rows(sql, rows, columns);
        }
    }

    private static void execute(Access access, String sql) throws SQLException {
        try (Connection connection = access.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String table(Access access) {
        return name(access, "flyway_schema_history");
    }

    /** Flyway quotes its names. */
    private static String name(Access access, String name) {
        return access.dialect().isMySqlFamily() ? name : '"' + name + '"';
    }

    private static String folder(Access access) {
        Dialect dialect = access.dialect();
        return dialect.isMySqlFamily() ? "mysql" : dialect.name().toLowerCase(Locale.ROOT);
    }
}

package io.sigil.it.frameworks;

import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Liquibase, told a URL and a driver class. */
class LiquibaseTest extends FrameworkTest {

    @Override
    Application application() {
        return (access, seen) -> Scope.child(Scope.Attr.ui, new LoggerUIService(), () -> run(access, seen));
    }

    private static void run(Access access, Transcript seen) throws Exception {
        ClassLoaderResourceAccessor resources = new ClassLoaderResourceAccessor();
        Database database = DatabaseFactory.getInstance()
                .openDatabase(
                        access.url(),
                        access.user(),
                        access.password(),
                        access.driverClass(),
                        null,
                        null,
                        null,
                        resources);
        try (Liquibase liquibase = new Liquibase("io/sigil/it/frameworks/liquibase/clinic.yaml", resources, database)) {
            seen.line("dialect", database.getShortName());
            seen.line("to run", unrun(liquibase));
            liquibase.update(new Contexts(), new LabelExpression());
            seen.line("left", unrun(liquibase));
            ClinicReads.of(access, seen);
            seen.failure("validation", liquibase::validate);
            liquibase.rollback(2, null, new Contexts(), new LabelExpression());
        }
        ClinicReads.of(access, seen);
    }

    private static int unrun(Liquibase liquibase) throws Exception {
        return liquibase
                .listUnrunChangeSets(new Contexts(), new LabelExpression())
                .size();
    }

    @Override
    String name() {
        return "liquibase";
    }
}

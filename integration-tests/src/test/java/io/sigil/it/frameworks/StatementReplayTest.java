package io.sigil.it.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.dialect.Dialect;
import io.sigil.it.oracle.OracleSummary;
import io.sigil.it.oracle.RuledSide;
import io.sigil.it.oracle.SharedTwins;
import io.sigil.it.oracle.Step;
import io.sigil.it.oracle.TwinCase;
import io.sigil.it.oracle.TwinResult;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.DatabaseServer;
import io.sigil.it.server.EachDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the frameworks sent in their plain runs, statement by statement through the twin oracle. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementReplayTest {
    private static final List<String> FRAMEWORKS =
            List.of("hibernate6", "hibernate7", "eclipselink", "spring-jdbc", "mybatis", "jooq", "flyway", "liquibase");

    private static final int REPORT = 3_000;

    private final OracleSummary summary = new OracleSummary();

    @TempDir
    private Path folder;

    @EachDatabase({DatabaseKind.H2_MEMORY, DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB, DatabaseKind.MYSQL})
    void everyStatementIsEqual(DatabaseServer server) throws Exception {
        List<String> others = new ArrayList<>();
        for (String framework : FRAMEWORKS) {
            List<Step> steps = StatementLog.read(framework, server.kind().dialect());
            assertThat(steps).as(framework).isNotEmpty();
            TwinCase fixture = TwinCase.named(framework).rules(Clinic.RULES);
            try (SharedTwins twins = SharedTwins.open(server, RuledSide.sigil(), folder, fixture)) {
                int number = 1;
                for (Step recorded : steps) {
                    if (countsCopiedRows(recorded, server.kind().dialect())) {
                        continue;
                    }
                    Step step = inTypesOfTheRules(recorded, server.kind().dialect());
                    String name = framework + ", statement " + number++;
                    TwinResult result = twins.runCommitting(name, List.of(step), List.of(), List.of());
                    summary.count(result.outcome());
                    if (result.outcome() != TwinResult.Outcome.EQUAL) {
                        others.add(shortened(result.report()));
                    }
                }
            }
        }
        assertThat(others).isEmpty();
    }

    /** MySQL's ALTER TABLE tells how many rows it has copied; where columns have guards it copies them all. */
    private static boolean countsCopiedRows(Step step, Dialect dialect) {
        return dialect == Dialect.MYSQL && step.sql().get(0).contains(" modify column ");
    }

    private static String shortened(String report) {
        return report.substring(0, Math.min(REPORT, report.length()));
    }

    /** A rules file has one type where H2 has DECIMAL and NUMERIC, and MariaDB DATETIME and TIMESTAMP; metadata name that one. */
    private static Step inTypesOfTheRules(Step step, Dialect dialect) {
        String sql = step.sql().get(0);
        if (!sql.startsWith("create table")) {
            return step;
        }
        String replaced = sql.replace("balance numeric(12,2)", "balance decimal(12,2)")
                .replace("last_seen timestamp(6) null", "last_seen datetime(6) null");
        if (dialect == Dialect.MYSQL) {
            replaced = replaced.replace("last_seen timestamp(6)", "last_seen datetime(6)");
        }
        return new Step(step.style(), List.of(replaced), step.rows(), step.ordered());
    }

    @AfterAll
    void report() {
        System.out.println("Twin oracle, statements of frameworks: " + summary);
    }
}

package io.sigil.cli;

import io.sigil.operations.BadRow;
import io.sigil.operations.ColumnSelection;
import io.sigil.operations.DatabaseAccess;
import io.sigil.operations.OperationRefusedException;
import io.sigil.operations.RulesUptake;
import io.sigil.operations.Target;
import io.sigil.operations.move.Direction;
import io.sigil.operations.move.MoveJob;
import io.sigil.operations.move.MoveOptions;
import io.sigil.operations.move.MovePlan;
import io.sigil.operations.move.MoveResult;
import io.sigil.operations.spark.SparkSubmitLine;
import io.sigil.operations.verify.VerifyResult;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What encrypt, decrypt and reencrypt have in common. Filled by picocli. */
abstract class MoveCommand extends DatabaseCommand {
    private static final int MOST_WORKERS = 64;

    @Parameters(
            arity = "1..*",
            paramLabel = "TABLE[.COLUMN]",
            description = "Tables or columns of the rules, one after another.")
    @SuppressWarnings("NullAway.Init")
    List<String> targets;

    @Option(names = "--workers", paramLabel = "N", description = "Connections that move rows. Default: 2.")
    int workers = 2;

    @Option(
            names = "--max-rows-per-second",
            paramLabel = "N",
            description = "Of all workers together. Default: no limit.")
    @Nullable
    Long maxRowsPerSecond;

    @Option(
            names = "--transaction-millis",
            paramLabel = "MS",
            description =
                    "How long a transaction, and so a lock on a row, is meant to last, 10 to 10000. Default: 200.")
    int transactionMillis = 200;

    @Option(
            names = "--max-replication-lag",
            paramLabel = "SECONDS",
            description = "Pause while a replica is further behind.")
    @Nullable
    Integer maxReplicationLag;

    @Option(
            names = "--replica-url",
            paramLabel = "URL",
            description = "A replica of MySQL or MariaDB; may be repeated. PostgreSQL's primary knows its own.")
    List<String> replicas = List.of();

    @Option(
            names = "--wait-for-instances",
            paramLabel = "SECONDS",
            description =
                    "Wait so long for JVMs that run other rules than the file at hand. Default: 0, refuse at once.")
    int waitForInstances;

    @Option(
            names = "--ignore-instances",
            description = "Begin although a JVM that was seen lately runs other rules than the file at hand.")
    boolean ignoreInstances;

    @Mixin
    EngineOptions engine = new EngineOptions();

    @Option(names = "--dry-run", description = "Read every row as the job would, and change nothing.")
    boolean dryRun;

    private final Direction direction;

    MoveCommand(Direction direction) {
        this.direction = direction;
    }

    /** What an operator does when it is complete. */
    abstract String next();

    @Override
    ExitCode run(Screen screen, Target target)
            throws SQLException, IOException, OperationRefusedException, InterruptedException {
        MoveOptions options = options(target);
        requireRulesEverywhere(screen, target);
        if (engine.isSpark()) {
            String job = direction.name().toLowerCase(Locale.ROOT);
            return engine.print(job, targets, connection, shell(), screen, target, this::told);
        }
        boolean complete = true;
        for (String name : targets) {
            ColumnSelection selection = ColumnSelection.parse(target.rules(), name);
            MoveJob job = MoveJob.of(target.ruled(), direction, selection, options);
            MovePlan plan = job.plan();
            screen.line(plan.job() + ", by " + String.join(", ", plan.key())
                    + (plan.isResumed() ? ", continuing where an earlier run ended" : ""));
            plan.warnings().forEach(warning -> screen.line(screen.paint().doubtful("WARNING ") + warning));
            complete &= dryRun ? dryRun(screen, job, selection) : move(screen, job, selection);
        }
        return complete ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    /** The job looks again when it begins: it may lie for a while. */
    private void told(SparkSubmitLine.Builder line) {
        if (maxRowsPerSecond != null) {
            line.maxRowsPerSecond(maxRowsPerSecond);
        }
        if (waitForInstances > 0) {
            line.waitForInstances(waitForInstances);
        }
        if (ignoreInstances) {
            line.ignoreInstances();
        }
    }

    /** What may go on all the same is said. */
    private void requireRulesEverywhere(Screen screen, Target target)
            throws SQLException, IOException, InterruptedException {
        RulesUptake uptake = dryRun || ignoreInstances
                ? RulesUptake.of(target)
                : RulesUptake.await(
                        target,
                        Duration.ofSeconds(waitForInstances),
                        behind -> screen.line("Waiting for " + behind + " JVMs that run other rules."));
        uptake.warnings().forEach(warning -> screen.line(screen.paint().doubtful("WARNING ") + warning));
    }

    private boolean dryRun(Screen screen, MoveJob job, ColumnSelection selection)
            throws SQLException, InterruptedException {
        ProgressLine progress = new ProgressLine(shell().err(), shell().isTerminal());
        VerifyResult result = job.dryRun(progress);
        progress.end();
        show(screen, result.bad());
        screen.line("Would look at " + result.rows() + " rows of " + selection + "; " + result.badInAll()
                + " values couldn't be moved.");
        screen.object(object(selection, result.rows(), 0, result.bad(), result.badInAll() == 0));
        return result.badInAll() == 0;
    }

    private boolean move(Screen screen, MoveJob job, ColumnSelection selection)
            throws SQLException, InterruptedException {
        ProgressLine progress = new ProgressLine(shell().err(), shell().isTerminal());
        MoveResult result = job.run(progress);
        progress.end();
        show(screen, result.bad());
        long rows = result.verification().map(VerifyResult::rows).orElse(0L);
        if (result.isComplete()) {
            screen.line(screen.paint().good(selection + " is complete") + ": " + result.rowsChanged()
                    + " rows changed, " + rows + " rows verified. " + next());
        } else {
            screen.line(screen.paint().bad(selection + " isn't complete") + ": " + result.rowsChanged()
                    + " rows changed, and " + result.bad().size()
                    + " values can't be moved. Correct them, and run it again.");
        }
        screen.object(object(selection, rows, result.rowsChanged(), result.bad(), result.isComplete()));
        return result.isComplete();
    }

    static void show(Screen screen, List<BadRow> bad) {
        for (BadRow row : bad) {
            screen.line(screen.paint().bad("BAD ") + row);
        }
    }

    private Map<String, Object> object(
            ColumnSelection selection, long rows, long changed, List<BadRow> bad, boolean complete) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("target", selection);
        object.put("rows", rows);
        object.put("changed", changed);
        object.put("complete", complete);
        object.put("bad", objects(bad));
        object.put("dryRun", dryRun);
        return object;
    }

    static List<Map<String, Object>> objects(List<BadRow> bad) {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (BadRow row : bad) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("column", row.column());
            object.put("key", row.key());
            object.put("reason", row.reason());
            objects.add(object);
        }
        return objects;
    }

    private MoveOptions options(Target target) throws SQLException {
        if (workers < 1 || workers > MOST_WORKERS) {
            throw usage("--workers must be 1 to " + MOST_WORKERS);
        }
        if (transactionMillis < 10 || transactionMillis > 10_000) {
            throw usage("--transaction-millis must be 10 to 10000");
        }
        MoveOptions.Builder builder =
                MoveOptions.builder().workers(workers).transactionTime(Duration.ofMillis(transactionMillis));
        if (maxRowsPerSecond != null) {
            if (maxRowsPerSecond < 1) {
                throw usage("--max-rows-per-second must be 1 or more");
            }
            builder.maxRowsPerSecond(maxRowsPerSecond);
        }
        if (maxReplicationLag != null) {
            List<DataSource> sources = new ArrayList<>();
            for (String url : replicas) {
                sources.add(replica(target, url));
            }
            builder.maxReplicationLag(Duration.ofSeconds(maxReplicationLag), sources);
        } else if (!replicas.isEmpty()) {
            throw usage("--replica-url needs --max-replication-lag");
        }
        return builder.build();
    }

    /** With the credentials of the database itself. */
    private static DataSource replica(Target target, String url) throws SQLException {
        return ((DatabaseAccess) target.plain()).replica(url);
    }
}

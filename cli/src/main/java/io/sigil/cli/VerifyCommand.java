package io.sigil.cli;

import io.sigil.operations.ColumnSelection;
import io.sigil.operations.OperationRefusedException;
import io.sigil.operations.Target;
import io.sigil.operations.verify.ColumnCount;
import io.sigil.operations.verify.Verification;
import io.sigil.operations.verify.VerifyOptions;
import io.sigil.operations.verify.VerifyResult;
import io.sigil.rules.TableRule;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sigil verify}. */
@Command(
        name = "verify",
        description = {
            "Reads and authenticates every cell at full speed, and reports the bad ones by the key of their row."
                    + " Changes nothing. Exit code 1 when there is a bad one.",
            "",
            "Examples:",
            "  sigil verify",
            "  sigil verify users.ssn --json"
        })
final class VerifyCommand extends DatabaseCommand {
    private static final int MOST_WORKERS = 64;

    @Parameters(
            arity = "0..*",
            paramLabel = "TABLE[.COLUMN]",
            description = "Tables or columns of the rules. Default: every table.")
    List<String> targets = List.of();

    @Option(names = "--workers", paramLabel = "N", description = "Threads that open cells. Default: the processors.")
    int workers;

    @Mixin
    EngineOptions engine = new EngineOptions();

    @Override
    ExitCode run(Screen screen, Target target) throws SQLException, OperationRefusedException, InterruptedException {
        if (workers < 0 || workers > MOST_WORKERS) {
            throw usage("--workers must be 1 to " + MOST_WORKERS);
        }
        if (engine.isSpark()) {
            List<String> names = targets.isEmpty()
                    ? target.rules().tables().stream().map(TableRule::toString).collect(Collectors.toList())
                    : targets;
            return engine.print("verify", names, connection, shell(), screen, target, line -> {});
        }
        VerifyOptions options = VerifyOptions.defaults();
        long bad = 0;
        for (ColumnSelection selection : selections(target)) {
            ProgressLine progress = new ProgressLine(shell().err(), shell().isTerminal());
            VerifyResult result = new Verification(
                            target.ruled(), selection, workers == 0 ? options : options.withWorkers(workers))
                    .run(progress);
            progress.end();
            show(screen, selection, result);
            bad += result.badInAll();
        }
        return bad > 0 ? ExitCode.FINDINGS : ExitCode.DONE;
    }

    private List<ColumnSelection> selections(Target target) throws SQLException {
        List<ColumnSelection> selections = new ArrayList<>();
        for (String name : targets) {
            selections.add(ColumnSelection.parse(target.rules(), name));
        }
        if (selections.isEmpty()) {
            for (TableRule table : target.rules().tables()) {
                selections.add(ColumnSelection.of(table));
            }
        }
        return selections;
    }

    private static void show(Screen screen, ColumnSelection selection, VerifyResult result) {
        MoveCommand.show(screen, result.bad());
        Paint paint = screen.paint();
        screen.line(selection + ": " + result.rows() + " rows, "
                + (result.badInAll() == 0 ? paint.good("no bad value") : paint.bad(result.badInAll() + " bad values")));
        List<Map<String, Object>> columns = new ArrayList<>();
        for (ColumnCount column : result.columns()) {
            screen.line("  " + column.column() + ": " + column.cells() + " cells, " + column.plain() + " plain, "
                    + column.nulls() + " NULL");
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("column", column.column());
            one.put("cells", column.cells());
            one.put("plain", column.plain());
            one.put("nulls", column.nulls());
            one.put("shredded", column.shredded());
            columns.add(one);
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("target", selection);
        object.put("rows", result.rows());
        object.put("badInAll", result.badInAll());
        object.put("bad", MoveCommand.objects(result.bad()));
        object.put("columns", columns);
        screen.object(object);
    }
}

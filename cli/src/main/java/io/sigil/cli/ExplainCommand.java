package io.sigil.cli;

import io.sigil.operations.OperationRefusedException;
import io.sigil.operations.Target;
import io.sigil.operations.explain.ExplainSummary;
import io.sigil.operations.explain.Explanation;
import io.sigil.operations.explain.GeneralLog;
import io.sigil.operations.explain.PgStatStatements;
import io.sigil.operations.explain.SlowLog;
import io.sigil.operations.explain.SqlFile;
import io.sigil.operations.explain.StatementExplainer;
import io.sigil.operations.explain.StatementSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sigil explain}. */
@Command(
        name = "explain",
        description = {
            "Says what the driver will do with statements once the ruled columns are encrypted: send them as they are,"
                    + " rewrite them, or refuse them and why. Reads the live schema; executes none of them, needs no key,"
                    + " and changes nothing. Exit code 1 when any is refused.",
            "",
            "Examples:",
            "  sigil explain \"SELECT name FROM users WHERE ssn = ?\"",
            "  sigil explain --file statements.sql",
            "  sigil explain --general-log /var/lib/mysql/db.log",
            "  sigil explain --pg-stat-statements --json"
        })
final class ExplainCommand extends DatabaseCommand {
    @Parameters(arity = "0..1", paramLabel = "SQL", description = "One statement, with ? for placeholders.")
    @Nullable
    String sql;

    @Option(names = "--file", paramLabel = "FILE", description = "A script: statements with semicolons between them.")
    @Nullable
    Path file;

    @Option(names = "--general-log", paramLabel = "FILE", description = "A general query log of MySQL or MariaDB.")
    @Nullable
    Path generalLog;

    @Option(names = "--slow-log", paramLabel = "FILE", description = "A slow query log of MySQL or MariaDB.")
    @Nullable
    Path slowLog;

    @Option(
            names = "--pg-stat-statements",
            description = "What PostgreSQL's view pg_stat_statements has of this database.")
    boolean statStatements;

    @Option(names = "--each", description = "Show every statement of a file or log, not only the summary.")
    boolean each;

    @Override
    ExitCode run(Screen screen, Target target) throws SQLException, IOException, OperationRefusedException {
        try (Connection database = target.plain().getConnection()) {
            StatementExplainer explainer = StatementExplainer.of(database, target.rules());
            List<StatementSource> sources = sources(database);
            if (sql != null && sources.isEmpty()) {
                Explanation explanation = explainer.explain(sql);
                show(screen, explanation);
                return exit(explanation.outcome() == Explanation.Outcome.REFUSED);
            }
            if (sql != null || sources.isEmpty()) {
                throw usage("Give one statement, or files and logs of statements");
            }
            ExplainSummary summary = new ExplainSummary();
            for (StatementSource source : sources) {
                source.read((text, times) -> {
                    Explanation explanation = explainer.explain(text);
                    summary.add(explanation, times);
                    if (each) {
                        show(screen, explanation);
                    }
                });
            }
            show(screen, summary);
            return exit(summary.count(Explanation.Outcome.REFUSED) > 0);
        }
    }

    private List<StatementSource> sources(Connection database) throws SQLException, OperationRefusedException {
        List<StatementSource> sources = new ArrayList<>();
        if (file != null) {
            sources.add(new SqlFile(file));
        }
        if (generalLog != null) {
            sources.add(new GeneralLog(generalLog));
        }
        if (slowLog != null) {
            sources.add(new SlowLog(slowLog));
        }
        if (statStatements) {
            sources.add(PgStatStatements.of(database));
        }
        return sources;
    }

    private static ExitCode exit(boolean refused) {
        return refused ? ExitCode.FINDINGS : ExitCode.DONE;
    }

    private static void show(Screen screen, Explanation explanation) {
        Paint paint = screen.paint();
        switch (explanation.outcome()) {
            case PASSES:
                screen.line(paint.good("Passes") + " as it is: " + explanation.masked());
                break;
            case REWRITTEN:
                screen.line(paint.good("Rewritten") + " to: " + explanation.sent());
                explanation.parameters().forEach(line -> screen.line("  " + line));
                explanation.outputs().forEach(line -> screen.line("  " + line));
                break;
            case REFUSED:
                screen.line(paint.bad("Refused") + " (" + label(explanation) + "): " + explanation.reason());
                break;
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("outcome", explanation.outcome());
        object.put("statement", explanation.masked());
        object.put("sent", explanation.sent().isEmpty() ? null : explanation.sent());
        object.put("parameters", explanation.parameters());
        object.put("outputs", explanation.outputs());
        object.put("code", explanation.code().map(code -> code.label()));
        object.put("reason", explanation.reason().isEmpty() ? null : explanation.reason());
        screen.object(object);
    }

    private static String label(Explanation explanation) {
        return explanation.code().map(code -> code.label()).orElse("");
    }

    private static void show(Screen screen, ExplainSummary summary) {
        TextTable table = new TextTable("OUTCOME", "STATEMENTS", "DIFFERENT");
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (Explanation.Outcome outcome : Explanation.Outcome.values()) {
            table.add(outcome, summary.count(outcome), summary.distinct(outcome));
            object.put(outcome.name().toLowerCase(Locale.ROOT), summary.count(outcome));
        }
        table.print(screen);
        List<Map<String, @Nullable Object>> reasons = new ArrayList<>();
        for (ExplainSummary.Reason reason : summary.reasons()) {
            screen.line();
            screen.line(screen.paint().bad(reason.code().label()) + ", " + reason.count() + " statements, "
                    + reason.distinct() + " different: " + reason.why());
            screen.line("  Remedy:  " + reason.remedy());
            screen.line("  Example: " + reason.example());
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("code", reason.code().label());
            one.put("count", reason.count());
            one.put("different", reason.distinct());
            one.put("why", reason.why());
            one.put("remedy", reason.remedy());
            one.put("example", reason.example());
            reasons.add(one);
        }
        object.put("reasons", reasons);
        screen.object(object);
    }
}

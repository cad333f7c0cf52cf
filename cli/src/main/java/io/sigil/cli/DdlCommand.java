package io.sigil.cli;

import io.sigil.operations.OperationRefusedException;
import io.sigil.operations.Target;
import io.sigil.operations.ddl.MigrationFormat;
import io.sigil.operations.ddl.MigrationPhase;
import io.sigil.operations.ddl.MigrationPlanner;
import io.sigil.operations.ddl.MigrationStep;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sigil ddl}. */
@Command(
        name = "ddl",
        description = {
            "Prints the statements that this database still needs: before the move the key store's table and room for"
                    + " cells, after it guards and indexes; with --back the way to plaintext columns. Executes none of"
                    + " them. Run them by the database's own client, not through the driver.",
            "",
            "Examples:",
            "  sigil ddl --phase before | psql hr",
            "  sigil ddl --phase after --format flyway --output V42__sigil_guards.sql",
            "  sigil ddl --phase before --format liquibase --output sigil-before.sql"
        })
final class DdlCommand extends DatabaseCommand {
    @Option(
            names = "--phase",
            required = true,
            paramLabel = "PHASE",
            description = "before or after rows are moved by sigil encrypt, or with --back by sigil decrypt.")
    @SuppressWarnings("NullAway.Init")
    MigrationPhase phase;

    @Option(names = "--back", description = "From cells to plaintext.")
    boolean back;

    @Option(names = "--format", paramLabel = "FORMAT", description = "sql, flyway or liquibase. Default: sql.")
    MigrationFormat format = MigrationFormat.SQL;

    @Option(names = "--output", paramLabel = "FILE", description = "A new file. Default: standard output.")
    @Nullable
    Path file;

    @Override
    ExitCode run(Screen screen, Target target) throws SQLException, IOException, OperationRefusedException {
        if (file != null && Files.exists(file)) {
            throw new OperationRefusedException("Not written: " + file + " is there already; name a new file");
        }
        List<MigrationStep> steps;
        try (Connection connection = target.plain().getConnection()) {
            MigrationPlanner planner = MigrationPlanner.of(connection, target);
            steps = back ? planner.back(phase) : planner.forward(phase);
        }
        String title = "Sigil, " + (back ? "back to plaintext, " : "")
                + phase.name().toLowerCase(Locale.ROOT) + " rows are moved.";
        if (file != null) {
            Files.write(file, format.write(title, steps).getBytes(StandardCharsets.UTF_8));
            screen.line(screen.paint().good(steps.size() + " statements written") + " to " + file);
        } else if (!screen.isJson()) {
            screen.raw(format.write(title, steps).stripTrailing());
        }
        for (MigrationStep step : steps) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("id", step.id());
            object.put("comment", step.comment());
            object.put("sql", step.sql());
            screen.object(object);
        }
        return ExitCode.DONE;
    }
}

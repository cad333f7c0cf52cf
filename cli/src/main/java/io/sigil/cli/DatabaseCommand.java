package io.sigil.cli;

import io.sigil.operations.OperationRefusedException;
import io.sigil.operations.Target;
import java.io.IOException;
import java.sql.SQLException;
import picocli.CommandLine.Mixin;

/** A command that works on a database under its rules. Filled by picocli. */
abstract class DatabaseCommand extends SigilCommand {
    @Mixin
    ConnectionOptions connection = new ConnectionOptions();

    abstract ExitCode run(Screen screen, Target target)
            throws SQLException, IOException, OperationRefusedException, InterruptedException;

    @Override
    final ExitCode run(Screen screen)
            throws SQLException, IOException, OperationRefusedException, InterruptedException {
        try (Target target = connection.open(shell())) {
            // Whether it can be reached at all is said first, and not as a failure of the key store.
            target.dialect();
            return run(screen, target);
        }
    }
}

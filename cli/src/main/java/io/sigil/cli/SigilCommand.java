package io.sigil.cli;

import io.sigil.operations.OperationRefusedException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command has: help, a way of showing results, and an exit code. Filled by picocli. */
abstract class SigilCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    @Mixin
    OutputOptions output = new OutputOptions();

    /** Does what the command is for. */
    abstract ExitCode run(Screen screen)
            throws SQLException, IOException, OperationRefusedException, InterruptedException;

    @Override
    public final Integer call() throws Exception {
        return run(output.screen(shell())).number();
    }

    Shell shell() {
        return ((Sigil) spec.root().userObject()).shell();
    }

    ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}

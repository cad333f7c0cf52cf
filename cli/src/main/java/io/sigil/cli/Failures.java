package io.sigil.cli;

import io.sigil.operations.OperationRefusedException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into a line and an exit code; a stack trace only when it is asked for. Stateless. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private final Shell shell;

    Failures(Shell shell) {
        this.shell = shell;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        SigilCommand failed = (SigilCommand) command.getCommand();
        if (e instanceof SQLException) {
            return report(failed, ErrorText.of((SQLException) e), ErrorText.exit((SQLException) e), e);
        }
        if (e instanceof OperationRefusedException) {
            return report(failed, String.valueOf(e.getMessage()), ExitCode.REFUSED, e);
        }
        if (e instanceof ParameterException) {
            return handleParseException((ParameterException) e, new String[0]);
        }
        if (e instanceof InterruptedException) {
            return report(failed, "Interrupted; run the same command again to go on", ExitCode.INTERRUPTED, e);
        }
        if (e instanceof IOException) {
            String message = "A file can't be read or written: " + e.getClass().getSimpleName() + ": " + e.getMessage();
            return report(failed, message, ExitCode.REFUSED, e);
        }
        // Its message may hold anything.
        return report(
                failed,
                "A fault of the program: " + e.getClass().getName() + "; run it with --verbose",
                ExitCode.FAULT,
                e);
    }

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        shell.err().println("sigil: " + e.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(e, shell.err());
        shell.err().println("See " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE.number();
    }

    private int report(SigilCommand command, String message, ExitCode exit, Exception e) {
        if (command.output.json) {
            Map<String, Object> error = new LinkedHashMap<>();
            error.put("error", message);
            error.put("exit", exit.number());
            shell.out().println(Json.of(error));
        }
        Paint paint = new Paint(command.output.hasColours(shell));
        shell.err().println(paint.bad("sigil: ") + message);
        if (command.output.verbose) {
            trace(e);
        }
        return exit.number();
    }

    /** Where, without what: a message in the chain of causes may quote a value. */
    private void trace(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            shell.err()
                    .println(
                            (cause == e ? "" : "Caused by: ") + cause.getClass().getName());
            for (StackTraceElement frame : cause.getStackTrace()) {
                shell.err().println("\tat " + frame);
            }
        }
    }
}

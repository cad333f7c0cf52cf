package io.sigil.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code sigil}; each of its subcommands is a class of its own. */
@Command(name = "sigil", mixinStandardHelpOptions = true, description = "Encrypts columns of a running database.")
public final class Sigil {

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Sigil()).execute(arguments));
    }
}

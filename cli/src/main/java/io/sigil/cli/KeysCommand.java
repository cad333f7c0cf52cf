package io.sigil.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sigil keys}: see docs/keys.md. */
@Command(
        name = "keys",
        description = "Data keys: list, rotate, rewrap, retire, shred, admit, export, import.",
        subcommands = {
            KeysList.class,
            KeysRotate.class,
            KeysRewrap.class,
            KeysRetire.class,
            KeysShred.class,
            KeysAdmit.class,
            KeysExport.class,
            KeysImport.class
        })
final class KeysCommand implements Runnable {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command of sigil keys?");
    }
}

package io.sigil.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code sigil}; each of its subcommands is a class of its own. */
@Command(
        name = "sigil",
        mixinStandardHelpOptions = true,
        versionProvider = Sigil.Version.class,
        sortOptions = false,
        description = "Encrypts columns of a running database, and decrypts them again.",
        subcommands = {
            InitCommand.class,
            CheckCommand.class,
            ExplainCommand.class,
            DdlCommand.class,
            EncryptCommand.class,
            VerifyCommand.class,
            StatusCommand.class,
            ReencryptCommand.class,
            DecryptCommand.class,
            KeysCommand.class
        },
        footerHeading = "%nThe database:%n",
        footer = {
            "  Every command takes --url and --rules, or SIGIL_URL and SIGIL_RULES. The password comes from",
            "  --password-file, --password-env, SIGIL_PASSWORD or a question; never from an argument.",
            "  The driver of the database is given by --driver-path or SIGIL_DRIVER_PATH.",
            "",
            "Exit codes:",
            "  0 done, 1 findings, 2 usage, 3 refused, 4 database, 5 keys, 70 fault, 130 interrupted",
            "",
            "Example:",
            "  export SIGIL_URL=jdbc:postgresql://db/hr SIGIL_USER=hr SIGIL_PASSWORD_FILE=/run/secrets/hr",
            "  export SIGIL_DRIVER_PATH=/opt/postgresql.jar",
            "  sigil keys list"
        })
public final class Sigil implements Runnable {
    private final Shell shell;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private Sigil(Shell shell) {
        this.shell = shell;
    }

    Shell shell() {
        return shell;
    }

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        Interruption interruption = Interruption.begin();
        int exit = run(Shell.ofProcess(), arguments);
        interruption.close();
        System.exit(exit);
    }

    /** Runs one command within this process and gives its exit code, see {@link ExitCode}. */
    public static int run(Shell shell, String... arguments) {
        CommandLine command = commandLine(shell);
        int exit = command.execute(arguments);
        shell.out().flush();
        shell.err().flush();
        return exit;
    }

    /** The command and all below it. */
    static CommandLine commandLine(Shell shell) {
        Failures failures = new Failures(shell);
        return new CommandLine(new Sigil(shell))
                .setOut(shell.out())
                .setErr(shell.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        shell.isTerminal() && shell.variable("NO_COLOR") == null ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(100)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures);
    }

    /** What the jar says of itself. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Sigil.class.getPackage().getImplementationVersion();
            return new String[] {"sigil " + (version == null ? "of a build without a version" : version)};
        }
    }
}

package io.sigil.cli;

import io.sigil.operations.DatabaseAccess;
import io.sigil.operations.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the database is and who connects. Filled by picocli. */
final class ConnectionOptions {
    private static final Pattern PASSWORD =
            Pattern.compile("[?&;(,](password|pwd)\\d?=[^&;,)]|//[^/?;]*:[^/?;@:]*@", Pattern.CASE_INSENSITIVE);

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    CommandSpec command;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The database: its own jdbc: URL, or the application's jdbc:sigil: one. Default: SIGIL_URL.")
    @Nullable
    String url;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "Who connects. Default: SIGIL_USER, or what the URL says.")
    @Nullable
    String user;

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "The rules file. Default: what the jdbc:sigil: URL says, SIGIL_RULES, or ./sigil.yaml.")
    @Nullable
    String rules;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "The password is the file's first line. Default: SIGIL_PASSWORD_FILE.")
    @Nullable
    Path passwordFile;

    @Option(
            names = "--password-env",
            paramLabel = "NAME",
            description =
                    "The password is in this environment variable. Default: SIGIL_PASSWORD; else a terminal is asked.")
    @Nullable
    String passwordVariable;

    @Option(names = "--password", hidden = true, arity = "0..1", paramLabel = "VALUE", description = "Refused.")
    @SuppressWarnings("DoNotCallSuggester")
    void password(@Nullable String value) {
        throw new ParameterException(
                command.commandLine(),
                "--password isn't taken: every user of the machine sees arguments in its list of processes."
                        + " Use --password-file, --password-env, SIGIL_PASSWORD, or be asked for it");
    }

    @Option(
            names = "--driver-path",
            paramLabel = "JAR",
            split = ",",
            description = "Jars of the database's JDBC driver, and of key services. Default: SIGIL_DRIVER_PATH.")
    @Nullable
    List<Path> driverPath;

    /** @throws ParameterException when the options don't say where to connect */
    DatabaseAccess access(Shell shell) throws SQLException {
        DriverPath.load(command.commandLine(), paths(shell));
        String given = url;
        if (given != null && holdsPassword(given)) {
            throw new ParameterException(
                    command.commandLine(),
                    "--url holds a password: every user of the machine sees arguments in its list of processes."
                            + " Give the URL by SIGIL_URL, or the password by --password-file or SIGIL_PASSWORD");
        }
        String where = given != null ? given : shell.variable("SIGIL_URL");
        if (where == null) {
            throw new ParameterException(command.commandLine(), "Where is the database? Give --url, or set SIGIL_URL");
        }
        String who = user(shell);
        return DatabaseAccess.of(where, who, secret(shell, who));
    }

    /** Whether a URL has a password in it. */
    static boolean holdsPassword(String url) {
        return PASSWORD.matcher(url).find();
    }

    /** Who connects; null: nobody said. */
    @Nullable
    String user(Shell shell) {
        return user != null ? user : shell.variable("SIGIL_USER");
    }

    /** The file that holds the password; null when it comes from elsewhere. */
    @Nullable
    String passwordFile(Shell shell) {
        return passwordFile != null ? passwordFile.toString() : shell.variable("SIGIL_PASSWORD_FILE");
    }

    /** The database under its rules. */
    Target open(Shell shell) throws SQLException {
        DatabaseAccess access = access(shell);
        return Target.open(access, rulesFile(shell, access));
    }

    Path rulesFile(Shell shell, DatabaseAccess access) {
        String given = rules;
        if (given == null) {
            given = access.rules().orElse(null);
        }
        if (given == null) {
            given = shell.variable("SIGIL_RULES");
        }
        if (given != null && given.startsWith("classpath:")) {
            throw new ParameterException(
                    command.commandLine(),
                    "The rules are on a class path that the command doesn't have; give --rules FILE");
        }
        Path file = Path.of(given == null ? "sigil.yaml" : given);
        if (given == null && !Files.exists(file)) {
            throw new ParameterException(
                    command.commandLine(),
                    "Where are the rules? Give --rules, set SIGIL_RULES, or run where sigil.yaml is");
        }
        return file;
    }

    private List<Path> paths(Shell shell) {
        if (driverPath != null) {
            return driverPath;
        }
        String variable = shell.variable("SIGIL_DRIVER_PATH");
        return variable == null ? List.of() : DriverPath.split(variable);
    }

    private @Nullable String secret(Shell shell, @Nullable String who) {
        if (passwordFile != null) {
            return firstLine(passwordFile);
        }
        if (passwordVariable != null) {
            String value = shell.variable(passwordVariable);
            if (value == null) {
                throw new ParameterException(
                        command.commandLine(), "The environment variable " + passwordVariable + " isn't set");
            }
            return value;
        }
        String value = shell.variable("SIGIL_PASSWORD");
        if (value != null) {
            return value;
        }
        String file = shell.variable("SIGIL_PASSWORD_FILE");
        if (file != null) {
            return firstLine(Path.of(file));
        }
        return who == null ? null : shell.askSecretly("Password of " + who + ": ");
    }

    private String firstLine(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw new ParameterException(command.commandLine(), "The password file can't be read: " + file);
        }
    }
}

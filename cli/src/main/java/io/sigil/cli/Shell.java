package io.sigil.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What surrounds a command: its streams, its environment, and whether somebody sits at a terminal. */
public final class Shell {
    private final PrintWriter out;
    private final PrintWriter err;
    private final InputStream in;
    private final Function<String, @Nullable String> environment;
    private final boolean terminal;

    private Shell(
            PrintWriter out,
            PrintWriter err,
            InputStream in,
            Function<String, @Nullable String> environment,
            boolean terminal) {
        this.out = out;
        this.err = err;
        this.in = in;
        this.environment = environment;
        this.terminal = terminal;
    }

    /** That of this process. Java has a console when both ends are a terminal. */
    public static Shell ofProcess() {
        return new Shell(writer(System.out), writer(System.err), System.in, System::getenv, hasTerminal());
    }

    /** Piped, for programs that call a command within their process. */
    public static Shell piped(
            OutputStream out, OutputStream err, InputStream in, Function<String, @Nullable String> environment) {
        return new Shell(writer(out), writer(err), in, environment, false);
    }

    /** Until Java 22 there is a console only at a terminal; since then it has to be asked. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean hasTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** Results. */
    PrintWriter out() {
        return out;
    }

    /** Errors and progress. */
    PrintWriter err() {
        return err;
    }

    InputStream in() {
        return in;
    }

    /** Null when it isn't set, or empty. */
    @Nullable
    String variable(String name) {
        String value = environment.apply(name);
        return value == null || value.isEmpty() ? null : value;
    }

    boolean isTerminal() {
        return terminal;
    }

    /** Asks for a secret without showing it; null where nobody can be asked. */
    @Nullable
    String askSecretly(String question) {
        Console console = terminal ? System.console() : null;
        char[] answer = console == null ? null : console.readPassword("%s", question);
        return answer == null ? null : new String(answer);
    }

    /** Asks for yes; true where nobody can be asked. */
    boolean agrees(String question) {
        Console console = terminal ? System.console() : null;
        return console == null || "yes".equals(console.readLine("%s Type yes to go on: ", question));
    }

    /** One line of what is piped in, for values that arguments would show. */
    @Nullable
    String line() throws IOException {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
    }
}

package io.sigil.cli;

import io.sigil.error.ErrorCode;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may be shown of an error. Sigil's own messages quote no value. A database's may: of these only the classes of
 * SQLState are shown in words that speak of connections, privileges, names and syntax. Stateless.
 */
final class ErrorText {
    /** Connection, authorization, catalog, schema, rollback, resources, intervention, system; H2's own. */
    private static final Set<String> SPEAKS_OF_NO_ROW =
            Set.of("08", "0A", "25", "28", "3D", "3F", "40", "42", "53", "55", "57", "58", "90");

    private ErrorText() {}

    static String of(SQLException e) {
        if (ErrorCode.isOf(e)) {
            return String.valueOf(e.getMessage());
        }
        String state = e.getSQLState();
        String kind = e.getClass().getSimpleName() + ", SQLState " + state + ", vendor code " + e.getErrorCode();
        return "The database says no: "
                + (maySpeak(state)
                        ? firstLine(e.getMessage()) + " (" + kind + ")"
                        : kind + "; its message isn't shown, because it may quote a value");
    }

    private static boolean maySpeak(@Nullable String state) {
        return state != null && state.length() == 5 && SPEAKS_OF_NO_ROW.contains(state.substring(0, 2));
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "" : message.lines().findFirst().orElse("").replaceAll("jdbc:\\S+", "jdbc:…");
    }

    static ExitCode exit(SQLException e) {
        if (!ErrorCode.isOf(e)) {
            return ExitCode.DATABASE;
        }
        int number = e.getErrorCode();
        if (number == ErrorCode.NO_DELEGATE.number() || number == ErrorCode.RULES_MISSING.number()) {
            return ExitCode.USAGE;
        }
        boolean keys = number / 1000 == 5
                && number != ErrorCode.RETIREMENT_REFUSED.number()
                && number != ErrorCode.KEY_EXPORT_REFUSED.number();
        return keys ? ExitCode.KEYS : ExitCode.REFUSED;
    }
}

package io.sigil.it.conversions;

import java.sql.SQLException;
import java.util.Objects;

/**
 * What came of a call: a value in words, or the kind of failure.
 *
 * @param value null when it failed
 * @param failure null when it didn't
 * @param message of the failure, for whoever reads the table in target/
 */
record Outcome(String value, String failure, String message) {

    /** What is called. */
    interface Call {
        Object call() throws Exception;
    }

    static Outcome of(Call call) {
        try {
            return new Outcome(Described.of(call.call()), null, null);
        } catch (Exception | StackOverflowError e) {
            return new Outcome(
                    null,
                    failure(e),
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    /** {@code SQLState 22}, or {@code unchecked NullPointerException}. */
    static String failure(Throwable e) {
        if (e instanceof SQLException sql) {
            String state = sql.getSQLState();
            return "SQLState " + (state == null || state.length() < 2 ? "none" : state.substring(0, 2));
        }
        return "unchecked " + e.getClass().getSimpleName();
    }

    boolean failed() {
        return failure != null;
    }

    boolean isSqlException() {
        return failed() && failure.startsWith("SQLState");
    }

    boolean isRefusal() {
        return message != null && message.startsWith("SIGIL-");
    }

    boolean sameAs(Outcome other) {
        return Objects.equals(value, other.value) && Objects.equals(failure, other.failure);
    }

    /** As the table has it. */
    String words() {
        return failed() ? failure : value;
    }

    @Override
    public String toString() {
        return failed() ? failure + " (" + message + ")" : value;
    }
}

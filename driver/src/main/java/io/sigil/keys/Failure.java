package io.sigil.keys;

import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.SQLTransientException;

/** A failure that is given to everybody who asks before it may be tried again. Immutable. */
final class Failure {
    private final SQLException first;

    Failure(SQLException first) {
        this.first = first;
    }

    /** A fresh exception for each caller: exceptions are mutable, and its stack trace is the caller's. */
    SQLException again() {
        return isTransient(first)
                ? new SQLTransientException(first.getMessage(), first.getSQLState(), first.getErrorCode(), first)
                : new SQLNonTransientException(first.getMessage(), first.getSQLState(), first.getErrorCode(), first);
    }

    /** Whether the service or the store couldn't be asked, as opposed to having said no. */
    static boolean isTransient(SQLException e) {
        return e instanceof SQLTransientException;
    }
}

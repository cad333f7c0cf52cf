package io.sigil.sql;

import io.sigil.error.ErrorCode;
import java.sql.SQLException;
import java.util.Objects;

/** Why a statement isn't sent. Immutable; quotes no value. */
public final class Refusal {
    private final ErrorCode code;
    private final String message;

    public Refusal(ErrorCode code, String message) {
        this.code = Objects.requireNonNull(code);
        this.message = Objects.requireNonNull(message);
    }

    public ErrorCode code() {
        return code;
    }

    /** A new exception for each call, so that each has its own stack trace. */
    public SQLException exception() {
        return code.exception(message);
    }

    /** The message without its code. */
    @Override
    public String toString() {
        return message;
    }
}

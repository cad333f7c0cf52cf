package io.sigil.sql;

import io.sigil.error.ErrorCode;
import java.util.Objects;

/** Ends the analysis of a statement that won't be sent. Carries no stack trace: it is an outcome, not a fault. */
public final class StatementRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final int token;
    private final String what;
    private final String why;
    private final String remedy;

    /** @param token index of the token to point at; negative: the statement as a whole */
    public StatementRefusedException(ErrorCode code, int token, String what, String why, String remedy) {
        super(what + "; " + why + "; " + remedy, null, false, false);
        this.code = Objects.requireNonNull(code);
        this.token = token;
        this.what = what;
        this.why = why;
        this.remedy = remedy;
    }

    public int token() {
        return token;
    }

    /**
     * @param place such as {@code line 1, column 8}; empty when there is none
     * @param excerpt lines that show the place, each after a line break; may be empty
     */
    public Refusal at(String place, String excerpt) {
        String where = place.isEmpty() ? "" : ", " + place;
        return new Refusal(code, what + where + "; " + why + "; " + remedy + excerpt);
    }
}

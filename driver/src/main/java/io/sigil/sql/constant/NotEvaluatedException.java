package io.sigil.sql.constant;

/** The tokens aren't an expression that Sigil evaluates. Carries no stack trace: it is an outcome, not a fault. */
final class NotEvaluatedException extends Exception {
    private static final long serialVersionUID = 1L;

    NotEvaluatedException() {
        super("not evaluated", null, false, false);
    }
}

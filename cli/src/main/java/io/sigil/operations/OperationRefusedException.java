package io.sigil.operations;

/** An operation that isn't done, with what to do instead. Nothing was changed. Quotes no value. */
public final class OperationRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message "what, where; why; what to do" */
    public OperationRefusedException(String message) {
        super(message);
    }
}

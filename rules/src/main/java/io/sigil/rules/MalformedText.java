package io.sigil.rules;

/** A text that isn't what an entry takes. The message is the reason alone: the text itself may be secret. */
final class MalformedText extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedText(String reason) {
        super(reason, null, false, false);
    }

    /** Why, and what to write instead. */
    String reason() {
        return String.valueOf(getMessage());
    }
}

package io.sigil.jdbc.forwarding;

/** Whether {@code unwrap} may hand out an object of the delegate, which bypasses encryption. */
public enum UnwrapPolicy {
    /** Only Sigil's own objects; the default. */
    DENY,
    /** The delegate's too, where Sigil's isn't of the type asked for. */
    ALLOW
}

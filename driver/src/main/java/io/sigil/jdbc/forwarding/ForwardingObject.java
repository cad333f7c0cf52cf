package io.sigil.jdbc.forwarding;

/**
 * An object with an identity of its own. Statement caches and pools key on it, so the delegate's {@code equals} must
 * not shine through; and many delegates print SQL and parameter values, so neither must their {@code toString}.
 */
abstract class ForwardingObject {
    ForwardingObject() {}

    @Override
    public final boolean equals(Object other) {
        return this == other;
    }

    @Override
    public final int hashCode() {
        return System.identityHashCode(this);
    }

    /** Class name and identity, nothing else; overridden only where what is shown can't hold a ruled value. */
    @Override
    public String toString() {
        return getClass().getName() + '@' + Integer.toHexString(hashCode());
    }
}

package io.sigil.sql.constant;

import org.jspecify.annotations.Nullable;

/** The values of a statement's placeholders and literals. */
@FunctionalInterface
public interface SlotValues {
    /** The value bound to the placeholder, or the literal's; null: SQL NULL. */
    @Nullable
    Object of(int slot);
}

package io.sigil.operations.rows;

import org.jspecify.annotations.Nullable;

/** What a column's type makes of it as a part of a key. Immutable. */
final class KeyType {
    private final @Nullable KeyCarrier carrier;
    private final @Nullable String textOf;
    private final String cast;
    private final boolean nullable;

    private KeyType(@Nullable KeyCarrier carrier, @Nullable String textOf, String cast, boolean nullable) {
        this.carrier = carrier;
        this.textOf = textOf;
        this.cast = cast;
        this.nullable = nullable;
    }

    /** Travels as it is. */
    static KeyType direct(KeyCarrier carrier, boolean nullable) {
        return new KeyType(carrier, null, "?", nullable);
    }

    /**
     * Travels as the database's own text of it.
     *
     * @param textOf the cast to a text, with {@code %s} where the column stands
     * @param cast from the text back, with one placeholder
     */
    static KeyType asText(String textOf, String cast, boolean nullable) {
        return new KeyType(KeyCarrier.TEXT, textOf, cast, nullable);
    }

    /** Serves in no key. */
    static KeyType none() {
        return new KeyType(null, null, "?", true);
    }

    boolean isNullable() {
        return nullable;
    }

    /** Null when the type serves in no key. */
    @Nullable
    KeyColumn column(String name, String sql, boolean ruled) {
        if (carrier == null) {
            return null;
        }
        String selected = textOf == null ? sql : String.format(textOf, sql);
        return new KeyColumn(name, sql, carrier, selected, cast, ruled);
    }
}

package io.sigil.engine;

/**
 * Where a compared value, or a LIKE pattern, stands among the values of a searchable column. Validated and canonical; no key
 * was asked for. Made by {@link ColumnCipher#searchPoint} and {@link ColumnCipher#patternPoint}. Immutable.
 */
public final class SearchPoint {
    SearchPoint() {}

    /** Tells nothing of the value. */
    @Override
    public String toString() {
        return "SearchPoint";
    }
}

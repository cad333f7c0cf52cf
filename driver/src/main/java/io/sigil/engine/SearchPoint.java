package io.sigil.engine;

import io.sigil.codec.Standing;

/**
 * Where a compared value, or what a LIKE pattern matches, stands among the values of a searchable column. Validated and
 * canonical; no key was asked for. Made by {@link ColumnCipher#searchPoint} and {@link ColumnCipher#patternPoint}. Immutable.
 */
public final class SearchPoint {
    enum Kind {
        /** At the values whose search tokens are made of the content. */
        AT,
        /** Before these values and after all smaller ones. */
        BEFORE,
        /** After these values and before all greater ones. */
        AFTER,
        /** At the values that begin with the content. */
        PREFIX,
        /** At every value. */
        ALL,
        /** Before every value. */
        BEFORE_ALL,
        /** After every value. */
        AFTER_ALL,
        /** At none, of values without an order. */
        NONE
    }

    private static final byte[] NOTHING = {};

    private final Kind kind;
    private final byte[] content;

    private SearchPoint(Kind kind, byte[] content) {
        this.kind = kind;
        this.content = content;
    }

    static SearchPoint at(byte[] content) {
        return new SearchPoint(Kind.AT, content);
    }

    static SearchPoint prefix(byte[] content) {
        return new SearchPoint(Kind.PREFIX, content);
    }

    static SearchPoint all() {
        return new SearchPoint(Kind.ALL, NOTHING);
    }

    static SearchPoint none() {
        return new SearchPoint(Kind.NONE, NOTHING);
    }

    /** @param content made of the value beside which a compared one stands */
    static SearchPoint beside(Standing.Side side, byte[] content) {
        switch (side) {
            case BEFORE:
                return new SearchPoint(Kind.BEFORE, content);
            case AT:
                return at(content);
            case AFTER:
                return new SearchPoint(Kind.AFTER, content);
        }
        throw new AssertionError(side);
    }

    /** Beyond the first or last value. */
    static SearchPoint beyond(Standing.Side side) {
        return new SearchPoint(side == Standing.Side.BEFORE ? Kind.BEFORE_ALL : Kind.AFTER_ALL, NOTHING);
    }

    Kind kind() {
        return kind;
    }

    /** What the search token, or the beginning of one, is made of. Not to be changed. */
    byte[] content() {
        return content;
    }

    /** Tells nothing of the value. */
    @Override
    public String toString() {
        return "SearchPoint";
    }
}

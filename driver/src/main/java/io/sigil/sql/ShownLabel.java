package io.sigil.sql;

import java.util.List;
import java.util.function.IntFunction;

/** A label that plaintext would give a column, with the parameters whose values the driver would have written into it. */
public final class ShownLabel {
    /** MySQL and MariaDB cut what they take from the text. */
    private static final int MAX_LENGTH = 255;

    /** The delegate's own, without the functions that cut tokens out of cells. */
    public static final ShownLabel UNCUT = new ShownLabel(List.of(""), List.of());

    private final List<String> pieces;
    private final List<Integer> parameters;

    /**
     * @param pieces one more than there are parameters
     * @param parameters 1-based, of the application's SQL
     */
    public ShownLabel(List<String> pieces, List<Integer> parameters) {
        this.pieces = List.copyOf(pieces);
        this.parameters = List.copyOf(parameters);
    }

    public boolean hasParameters() {
        return !parameters.isEmpty();
    }

    /** @param shown how the driver would write a parameter's value */
    public String label(IntFunction<String> shown) {
        StringBuilder text = new StringBuilder(pieces.get(0));
        for (int i = 0; i < parameters.size(); i++) {
            text.append(shown.apply(parameters.get(i))).append(pieces.get(i + 1));
        }
        int length = text.codePointCount(0, text.length());
        return length <= MAX_LENGTH ? text.toString() : text.substring(0, text.offsetByCodePoints(0, MAX_LENGTH));
    }
}

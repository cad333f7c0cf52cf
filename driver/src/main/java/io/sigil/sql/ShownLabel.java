package io.sigil.sql;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A label that plaintext would give a column, with the parameters whose values the driver would have written into it. */
public final class ShownLabel {
    /** MySQL and MariaDB cut what they take from the text. */
    private static final int MAX_LENGTH = 255;

    private static final Pattern BETWEEN = Pattern.compile(" (?:NOT )?BETWEEN ");

    private final List<String> pieces;
    private final List<Integer> parameters;
    private final @Nullable List<Integer> order;
    private final @Nullable String operator;

    /**
     * @param pieces one more than there are parameters
     * @param parameters 1-based, of the application's SQL
     */
    public ShownLabel(List<String> pieces, List<Integer> parameters) {
        this(pieces, parameters, null, null);
    }

    private ShownLabel(
            List<String> pieces, List<Integer> parameters, @Nullable List<Integer> order, @Nullable String operator) {
        this.pieces = List.copyOf(pieces);
        this.parameters = List.copyOf(parameters);
        this.order = order;
        this.operator = operator;
    }

    /**
     * The delegate's own, without the functions that cut tokens out of cells.
     *
     * @param order for each operand of AND the place that it gets, from 0; empty: they stay where they are
     */
    public static ShownLabel uncut(List<Integer> order) {
        return new ShownLabel(List.of(""), List.of(), List.copyOf(order), null);
    }

    /**
     * The delegate's own up to BETWEEN, and a comparison with a pattern.
     *
     * @param pattern the text of a literal
     */
    public static ShownLabel like(String operator, String pattern) {
        return new ShownLabel(List.of(pattern), List.of(), null, operator);
    }

    /** Whether it is the delegate's own without the functions that cut; null: it isn't. */
    public @Nullable List<Integer> uncutOrder() {
        return order;
    }

    /**
     * The delegate's own up to BETWEEN, with the comparison that stood there; null: it isn't such a one.
     *
     * @param own the delegate's label
     * @param literal how a text is printed
     */
    public @Nullable String like(String own, UnaryOperator<String> literal) {
        Matcher between = operator == null ? null : BETWEEN.matcher(own);
        if (between == null) {
            return null;
        }
        return between.find()
                ? own.substring(0, between.start()) + ' ' + operator + ' ' + literal.apply(pieces.get(0))
                : own;
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

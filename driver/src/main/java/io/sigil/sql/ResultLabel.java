package io.sigil.sql;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a plaintext database would call a result column whose name it takes from the text. Immutable. */
public final class ResultLabel {
    /** The delegate's own, without the functions that cut tokens out of cells. */
    public static final ResultLabel UNCUT = new ResultLabel(Kind.UNCUT, null, -1, -1, List.of());

    /** Where it comes from. */
    public enum Kind {
        /** It is what it is, whatever the values are. */
        FIXED,
        /** The application's own text. */
        TEXT,
        /** The delegate's own, without the functions that cut tokens out of cells. */
        UNCUT,
        /** The delegate's own with a comparison with one value in the place of BETWEEN and its bounds. */
        LIKE
    }

    private final Kind kind;
    private final @Nullable String fixed;
    private final int firstToken;
    private final int lastToken;
    private final List<Integer> order;

    private ResultLabel(Kind kind, @Nullable String fixed, int firstToken, int lastToken, List<Integer> order) {
        this.kind = kind;
        this.fixed = fixed;
        this.firstToken = firstToken;
        this.lastToken = lastToken;
        this.order = List.copyOf(order);
    }

    /** Whatever the values are. */
    public static ResultLabel fixed(String label) {
        return new ResultLabel(Kind.FIXED, label, 0, 0, List.of());
    }

    /**
     * The application's own text.
     *
     * @param lastToken inclusive
     */
    public static ResultLabel text(int firstToken, int lastToken) {
        return new ResultLabel(Kind.TEXT, null, firstToken, lastToken, List.of());
    }

    /**
     * The delegate's own, whose operands of AND the database has put into another order.
     *
     * @param order for each operand of the delegate's label, from 0, the place that it has in the application's text
     */
    public static ResultLabel uncut(List<Integer> order) {
        return new ResultLabel(Kind.UNCUT, null, -1, -1, order);
    }

    /**
     * The delegate's own up to BETWEEN, and a comparison with a pattern.
     *
     * @param operator such as NOT LIKE
     * @param patternToken a literal
     */
    public static ResultLabel like(String operator, int patternToken) {
        return new ResultLabel(Kind.LIKE, operator, patternToken, patternToken, List.of());
    }

    public Kind kind() {
        return kind;
    }

    /** Of a FIXED one the label, of LIKE its operator. */
    public @Nullable String fixed() {
        return fixed;
    }

    public int firstToken() {
        return firstToken;
    }

    public int lastToken() {
        return lastToken;
    }

    /** Empty: the operands stand where they stood. */
    public List<Integer> order() {
        return order;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ResultLabel
                && kind == ((ResultLabel) other).kind
                && Objects.equals(fixed, ((ResultLabel) other).fixed)
                && firstToken == ((ResultLabel) other).firstToken
                && lastToken == ((ResultLabel) other).lastToken
                && order.equals(((ResultLabel) other).order);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, fixed, firstToken, lastToken, order);
    }
}

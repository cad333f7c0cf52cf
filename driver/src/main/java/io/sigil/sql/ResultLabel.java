package io.sigil.sql;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a plaintext database would call a result column whose name it takes from the text. Immutable. */
public final class ResultLabel {
    /** The delegate's own, without the functions that cut tokens out of cells. */
    public static final ResultLabel UNCUT = new ResultLabel(null, -1, -1);

    private final @Nullable String fixed;
    private final int firstToken;
    private final int lastToken;

    private ResultLabel(@Nullable String fixed, int firstToken, int lastToken) {
        this.fixed = fixed;
        this.firstToken = firstToken;
        this.lastToken = lastToken;
    }

    /** Whatever the values are. */
    public static ResultLabel fixed(String label) {
        return new ResultLabel(label, 0, 0);
    }

    /**
     * The application's own text.
     *
     * @param lastToken inclusive
     */
    public static ResultLabel text(int firstToken, int lastToken) {
        return new ResultLabel(null, firstToken, lastToken);
    }

    /** Null: {@link #text} from one token to the other. */
    public @Nullable String fixed() {
        return fixed;
    }

    public int firstToken() {
        return firstToken;
    }

    public int lastToken() {
        return lastToken;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ResultLabel
                && Objects.equals(fixed, ((ResultLabel) other).fixed)
                && firstToken == ((ResultLabel) other).firstToken
                && lastToken == ((ResultLabel) other).lastToken;
    }

    @Override
    public int hashCode() {
        return Objects.hash(fixed, firstToken, lastToken);
    }
}

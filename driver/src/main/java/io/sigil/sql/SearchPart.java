package io.sigil.sql;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which bytes of a value are sent, and how it is read when it is the pattern of a LIKE. Immutable. */
public final class SearchPart {
    /** A whole cell. */
    public static final SearchPart CELL = of(CellPart.CELL);

    private final CellPart part;
    private final @Nullable Character escape;

    private SearchPart(CellPart part, @Nullable Character escape) {
        this.part = part;
        this.escape = escape;
    }

    public static SearchPart of(CellPart part) {
        return new SearchPart(part, null);
    }

    /** @param escape what makes a wildcard an ordinary character; null: nothing does */
    public static SearchPart ofPattern(CellPart part, @Nullable Character escape) {
        return new SearchPart(part, escape);
    }

    /** The same reading of the value, but other bytes of it. */
    public SearchPart with(CellPart other) {
        return new SearchPart(other, escape);
    }

    public CellPart part() {
        return part;
    }

    /** Of a pattern; null: there is none. */
    public @Nullable Character escape() {
        return escape;
    }

    /** Whether the value is the pattern of a LIKE. */
    public boolean isPattern() {
        return part == CellPart.PATTERN_FROM || part == CellPart.PATTERN_TO;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SearchPart
                && part == ((SearchPart) other).part
                && Objects.equals(escape, ((SearchPart) other).escape);
    }

    @Override
    public int hashCode() {
        return Objects.hash(part, escape);
    }

    @Override
    public String toString() {
        return part.toString();
    }
}

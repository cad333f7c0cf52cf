package io.sigil.sql;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which bytes of a value are sent, and how it is read when it is the pattern of a LIKE. Immutable. */
public final class SearchPart {
    /** A whole cell. */
    public static final SearchPart CELL = of(CellPart.CELL);

    private final CellPart part;
    private final @Nullable Character escape;
    private final StoredForm form;

    private SearchPart(CellPart part, @Nullable Character escape, StoredForm form) {
        this.part = part;
        this.escape = escape;
        this.form = form;
    }

    public static SearchPart of(CellPart part) {
        return new SearchPart(part, null, StoredForm.WRITTEN);
    }

    /** @param escape what makes a wildcard an ordinary character; null: nothing does */
    public static SearchPart ofPattern(CellPart part, @Nullable Character escape) {
        return new SearchPart(part, escape, StoredForm.WRITTEN);
    }

    /** The same of another form of the value. */
    public SearchPart in(StoredForm other) {
        return new SearchPart(part, escape, other);
    }

    /** The same reading of the value, but other bytes of it. */
    public SearchPart with(CellPart other) {
        return new SearchPart(other, escape, form);
    }

    public CellPart part() {
        return part;
    }

    /** Of which of the forms that the column may hold. */
    public StoredForm form() {
        return form;
    }

    /** Of a pattern; null: there is none. */
    public @Nullable Character escape() {
        return escape;
    }

    /** Whether the value is the pattern of a LIKE. */
    public boolean isPattern() {
        return part == CellPart.PATTERN_FROM || part == CellPart.PATTERN_TO || part == CellPart.PATTERN;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SearchPart
                && part == ((SearchPart) other).part
                && form == ((SearchPart) other).form
                && Objects.equals(escape, ((SearchPart) other).escape);
    }

    @Override
    public int hashCode() {
        return Objects.hash(part, escape, form);
    }

    @Override
    public String toString() {
        return form == StoredForm.WRITTEN ? part.toString() : part + " of " + form;
    }
}

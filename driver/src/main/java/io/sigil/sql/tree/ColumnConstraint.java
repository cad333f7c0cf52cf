package io.sigil.sql.tree;

import io.sigil.sql.Name;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What follows the type in a column definition, one piece of it. Immutable. */
public final class ColumnConstraint {

    /** What a piece says of its column. */
    public enum Kind {
        /** NOT NULL, NULL, DEFAULT NULL, COMMENT, a position, DEFERRABLE: the same for cells as for values. */
        HARMLESS,
        /** DEFAULT NULL::varchar, whose type isn't that of cells. */
        TYPED_NULL,
        /** A default that isn't NULL. */
        DEFAULT,
        PRIMARY_KEY,
        UNIQUE,
        REFERENCES,
        CHECK,
        COLLATE,
        /** GENERATED, AUTO_INCREMENT, ON UPDATE and whatever the grammar doesn't know. */
        OTHER
    }

    private final Kind kind;
    private final int firstToken;
    private final int lastToken;
    private final String keyword;
    private final List<Name> names;
    private final @Nullable Reference reference;

    /**
     * @param keyword its first word in upper case
     * @param names every word and identifier within it
     */
    public ColumnConstraint(
            Kind kind, int firstToken, int lastToken, String keyword, List<Name> names, @Nullable Reference reference) {
        this.kind = kind;
        this.firstToken = firstToken;
        this.lastToken = lastToken;
        this.keyword = keyword;
        this.names = List.copyOf(names);
        this.reference = reference;
    }

    public Kind kind() {
        return kind;
    }

    public int firstToken() {
        return firstToken;
    }

    /** Inclusive. */
    public int lastToken() {
        return lastToken;
    }

    public String keyword() {
        return keyword;
    }

    public List<Name> names() {
        return names;
    }

    /** Present for REFERENCES. */
    public Optional<Reference> reference() {
        return Optional.ofNullable(reference);
    }
}

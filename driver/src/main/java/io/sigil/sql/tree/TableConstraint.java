package io.sigil.sql.tree;

import io.sigil.sql.Name;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A table constraint or index of CREATE TABLE or ALTER TABLE: its keyword and the identifiers that it names. Immutable. */
public final class TableConstraint {
    private final int token;
    private final String keyword;
    private final List<Name> columns;
    private final List<Name> computed;
    private final @Nullable Reference reference;

    public TableConstraint(
            int token, String keyword, List<Name> columns, List<Name> computed, @Nullable Reference reference) {
        this.token = token;
        this.keyword = keyword;
        this.columns = List.copyOf(columns);
        this.computed = List.copyOf(computed);
        this.reference = reference;
    }

    public int token() {
        return token;
    }

    /** PRIMARY, UNIQUE, FOREIGN, CHECK, INDEX, KEY, EXCLUDE, LIKE… in upper case. */
    public String keyword() {
        return keyword;
    }

    /** The columns that are its keys as they are. */
    public List<Name> columns() {
        return columns;
    }

    /** The identifiers of everything else in it: expressions, prefixes, conditions. */
    public List<Name> computed() {
        return computed;
    }

    /** Present for FOREIGN KEY and LIKE. */
    public Optional<Reference> reference() {
        return Optional.ofNullable(reference);
    }
}

package io.sigil.sql.typing;

import io.sigil.origin.Origin;
import io.sigil.origin.Trait;
import io.sigil.sql.tree.Query;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One column that a query or a FROM item gives. Immutable. */
final class OutputColumn {
    private final @Nullable String name;
    private final CipherType type;
    private final boolean fromStar;
    private final Query.@Nullable SelectItem unnamed;

    /** @param name as it may be referred to; null: the database makes one up */
    OutputColumn(@Nullable String name, CipherType type) {
        this(name, type, false, null);
    }

    private OutputColumn(@Nullable String name, CipherType type, boolean fromStar, Query.@Nullable SelectItem unnamed) {
        this.unnamed = unnamed;
        this.name = name;
        this.type = type;
        this.fromStar = fromStar;
    }

    /** An expression without an alias, which the database names itself. */
    static OutputColumn unnamed(Query.SelectItem item, CipherType type) {
        return new OutputColumn(null, type, false, item);
    }

    /** Null when the column has a name. */
    Query.@Nullable SelectItem unnamed() {
        return unnamed;
    }

    @Nullable
    String name() {
        return name;
    }

    CipherType type() {
        return type;
    }

    OutputColumn renamed(String newName) {
        return new OutputColumn(newName, type, fromStar, null);
    }

    /** Computed columns that the database may or may not keep in a temporary table. */
    static List<OutputColumn> mayBeStored(List<OutputColumn> columns) {
        List<OutputColumn> stored = new ArrayList<>();
        for (OutputColumn column : columns) {
            Origin origin = column.type.derivation().origin();
            boolean computed = origin.isAny(Trait.CHOSEN_BY_EXPRESSION, Trait.NULLIF, Trait.SUBQUERY);
            stored.add(computed ? column.typed(column.type.derived(Trait.MAY_BE_STORED)) : column);
        }
        return stored;
    }

    OutputColumn typed(CipherType newType) {
        return new OutputColumn(name, newType, fromStar, unnamed);
    }

    /** Whether the catalog says that it is there, not the statement. */
    boolean fromStar() {
        return fromStar;
    }

    OutputColumn starred() {
        return new OutputColumn(name, type, true, unnamed);
    }
}

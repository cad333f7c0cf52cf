package io.sigil.sql.typing;

import io.sigil.sql.tree.Expression;
import org.jspecify.annotations.Nullable;

/** One column that a query or a FROM item gives. Immutable. */
final class OutputColumn {
    private final @Nullable String name;
    private final CipherType type;
    private final boolean fromStar;
    private final @Nullable Expression source;

    /** @param name as it may be referred to; null: the database makes one up */
    OutputColumn(@Nullable String name, CipherType type) {
        this(name, type, false, null);
    }

    /** @param source the expression of the select list that it is */
    OutputColumn(@Nullable String name, CipherType type, Expression source) {
        this(name, type, false, source);
    }

    private OutputColumn(@Nullable String name, CipherType type, boolean fromStar, @Nullable Expression source) {
        this.source = source;
        this.name = name;
        this.type = type;
        this.fromStar = fromStar;
    }

    @Nullable
    String name() {
        return name;
    }

    CipherType type() {
        return type;
    }

    /** What the select list that is being typed has for it; null when it comes from elsewhere. */
    @Nullable
    Expression source() {
        return source;
    }

    OutputColumn renamed(String newName) {
        return new OutputColumn(newName, type, fromStar, null);
    }

    OutputColumn typed(CipherType newType) {
        return new OutputColumn(name, newType, fromStar, null);
    }

    /** Whether the catalog says that it is there, not the statement. */
    boolean fromStar() {
        return fromStar;
    }

    OutputColumn starred() {
        return new OutputColumn(name, type, true, null);
    }
}

package io.sigil.sql.typing;

import io.sigil.origin.Origin;
import io.sigil.origin.Trait;
import io.sigil.sql.LooseName;
import io.sigil.sql.Name;
import io.sigil.sql.tree.Expression;
import io.sigil.sql.tree.Query;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One column that a query or a FROM item gives. Immutable. */
final class OutputColumn {
    private final @Nullable String name;
    private final CipherType type;
    private final boolean fromStar;
    private final @Nullable Expression source;
    private final Query.@Nullable SelectItem unnamed;
    private final @Nullable String label;

    /** @param name as it may be referred to; null: the database makes one up */
    OutputColumn(@Nullable String name, CipherType type) {
        this(name, type, false, null, null);
    }

    private OutputColumn(
            @Nullable String name,
            CipherType type,
            boolean fromStar,
            @Nullable Expression source,
            Query.@Nullable SelectItem unnamed) {
        this(name, type, fromStar, source, unnamed, null);
    }

    private OutputColumn(
            @Nullable String name,
            CipherType type,
            boolean fromStar,
            @Nullable Expression source,
            Query.@Nullable SelectItem unnamed,
            @Nullable String label) {
        this.label = label;
        this.name = name;
        this.type = type;
        this.fromStar = fromStar;
        this.source = source;
        this.unnamed = unnamed;
    }

    /**
     * A column of a select list.
     *
     * @param name null: the database names it after the expression
     */
    static OutputColumn of(@Nullable String name, CipherType type, Expression source, Query.SelectItem item) {
        return new OutputColumn(name, type, false, source, name == null ? item : null);
    }

    /** What it is named after; null when it has a name, or comes from elsewhere. */
    Query.@Nullable SelectItem unnamed() {
        return unnamed;
    }

    /** What plaintext would call it, as the statement that is sent calls it otherwise; null: it doesn't. */
    @Nullable
    String label() {
        return label;
    }

    OutputColumn labelled(String newLabel) {
        return new OutputColumn(name, type, fromStar, source, unnamed, newLabel);
    }

    @Nullable
    String name() {
        return name;
    }

    CipherType type() {
        return type;
    }

    /** Whether the database may mean this column by the name. */
    boolean mayBeNamed(Name other) {
        return name != null && LooseName.of(name).equals(LooseName.of(other.text()));
    }

    /** What the select list that is being typed has for it; null when it comes from elsewhere. */
    @Nullable
    Expression source() {
        return source;
    }

    static List<CipherType> types(List<OutputColumn> columns) {
        List<CipherType> types = new ArrayList<>();
        columns.forEach(column -> types.add(column.type));
        return types;
    }

    OutputColumn renamed(String newName) {
        return new OutputColumn(newName, type, fromStar, null, null);
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
        return new OutputColumn(name, newType, fromStar, null, unnamed);
    }

    /** Whether the catalog says that it is there, not the statement. */
    boolean fromStar() {
        return fromStar;
    }

    OutputColumn starred() {
        return new OutputColumn(name, type, true, null, unnamed);
    }
}

package io.sigil.sql.typing;

import io.sigil.origin.Origin;
import io.sigil.origin.Trait;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One column that a query or a FROM item gives. Immutable. */
final class OutputColumn {
    private final @Nullable String name;
    private final CipherType type;
    private final boolean fromStar;

    /** @param name as it may be referred to; null: the database makes one up */
    OutputColumn(@Nullable String name, CipherType type) {
        this(name, type, false);
    }

    private OutputColumn(@Nullable String name, CipherType type, boolean fromStar) {
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

    OutputColumn renamed(String newName) {
        return new OutputColumn(newName, type, fromStar);
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
        return new OutputColumn(name, newType, fromStar);
    }

    /** Whether the catalog says that it is there, not the statement. */
    boolean fromStar() {
        return fromStar;
    }

    OutputColumn starred() {
        return new OutputColumn(name, type, true);
    }
}

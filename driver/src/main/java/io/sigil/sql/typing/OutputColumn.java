package io.sigil.sql.typing;

import io.sigil.sql.LooseName;
import io.sigil.sql.Name;
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

    /** Whether the database may mean this column by the name. */
    boolean mayBeNamed(Name other) {
        return name != null && LooseName.of(name).equals(LooseName.of(other.text()));
    }

    OutputColumn renamed(String newName) {
        return new OutputColumn(newName, type, fromStar);
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

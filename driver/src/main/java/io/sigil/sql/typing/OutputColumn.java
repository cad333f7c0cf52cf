package io.sigil.sql.typing;

import org.jspecify.annotations.Nullable;

/** One column that a query or a FROM item gives. Immutable. */
final class OutputColumn {
    private final @Nullable String name;
    private final CipherType type;

    /** @param name as it may be referred to; null: the database makes one up */
    OutputColumn(@Nullable String name, CipherType type) {
        this.name = name;
        this.type = type;
    }

    @Nullable
    String name() {
        return name;
    }

    CipherType type() {
        return type;
    }

    OutputColumn renamed(String newName) {
        return new OutputColumn(newName, type);
    }

    OutputColumn typed(CipherType newType) {
        return new OutputColumn(name, newType);
    }
}

package io.sigil.sql;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One column of a table as the database has it, ruled or plain. Immutable. */
public final class Attribute {
    private final String name;
    private final @Nullable RuledColumn ruled;

    public Attribute(String name, @Nullable RuledColumn ruled) {
        this.name = Objects.requireNonNull(name);
        this.ruled = ruled;
    }

    /** As the database spells it. */
    public String name() {
        return name;
    }

    /** Null: a plain column. */
    public @Nullable RuledColumn ruled() {
        return ruled;
    }

    @Override
    public String toString() {
        return name;
    }
}

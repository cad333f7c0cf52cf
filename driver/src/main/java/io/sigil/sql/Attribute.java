package io.sigil.sql;

import io.sigil.origin.Origin;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One column of a table as the database has it, ruled or plain. Immutable. */
public final class Attribute {
    private final String name;
    private final @Nullable RuledColumn ruled;
    private final Origin origin;

    public Attribute(String name, @Nullable RuledColumn ruled) {
        this(name, ruled, Origin.DIRECT);
    }

    /** @param origin how a column of a view comes of the ruled one */
    public Attribute(String name, @Nullable RuledColumn ruled, Origin origin) {
        this.origin = origin;
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

    public Origin origin() {
        return origin;
    }

    @Override
    public String toString() {
        return name;
    }
}

package io.sigil.sql.tree;

import io.sigil.sql.Name;
import java.util.List;

/** One column definition of CREATE TABLE or ALTER TABLE. Immutable. */
public final class ColumnDefinition {
    private final Name name;
    private final int token;
    private final int typeStart;
    private final int typeEnd;
    private final int end;
    private final String type;
    private final List<ColumnConstraint> constraints;

    /**
     * @param token index of the token with its name
     * @param typeStart index of the type's first token
     * @param typeEnd index after the type's last token
     * @param end index after the definition's last token
     * @param type the type's tokens; see {@link #type()}
     */
    public ColumnDefinition(
            Name name,
            int token,
            int typeStart,
            int typeEnd,
            int end,
            String type,
            List<ColumnConstraint> constraints) {
        this.name = name;
        this.token = token;
        this.typeStart = typeStart;
        this.typeEnd = typeEnd;
        this.end = end;
        this.type = type;
        this.constraints = List.copyOf(constraints);
    }

    public Name name() {
        return name;
    }

    public int token() {
        return token;
    }

    public int typeStart() {
        return typeStart;
    }

    public int typeEnd() {
        return typeEnd;
    }

    public int end() {
        return end;
    }

    /** The type in upper case, words separated by one space: {@code CHARACTER VARYING(11)}. */
    public String type() {
        return type;
    }

    public List<ColumnConstraint> constraints() {
        return constraints;
    }
}

package io.sigil.operations.init;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A rule that is proposed for one column, and why. Quotes no value. Immutable. */
public final class Proposal {
    private final String table;
    private final String column;
    private final String kind;
    private final String why;
    private final String type;
    private final String options;
    private final @Nullable String alternative;

    /**
     * @param table as the rules file spells it
     * @param options the entries after {@code type}, each with a comma before it
     * @param alternative entries that an operator may prefer, when there are some; for a comment
     */
    Proposal(
            String table,
            String column,
            String kind,
            String why,
            String type,
            String options,
            @Nullable String alternative) {
        this.table = Objects.requireNonNull(table);
        this.column = Objects.requireNonNull(column);
        this.kind = Objects.requireNonNull(kind);
        this.why = Objects.requireNonNull(why);
        this.type = Objects.requireNonNull(type);
        this.options = Objects.requireNonNull(options);
        this.alternative = alternative;
    }

    /** As the rules file spells it. */
    public String table() {
        return table;
    }

    /** As the rules file spells it. */
    public String column() {
        return column;
    }

    /** Such as {@code e-mail addresses}. */
    public String kind() {
        return kind;
    }

    /** What it was found by. */
    public String why() {
        return why;
    }

    /** The logical type. */
    public String type() {
        return type;
    }

    /** The other entries of the rule, as the rules file has them. */
    public String options() {
        return options.startsWith(", ") ? options.substring(2) : options;
    }

    /** Lines of the rules file, without indentation. */
    String yaml(String key) {
        String shownType = type.contains(",") ? "\"" + type + "\"" : type;
        return "# " + kind + "; " + why + "\n"
                + (alternative == null ? "" : "# " + alternative + "\n")
                + column + ": {key: " + key + ", type: " + shownType + options + ", state: migrating}";
    }
}

package io.sigil.sql.tree;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** CREATE INDEX of any kind. Immutable. */
public final class CreateIndex extends Statement {

    /** What the index does with its keys. */
    public enum Kind {
        LOOKUP,
        UNIQUE,
        /** FULLTEXT or SPATIAL: looks into the values. */
        CONTENT
    }

    private final FromItem.Table table;
    private final Kind kind;
    private final List<Expression> keys;
    private final List<Expression> prefixes;
    private final List<Expression> included;
    private final @Nullable Expression where;

    public CreateIndex(
            FromItem.Table table,
            Kind kind,
            List<Expression> keys,
            List<Expression> prefixes,
            List<Expression> included,
            @Nullable Expression where) {
        this.table = table;
        this.kind = kind;
        this.keys = List.copyOf(keys);
        this.prefixes = List.copyOf(prefixes);
        this.included = List.copyOf(included);
        this.where = where;
    }

    public FromItem.Table table() {
        return table;
    }

    public Kind kind() {
        return kind;
    }

    public List<Expression> keys() {
        return keys;
    }

    /** Columns of which only the beginning is a key, in MySQL and MariaDB. */
    public List<Expression> prefixes() {
        return prefixes;
    }

    /** The columns of INCLUDE. */
    public List<Expression> included() {
        return included;
    }

    /** The condition of a partial index. */
    public Optional<Expression> where() {
        return Optional.ofNullable(where);
    }

    @Override
    public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
        return visitor.visitCreateIndex(this);
    }
}

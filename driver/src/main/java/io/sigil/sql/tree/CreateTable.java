package io.sigil.sql.tree;

import io.sigil.sql.Name;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** CREATE TABLE with column definitions, from a query, or both. Immutable. */
public final class CreateTable extends Statement {
    private final int token;
    private final List<Name> name;
    private final List<ColumnDefinition> columns;
    private final List<TableConstraint> constraints;
    private final List<Name> partitionNames;
    private final @Nullable Query source;
    private final boolean ifNotExists;
    private final int end;

    /**
     * @param token index of the token with the table's name
     * @param end index after the statement's last token
     */
    public CreateTable(
            int token,
            List<Name> name,
            List<ColumnDefinition> columns,
            List<TableConstraint> constraints,
            List<Name> partitionNames,
            @Nullable Query source,
            boolean ifNotExists,
            int end) {
        this.token = token;
        this.name = List.copyOf(name);
        this.columns = List.copyOf(columns);
        this.constraints = List.copyOf(constraints);
        this.partitionNames = List.copyOf(partitionNames);
        this.source = source;
        this.ifNotExists = ifNotExists;
        this.end = end;
    }

    public int token() {
        return token;
    }

    public List<Name> name() {
        return name;
    }

    public List<ColumnDefinition> columns() {
        return columns;
    }

    public List<TableConstraint> constraints() {
        return constraints;
    }

    /** Every identifier of PARTITION BY. */
    public List<Name> partitionNames() {
        return partitionNames;
    }

    /** The query whose rows it copies. */
    public Optional<Query> source() {
        return Optional.ofNullable(source);
    }

    /** Whether the table may be there already, and stays as it is then. */
    public boolean ifNotExists() {
        return ifNotExists;
    }

    /** Index after the statement's last token. */
    public int end() {
        return end;
    }

    @Override
    public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
        return visitor.visitCreateTable(this);
    }
}

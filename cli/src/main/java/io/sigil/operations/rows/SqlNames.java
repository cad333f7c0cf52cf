package io.sigil.operations.rows;

import io.sigil.dialect.Dialect;
import io.sigil.schema.LocatedTable;
import org.jspecify.annotations.Nullable;

/** Writes names of the database's into statements, always quoted. Immutable. */
public final class SqlNames {
    private final Dialect dialect;

    public SqlNames(Dialect dialect) {
        this.dialect = dialect;
    }

    /** A name as the database spells it, in the quotes that the dialect always takes. */
    public String quoted(String name) {
        String quote = dialect.isMySqlFamily() ? "`" : "\"";
        return quote + name.replace(quote, quote + quote) + quote;
    }

    /** A table, with its schema or database. */
    public String of(LocatedTable table) {
        @Nullable String place = dialect.isMySqlFamily() ? table.catalog() : table.schema();
        return (place == null ? "" : quoted(place) + ".") + quoted(table.name());
    }
}

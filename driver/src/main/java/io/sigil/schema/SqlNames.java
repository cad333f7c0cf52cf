package io.sigil.schema;

import io.sigil.dialect.Dialect;
import org.jspecify.annotations.Nullable;

/** Names as the database spells them, always quoted, for SQL of Sigil's own. Immutable. */
public final class SqlNames {
    private final Dialect dialect;

    public SqlNames(Dialect dialect) {
        this.dialect = dialect;
    }

    /** A name in the quotes that the dialect always takes. */
    public String quoted(String name) {
        String quote = dialect.isMySqlFamily() ? "`" : "\"";
        return quote + name.replace(quote, quote + quote) + quote;
    }

    /** A table with its schema, or for MySQL and MariaDB its database. */
    public String of(LocatedTable table) {
        return of(table.catalog(), table.schema(), table.name());
    }

    String of(PhysicalTable table) {
        return of(table.catalog(), table.schema(), table.name());
    }

    private String of(@Nullable String catalog, @Nullable String schema, String name) {
        String place = dialect.isMySqlFamily() ? catalog : schema;
        return (place == null ? "" : quoted(place) + ".") + quoted(name);
    }
}

package io.sigil.schema;

import io.sigil.dialect.Dialect;

/** Names as the database spells them, quoted for SQL of the driver's own. Immutable. */
final class SqlNames {
    private final Dialect dialect;

    SqlNames(Dialect dialect) {
        this.dialect = dialect;
    }

    String of(String name) {
        String quote = dialect.isMySqlFamily() ? "`" : "\"";
        return quote + name.replace(quote, quote + quote) + quote;
    }

    /** With its schema, or for MySQL and MariaDB its database. */
    String of(PhysicalTable table) {
        String place = dialect.isMySqlFamily() ? table.catalog() : table.schema();
        return (place == null ? "" : of(place) + ".") + of(table.name());
    }
}

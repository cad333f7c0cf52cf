package io.sigil.schema;

import io.sigil.dialect.Dialect;
import io.sigil.rules.Identifier;
import io.sigil.rules.KeystoreRule;
import io.sigil.sql.SqlSession;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a connection was at home when it was opened: a rule that names no schema means the table there, and stays with it
 * when the session moves on. Immutable; compared by value.
 */
public final class HomeSchema {
    private static final String JOBS = "sigil_job";

    /** What the key table's name is lengthened by for the table of the JVMs that use it. */
    private static final String INSTANCES = "_instance";

    private final Dialect dialect;
    private final IdentifierCase names;
    private final String catalog;
    private final List<String> schemas;
    /** Part of the key of every plan, so it is asked for with each statement. */
    private final String text;

    HomeSchema(IdentifierCase names, SqlSession session) {
        this.dialect = session.dialect();
        this.names = Objects.requireNonNull(names);
        this.catalog = session.catalog();
        this.schemas = session.searchPath().stream()
                .filter(schema -> !isSystem(schema) && !isTemporary(schema))
                .collect(Collectors.toUnmodifiableList());
        this.text = catalog + " " + schemas;
    }

    public Dialect dialect() {
        return dialect;
    }

    /** MySQL's and MariaDB's database; empty when there was none. */
    String catalog() {
        return catalog;
    }

    /** The search path without what every session has; empty for MySQL and MariaDB. */
    List<String> schemas() {
        return schemas;
    }

    IdentifierCase names() {
        return names;
    }

    /** PostgreSQL's schema of a session's temporary tables, whose number another session may have next. */
    static boolean isTemporary(String schema) {
        return schema.startsWith("pg_temp");
    }

    private static boolean isSystem(String schema) {
        return schema.equals("pg_catalog");
    }

    /**
     * Whether a table of the database is Sigil's own: that of its wrapped data keys, that of the JVMs that use them, or the one in which
     * jobs that move values keep how far they are.
     */
    public boolean isKeyTable(KeystoreRule keystore, @Nullable String catalog, @Nullable String schema, String table) {
        if (JOBS.equalsIgnoreCase(table) && isAt(Optional.empty(), catalog, schema)) {
            return true;
        }
        if (keystore.file().isPresent() || keystore.url().isPresent()) {
            return false;
        }
        String name = keystore.table();
        int dot = name.indexOf('.');
        Optional<Identifier> named =
                dot < 0 ? Optional.empty() : Optional.of(new Identifier(name.substring(0, dot), false));
        Identifier keyTable = new Identifier(name.substring(dot + 1), false);
        String folded = names.fold(keyTable);
        return isAt(named, catalog, schema)
                && (folded.equalsIgnoreCase(table) || (folded + INSTANCES).equalsIgnoreCase(table));
    }

    private boolean isAt(Optional<Identifier> named, @Nullable String tableCatalog, @Nullable String tableSchema) {
        if (dialect.isMySqlFamily()) {
            String home = named.isPresent() ? names.fold(named.get()) : catalog;
            return tableCatalog != null && names.sameTable(home, tableCatalog);
        }
        if (tableSchema == null) {
            return false;
        }
        if (named.isPresent()) {
            return names.sameTable(names.fold(named.get()), tableSchema);
        }
        return schemas.contains(tableSchema);
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof HomeSchema)) {
            return false;
        }
        HomeSchema that = (HomeSchema) other;
        return dialect == that.dialect
                && names.equals(that.names)
                && catalog.equals(that.catalog)
                && schemas.equals(that.schemas);
    }

    @Override
    public int hashCode() {
        return Objects.hash(dialect, names, catalog, schemas);
    }

    /** Catalog and schemas; equal homes of one database print alike. */
    @Override
    public String toString() {
        return text;
    }
}

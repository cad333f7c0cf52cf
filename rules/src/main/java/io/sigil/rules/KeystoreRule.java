package io.sigil.rules;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Where wrapped data keys are kept. Immutable. */
public final class KeystoreRule {
    /** The table's name when the file names none. */
    public static final String DEFAULT_TABLE = "sigil_data_key";

    /** What holds when the file has no {@code keystore} entry: a table in the application's own database. */
    public static final KeystoreRule DEFAULT =
            new KeystoreRule(DEFAULT_TABLE, Optional.empty(), Optional.empty(), true);

    private final String table;
    private final Optional<String> url;
    private final Optional<Path> file;
    private final boolean create;

    KeystoreRule(String table, Optional<String> url, Optional<Path> file, boolean create) {
        this.table = Objects.requireNonNull(table);
        this.url = Objects.requireNonNull(url);
        this.file = Objects.requireNonNull(file);
        this.create = create;
    }

    /** Name of the table, optionally {@code schema.table}; unused when {@link #file()} is present. */
    public String table() {
        return table;
    }

    /** JDBC URL of the database with the table; empty: the application's own. May hold a password: never print it. */
    public Optional<String> url() {
        return url;
    }

    /** A JSON file that takes the table's place; never present together with {@link #url()}. */
    public Optional<Path> file() {
        return file;
    }

    /** Whether a missing table or file is made. */
    public boolean create() {
        return create;
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof KeystoreRule)) {
            return false;
        }
        KeystoreRule that = (KeystoreRule) other;
        return table.equals(that.table) && url.equals(that.url) && file.equals(that.file) && create == that.create;
    }

    @Override
    public int hashCode() {
        return Objects.hash(table, url, file);
    }

    @Override
    public String toString() {
        return file.isPresent() ? "file " + file.get() : "table " + table;
    }
}

package io.sigil.it.server;

import io.sigil.dialect.Dialect;

/** The databases that the test bench knows. */
public enum DatabaseKind {
    H2_FILE("H2 in a file", Dialect.H2),
    H2_MEMORY("H2 in memory", Dialect.H2),
    POSTGRESQL("PostgreSQL", Dialect.POSTGRESQL),
    MARIADB("MariaDB", Dialect.MARIADB),
    MYSQL("MySQL", Dialect.MYSQL);

    private final String title;
    private final Dialect dialect;

    DatabaseKind(String title, Dialect dialect) {
        this.title = title;
        this.dialect = dialect;
    }

    public Dialect dialect() {
        return dialect;
    }

    @Override
    public String toString() {
        return title;
    }
}

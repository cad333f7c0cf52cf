package io.sigil.dialect;

/** The SQL dialects that Sigil analyses. */
public enum Dialect {
    H2,
    POSTGRESQL,
    MYSQL,
    MARIADB;

    /** MySQL and MariaDB share their lexical rules and most of their grammar. */
    public boolean isMySqlFamily() {
        return this == MYSQL || this == MARIADB;
    }
}

package io.sigil.schema;

import io.sigil.dialect.Dialect;

/**
 * Collations of MySQL and MariaDB that compare texts by code point and don't take {@code 'a'} and {@code 'a '} for equal,
 * as nearly all others do.
 */
final class UnpaddedCollations {
    private static final String MYSQL = "utf8mb4_0900_bin";
    private static final String MARIADB = "utf8mb4_nopad_bin";

    private UnpaddedCollations() {}

    /** The one of a dialect of MySQL's family. */
    static String of(Dialect dialect) {
        return dialect == Dialect.MARIADB ? MARIADB : MYSQL;
    }
}

package io.sigil.operations.rows;

import io.sigil.dialect.Dialect;
import io.sigil.schema.LocatedTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Asks a database for the unique keys of a table. */
interface KeyCatalog {
    /** Each key's columns as the database spells them, the primary key first; only keys of whole columns that hold for every row. */
    List<List<String>> keys(Connection connection, LocatedTable table) throws SQLException;

    /** Of every column, by name. */
    Map<String, KeyType> types(Connection connection, LocatedTable table) throws SQLException;

    static KeyCatalog of(Dialect dialect) {
        switch (dialect) {
            case H2:
                return new H2KeyCatalog();
            case POSTGRESQL:
                return new PostgresKeyCatalog();
            case MYSQL:
            case MARIADB:
                return new MySqlKeyCatalog(dialect);
        }
        throw new AssertionError(dialect);
    }
}

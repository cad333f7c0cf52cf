package io.sigil.engine;

import io.sigil.rules.ColumnRule;
import io.sigil.rules.TableRule;
import io.sigil.schema.CellFinder;
import io.sigil.schema.HomeSchema;
import java.sql.Connection;
import java.sql.SQLException;

/** Asks over one connection of the delegate. */
final class ConnectionCellSearch implements CellSearch {
    private final Connection delegate;

    ConnectionCellSearch(Connection delegate) {
        this.delegate = delegate;
    }

    @Override
    public boolean holdsCells(HomeSchema home, TableRule table, ColumnRule column) throws SQLException {
        return finder(home).find(delegate, table, column);
    }

    @Override
    public boolean holdsPlaintext(HomeSchema home, TableRule table, ColumnRule column) throws SQLException {
        return finder(home).findPlaintext(delegate, table, column);
    }

    private static CellFinder finder(HomeSchema home) {
        return new CellFinder(home, new CellForms(home.dialect()));
    }
}

package io.sigil.operations;

import io.sigil.rules.ColumnRule;
import io.sigil.rules.TableRule;
import io.sigil.schema.HomeSchema;
import io.sigil.schema.PhysicalColumn;
import io.sigil.schema.PhysicalTable;
import io.sigil.schema.SessionReader;
import io.sigil.schema.TableFinder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The tables and columns of the rules as one connection's database has them. Belongs to its connection. */
public final class RuledColumns {
    private final Connection connection;
    private final HomeSchema home;
    private final TableFinder finder;

    private RuledColumns(Connection connection, HomeSchema home) {
        this.connection = connection;
        this.home = home;
        this.finder = new TableFinder(home);
    }

    /** @param connection past encryption */
    public static RuledColumns of(Connection connection) throws SQLException {
        SessionReader session = SessionReader.of(connection);
        return new RuledColumns(connection, session.home(session.read()));
    }

    public HomeSchema home() {
        return home;
    }

    public TableFinder finder() {
        return finder;
    }

    /** Empty when the database has no such table. */
    public Optional<PhysicalTable> table(TableRule rule) throws SQLException {
        return Optional.ofNullable(finder.find(connection, rule));
    }

    /** Empty when the table has no such column. */
    public Optional<PhysicalColumn> column(PhysicalTable table, ColumnRule rule) {
        return Optional.ofNullable(finder.column(table, rule));
    }
}

package io.sigil.jdbc;

import io.sigil.engine.EngineSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a metadata result whose first three columns are catalog, schema and table, without those of Sigil's own table.
 * Positions are counted anew.
 */
@NullUnmarked
class TableRows extends LabelRoutedResultSet {
    static final int TABLE_CAT = 1;
    static final int TABLE_SCHEM = 2;
    static final int TABLE_NAME = 3;

    private final EngineSession session;
    private int row;
    private boolean afterLast;

    TableRows(ResultSet delegate, EngineSession session) {
        this(delegate, null, session);
    }

    /** @param statement null: the rows are those of a metadata query */
    TableRows(ResultSet delegate, @Nullable Statement statement, EngineSession session) {
        super(delegate, statement, session);
        this.session = session;
    }

    final EngineSession session() {
        return session;
    }

    /** The cursor has moved. */
    void moved() throws SQLException {}

    /** Whether the delegate's current row is about Sigil's own table. */
    boolean isHidden() throws SQLException {
        String table = delegate().getString(TABLE_NAME);
        return table != null
                && session.isKeyTable(
                        delegate().getString(TABLE_CAT), delegate().getString(TABLE_SCHEM), table);
    }

    // Overridden java.sql.ResultSet methods

    @Override
    public boolean absolute(int number) throws SQLException {
        if (number < 0) {
            afterLast();
        } else {
            beforeFirst();
        }
        return relative(number);
    }

    @Override
    public void afterLast() throws SQLException {
        while (next()) {
            // Counts the rows.
        }
    }

    @Override
    public void beforeFirst() throws SQLException {
        delegate().beforeFirst();
        row = 0;
        afterLast = false;
        moved();
    }

    @Override
    public boolean first() throws SQLException {
        return absolute(1);
    }

    @Override
    public int getRow() {
        return afterLast ? 0 : row;
    }

    @Override
    public boolean isAfterLast() {
        return afterLast && row > 1;
    }

    @Override
    public boolean isFirst() {
        return row == 1 && !afterLast;
    }

    @Override
    public boolean isLast() throws SQLException {
        if (row == 0 || afterLast) {
            return false;
        }
        boolean last = !next();
        previous();
        return last;
    }

    @Override
    public boolean last() throws SQLException {
        return absolute(-1);
    }

    @Override
    public boolean next() throws SQLException {
        moved();
        boolean found = delegate().next();
        while (found && isHidden()) {
            found = delegate().next();
        }
        if (!afterLast) {
            row++;
        }
        afterLast = !found;
        return found;
    }

    @Override
    public boolean previous() throws SQLException {
        moved();
        boolean found = delegate().previous();
        while (found && isHidden()) {
            found = delegate().previous();
        }
        if (row > 0) {
            row--;
        }
        afterLast = false;
        return found;
    }

    @Override
    public boolean relative(int rows) throws SQLException {
        boolean found = row > 0 && !afterLast;
        for (int i = 0; i < Math.abs(rows); i++) {
            found = rows > 0 ? next() : previous();
        }
        return found;
    }
}

package io.sigil.jdbc;

import io.sigil.engine.EngineSession;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.NullUnmarked;

/**
 * A result set with ruled columns. A cell is decrypted when a getter first asks for it, once for each row; whatever moves
 * the cursor or changes the row forgets what was decrypted.
 */
@NullUnmarked
final class DecryptingResultSet extends DecryptingRow {
    private final OutputDecoders outputs;

    DecryptingResultSet(ResultSet delegate, Statement statement, EngineSession session, OutputDecoders outputs) {
        super(delegate, statement, session, new RowDecoder(delegate, outputs, session.dialect()));
        this.outputs = outputs;
    }

    @Override
    ResultSetMetaData newMetaData(ResultSetMetaData raw) {
        return new DecryptingResultSetMetaData(raw, outputs, unwrapPolicy());
    }

    // Overridden java.sql.ResultSet methods

    @Override
    public boolean absolute(int row) throws SQLException {
        cells.forget();
        return delegate().absolute(row);
    }

    @Override
    public void afterLast() throws SQLException {
        cells.forget();
        delegate().afterLast();
    }

    @Override
    public void beforeFirst() throws SQLException {
        cells.forget();
        delegate().beforeFirst();
    }

    @Override
    public void cancelRowUpdates() throws SQLException {
        cells.forget();
        delegate().cancelRowUpdates();
    }

    @Override
    public void deleteRow() throws SQLException {
        cells.forget();
        delegate().deleteRow();
    }

    @Override
    public int findColumn(String columnLabel) throws SQLException {
        int column = columnLabel == null ? 0 : outputs.labels().find(columnLabel);
        return column > 0 ? column : delegate().findColumn(columnLabel);
    }

    @Override
    public boolean first() throws SQLException {
        cells.forget();
        return delegate().first();
    }

    @Override
    public void insertRow() throws SQLException {
        cells.forget();
        delegate().insertRow();
    }

    @Override
    public boolean last() throws SQLException {
        cells.forget();
        return delegate().last();
    }

    @Override
    public void moveToCurrentRow() throws SQLException {
        cells.forget();
        delegate().moveToCurrentRow();
    }

    @Override
    public void moveToInsertRow() throws SQLException {
        cells.forget();
        delegate().moveToInsertRow();
    }

    @Override
    public boolean next() throws SQLException {
        cells.forget();
        return delegate().next();
    }

    @Override
    public boolean previous() throws SQLException {
        cells.forget();
        return delegate().previous();
    }

    @Override
    public void refreshRow() throws SQLException {
        cells.forget();
        delegate().refreshRow();
    }

    @Override
    public boolean relative(int rows) throws SQLException {
        cells.forget();
        return delegate().relative(rows);
    }

    @Override
    public void updateRow() throws SQLException {
        cells.forget();
        delegate().updateRow();
    }
}

package io.sigil.operations.move;

import io.sigil.dialect.Dialect;
import io.sigil.operations.rows.RowKey;
import io.sigil.operations.rows.TableKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a job is, in the table {@code sigil_job} of the database that it works in: a row for each part of the table, changed
 * by the same transactions that change the table's rows. Immutable; every method uses the connection's transaction.
 */
public final class Checkpoints {
    /** The table's name; it is in the schema, or the database, in which the job's connections are at home. */
    public static final String TABLE = "sigil_job";

    /** SQLState class of a violated constraint. */
    private static final String CONSTRAINT_VIOLATED = "23";

    private static final int NAME = 200;

    private final String job;
    private final TableKey key;

    Checkpoints(String job, TableKey key) {
        this.job = job;
        this.key = key;
    }

    /** The statement that makes the table. */
    public static String definition(Dialect dialect) {
        String text = dialect == Dialect.H2 ? "VARCHAR" : "TEXT";
        return "CREATE TABLE " + TABLE + " (job VARCHAR(" + NAME + ") NOT NULL, part INTEGER NOT NULL,"
                + " pass INTEGER NOT NULL, position " + text + ", last_key " + text + ", rows_done BIGINT NOT NULL,"
                + " rows_changed BIGINT NOT NULL, state VARCHAR(8) NOT NULL,"
                + " changed_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL, PRIMARY KEY (job, part))";
    }

    /** Makes the table when it is missing; another process may do so at the same time. */
    static void prepare(Connection connection, Dialect dialect) throws SQLException {
        if (isThere(connection)) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(definition(dialect));
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            if (!isThere(connection)) {
                throw e;
            }
        }
    }

    static boolean isThere(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("SELECT 1 FROM " + TABLE + " WHERE 1 = 0")) {
            none.next();
            return true;
        } catch (SQLException e) {
            connection.rollback();
            return false;
        }
    }

    static String name(String job) {
        return job.length() <= NAME ? job : job.substring(0, NAME - 9) + "#" + String.format("%08x", job.hashCode());
    }

    /** Every part, by number; empty when the job was never begun. */
    List<Part> parts(Connection connection) throws SQLException {
        List<Part> parts = new ArrayList<>();
        String query = "SELECT " + Part.COLUMNS + " FROM " + TABLE + " WHERE job = ? ORDER BY part";
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, job);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    parts.add(Part.read(rows, key));
                }
            }
        }
        return parts;
    }

    /** Takes a part for this transaction: another process waits until it has ended. */
    @Nullable
    Part lock(Connection connection, int number) throws SQLException {
        String query = "SELECT " + Part.COLUMNS + " FROM " + TABLE + " WHERE job = ? AND part = ? FOR UPDATE";
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, job);
            select.setInt(2, number);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Part.read(rows, key) : null;
            }
        }
    }

    /**
     * Begins a pass, unless another process has.
     *
     * @param before the pass that has ended; 0: none
     * @param lastKeys where each part ends; null: at the end of the table
     */
    void begin(Connection connection, int before, List<@Nullable RowKey> lastKeys) throws SQLException {
        Part first = lock(connection, 0);
        if ((first == null ? 0 : first.pass()) != before) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + TABLE + " WHERE job = ?")) {
            delete.setString(1, job);
            delete.executeUpdate();
        }
        String sql = "INSERT INTO " + TABLE + " (job, part, pass, position, last_key, rows_done, rows_changed, state)"
                + " VALUES (?, ?, ?, ?, ?, 0, 0, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int number = 0; number < lastKeys.size(); number++) {
                insert.setString(1, job);
                insert.setInt(2, number);
                insert.setInt(3, before + 1);
                setKey(insert, 4, number == 0 ? null : lastKeys.get(number - 1));
                setKey(insert, 5, lastKeys.get(number));
                insert.setString(6, PartState.MOVING.name());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            // Nothing was there to be locked, and another process was quicker: its parts are as good.
            if (before > 0 || !String.valueOf(e.getSQLState()).startsWith(CONSTRAINT_VIOLATED)) {
                throw e;
            }
            connection.rollback();
        }
    }

    /** Moves a part's checkpoint behind a page. */
    void advance(Connection connection, Part to) throws SQLException {
        String sql = "UPDATE " + TABLE + " SET position = ?, rows_done = ?, rows_changed = ?, state = ?,"
                + " changed_at = CURRENT_TIMESTAMP WHERE job = ? AND part = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            setKey(update, 1, to.position());
            update.setLong(2, to.rowsDone());
            update.setLong(3, to.rowsChanged());
            update.setString(4, to.state().name());
            update.setString(5, job);
            update.setInt(6, to.number());
            update.executeUpdate();
        }
    }

    /** The job has found nothing that is left. */
    void finish(Connection connection) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE " + TABLE + " SET state = ?, changed_at = CURRENT_TIMESTAMP WHERE job = ?")) {
            update.setString(1, PartState.DONE.name());
            update.setString(2, job);
            update.executeUpdate();
        }
    }

    private void setKey(PreparedStatement statement, int index, @Nullable RowKey value) throws SQLException {
        if (value == null || key.isRuled()) {
            statement.setNull(index, Types.VARCHAR);
        } else {
            statement.setString(index, key.text(value));
        }
    }
}

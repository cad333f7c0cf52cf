package io.sigil.it.matrix;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/** The methods behind H2's aliases of {@link MatrixProcedures}; Text and Date take values, Bytes and stored cells. */
public final class H2Procedures {
    private H2Procedures() {}

    private static ResultSet find(Connection connection, String table, Object value) throws SQLException {
        PreparedStatement select = connection.prepareStatement("SELECT id, d, x, name FROM " + table + " WHERE d = ?");
        select.setObject(1, value);
        return select.executeQuery();
    }

    private static int store(Connection connection, String sql, int id, Object value) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, value);
            update.setInt(2, id);
            return update.executeUpdate();
        }
    }

    private static <T> T last(Connection connection, String table, int id, Class<T> type) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT d FROM " + table + " WHERE id = ?")) {
            select.setInt(1, id);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getObject(1, type) : null;
            }
        }
    }

    /** Called by SQL. */
    public static int other(int id) {
        return id + 1;
    }

    /** Called by SQL. */
    public static ResultSet findText_text(Connection connection, String value) throws SQLException {
        return find(connection, "person_text", value);
    }

    /** Called by SQL. */
    public static int storeDText_text(Connection connection, int id, String value) throws SQLException {
        return store(connection, "UPDATE person_text SET d = ? WHERE id = ?", id, value);
    }

    /** Called by SQL. */
    public static int storeXText_text(Connection connection, int id, String value) throws SQLException {
        return store(connection, "UPDATE person_text SET x = ? WHERE id = ?", id, value);
    }

    /** Called by SQL. */
    public static String lastText_text(Connection connection, int id) throws SQLException {
        return last(connection, "person_text", id, String.class);
    }

    /** Called by SQL. */
    public static ResultSet findBytes_text(Connection connection, byte[] value) throws SQLException {
        return find(connection, "person_text", value);
    }

    /** Called by SQL. */
    public static int storeDBytes_text(Connection connection, int id, byte[] value) throws SQLException {
        return store(connection, "UPDATE person_text SET d = ? WHERE id = ?", id, value);
    }

    /** Called by SQL. */
    public static int storeXBytes_text(Connection connection, int id, byte[] value) throws SQLException {
        return store(connection, "UPDATE person_text SET x = ? WHERE id = ?", id, value);
    }

    /** Called by SQL. */
    public static byte[] lastBytes_text(Connection connection, int id) throws SQLException {
        return last(connection, "person_text", id, byte[].class);
    }

    /** Called by SQL. */
    public static ResultSet findText_stored(Connection connection, String value) throws SQLException {
        return find(connection, "person_stored", value);
    }

    /** Called by SQL. */
    public static int storeDText_stored(Connection connection, int id, String value) throws SQLException {
        return store(connection, "UPDATE person_stored SET d = ? WHERE id = ?", id, value);
    }

    /** Called by SQL. */
    public static int storeXText_stored(Connection connection, int id, String value) throws SQLException {
        return store(connection, "UPDATE person_stored SET x = ? WHERE id = ?", id, value);
    }

    /** Called by SQL. */
    public static String lastText_stored(Connection connection, int id) throws SQLException {
        return last(connection, "person_stored", id, String.class);
    }

    /** Called by SQL. */
    public static ResultSet findDate_date(Connection connection, LocalDate value) throws SQLException {
        return find(connection, "person_date", value);
    }

    /** Called by SQL. */
    public static int storeDDate_date(Connection connection, int id, LocalDate value) throws SQLException {
        return store(connection, "UPDATE person_date SET d = ? WHERE id = ?", id, value);
    }

    /** Called by SQL. */
    public static int storeXDate_date(Connection connection, int id, LocalDate value) throws SQLException {
        return store(connection, "UPDATE person_date SET x = ? WHERE id = ?", id, value);
    }

    /** Called by SQL. */
    public static LocalDate lastDate_date(Connection connection, int id) throws SQLException {
        return last(connection, "person_date", id, LocalDate.class);
    }

    /** Called by SQL. */
    public static ResultSet findBytes_date(Connection connection, byte[] value) throws SQLException {
        return find(connection, "person_date", value);
    }

    /** Called by SQL. */
    public static int storeDBytes_date(Connection connection, int id, byte[] value) throws SQLException {
        return store(connection, "UPDATE person_date SET d = ? WHERE id = ?", id, value);
    }

    /** Called by SQL. */
    public static int storeXBytes_date(Connection connection, int id, byte[] value) throws SQLException {
        return store(connection, "UPDATE person_date SET x = ? WHERE id = ?", id, value);
    }

    /** Called by SQL. */
    public static byte[] lastBytes_date(Connection connection, int id) throws SQLException {
        return last(connection, "person_date", id, byte[].class);
    }
}

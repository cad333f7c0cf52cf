package io.sigil.it.program;

import io.sigil.dialect.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The procedures of {@link MappedCallsTest}: over plaintext, or over cells. Public for H2. */
public final class CallProcedures {
    private CallProcedures() {}

    static void define(Connection connection, Dialect dialect, boolean cells) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : definitions(dialect, cells)) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> definitions(Dialect dialect, boolean cells) {
        String here = CallProcedures.class.getName();
        String kind = cells ? "Cell" : "Text";
        return switch (dialect) {
            case H2 ->
                List.of(
                        "CREATE ALIAS ssn_of FOR '" + here + ".ssnOf" + kind + "'",
                        "CREATE ALIAS id_of FOR '" + here + ".idOf" + kind + "'");
            case POSTGRESQL -> postgres(cells ? "BYTEA" : "VARCHAR", cells ? "BYTEA" : "DATE");
            case MYSQL, MARIADB -> mysql(cells ? "VARBINARY(300)" : "VARCHAR(11)", cells ? "VARBINARY(300)" : "DATE");
        };
    }

    private static List<String> postgres(String ssn, String born) {
        return List.of(
                "CREATE FUNCTION ssn_of(i INT) RETURNS " + ssn
                        + " LANGUAGE SQL AS $$ SELECT ssn FROM users WHERE id = i $$",
                "CREATE FUNCTION id_of(p " + ssn
                        + ") RETURNS INT LANGUAGE SQL AS $$ SELECT id FROM users WHERE ssn = p $$",
                "CREATE PROCEDURE swap_ssn(i INT, INOUT p " + ssn + ", INOUT b " + born
                        + ") LANGUAGE plpgsql AS $$ DECLARE given " + ssn
                        + " := p; BEGIN SELECT ssn, born INTO p, b FROM users WHERE id = i;"
                        + " UPDATE users SET ssn = given WHERE id = i; END $$",
                "CREATE FUNCTION both_of(p " + ssn + ") RETURNS refcursor LANGUAGE plpgsql AS $$ DECLARE c refcursor;"
                        + " BEGIN OPEN c FOR SELECT id, ssn, born FROM users WHERE ssn = p; RETURN c; END $$");
    }

    private static List<String> mysql(String ssn, String born) {
        return List.of(
                "CREATE FUNCTION ssn_of(i INT) RETURNS " + ssn
                        + " READS SQL DATA RETURN (SELECT ssn FROM users WHERE id = i)",
                "CREATE FUNCTION id_of(p " + ssn
                        + ") RETURNS INT READS SQL DATA RETURN (SELECT id FROM users WHERE ssn = p)",
                "CREATE PROCEDURE swap_ssn(IN i INT, INOUT p " + ssn + ", OUT b " + born + ") BEGIN DECLARE given "
                        + ssn
                        + " DEFAULT p; SELECT ssn, born INTO p, b FROM users WHERE id = i;"
                        + " UPDATE users SET ssn = given WHERE id = i; END",
                "CREATE PROCEDURE both_of(IN p " + ssn + ") BEGIN SELECT id FROM users WHERE ssn = p;"
                        + " SELECT born, ssn, id FROM users ORDER BY id; END");
    }

    /** Called by H2. */
    public static String ssnOfText(Connection connection, int id) throws SQLException {
        return ssnOf(connection, id, String.class);
    }

    /** Called by H2. */
    public static byte[] ssnOfCell(Connection connection, int id) throws SQLException {
        return ssnOf(connection, id, byte[].class);
    }

    /** Called by H2. */
    public static int idOfText(Connection connection, String ssn) throws SQLException {
        return idOf(connection, ssn);
    }

    /** Called by H2. */
    public static int idOfCell(Connection connection, byte[] ssn) throws SQLException {
        return idOf(connection, ssn);
    }

    private static <T> T ssnOf(Connection connection, int id, Class<T> type) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT ssn FROM users WHERE id = ?")) {
            select.setInt(1, id);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getObject(1, type) : null;
            }
        }
    }

    private static int idOf(Connection connection, Object ssn) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT id FROM users WHERE ssn = ?")) {
            select.setObject(1, ssn);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        }
    }
}

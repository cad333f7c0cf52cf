package io.sigil.it.program;

import static io.sigil.it.program.Transcript.number;
import static io.sigil.it.program.Transcript.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** The queries of the program. */
final class ProgramReads {
    private final Connection connection;
    private final ProgramData data;
    private final Transcript transcript;

    ProgramReads(Connection connection, ProgramData data, Transcript transcript) {
        this.connection = connection;
        this.data = data;
        this.transcript = transcript;
    }

    void byPlaceholder() throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id, last_name, email FROM users WHERE ssn = ?")) {
            for (String ssn : new String[] {data.adamsSsn, "000-00-0000", data.muellerSsn, null}) {
                select.setString(1, ssn);
                try (ResultSet rows = select.executeQuery()) {
                    transcript.rows("by ssn", rows, text("id"), text("last_name"), text("email"));
                }
            }
        }
        query(
                "by two values",
                "SELECT u.id, u.ssn FROM users u WHERE u.country = ? AND ? = u.email ORDER BY u.id",
                new String[] {"DE", data.muellerEmail},
                text("ssn"));
        query(
                "by IN",
                "SELECT ssn, last_name FROM users WHERE ssn IN (?, ?, ?) ORDER BY id",
                new String[] {data.obrienSsn, data.adamsSsn, "000-00-0000"},
                text("ssn"),
                text("last_name"));
        query(
                "by not equal",
                "SELECT id, ssn FROM users WHERE ssn <> ? AND NOT (email = ?) ORDER BY id",
                new String[] {data.adamsSsn, data.muellerEmail},
                text("id"),
                text("ssn"));
    }

    void byLiteral() throws SQLException {
        query(
                "by literal",
                "SELECT email AS mail, last_name FROM users WHERE ssn = '" + data.obrienSsn + "'",
                text("mail"),
                text("last_name"));
        query(
                "by literal IN",
                "SELECT id FROM users WHERE ssn IN ('" + data.obrienSsn + "', '" + data.adamsSsn + "') ORDER BY id",
                text("id"));
        query("by literal with a quote", "SELECT id FROM users WHERE email = '" + data.obrienEmail + "'", text("id"));
        query("by null", "SELECT id, last_name FROM users WHERE ssn IS NULL ORDER BY id", text("last_name"));
        query(
                "by not null",
                "SELECT COUNT(*) AS c, COUNT(salary) AS s FROM users WHERE birth_date IS NOT NULL",
                text("c"),
                text("s"));
    }

    void joinsAndShapes() throws SQLException {
        query(
                "join",
                "SELECT o.id, u.last_name, o.buyer_ssn, o.price FROM users u JOIN orders o ON u.ssn = o.buyer_ssn"
                        + " WHERE o.price > 20 ORDER BY o.id",
                text("id"),
                text("last_name"),
                text("buyer_ssn"),
                number("price"));
        query(
                "outer join",
                "SELECT o.item, u.email AS mail FROM orders o LEFT JOIN users u ON o.buyer_ssn = u.ssn AND u.country = ?"
                        + " ORDER BY o.id",
                new String[] {"DE"},
                text("item"),
                text("mail"));
        query(
                "derived table",
                "SELECT d.who, d.s FROM (SELECT id, last_name AS who, ssn AS s FROM users WHERE country = 'DE') d"
                        + " WHERE d.s = ? ORDER BY d.id",
                new String[] {data.muellerSsn},
                text("who"),
                text("s"));
        query(
                "all columns",
                "SELECT * FROM users ORDER BY id",
                text("ssn"),
                text("email"),
                text("last_name"),
                number("salary"),
                text("birth_date"),
                row -> row.getObject("last_login", LocalDateTime.class),
                row -> row.getLong("visits"),
                text("country"));
        query("all columns of one", "SELECT o.* FROM orders o ORDER BY o.id", text("item"), text("buyer_ssn"));
        query(
                "by position",
                "SELECT last_name, id, ssn FROM users ORDER BY 2",
                row -> row.getString(1),
                row -> row.getInt(2),
                row -> row.getString(3));
    }

    void typedGetters() throws SQLException {
        query(
                "typed getters",
                "SELECT salary, birth_date, last_login, active, visits, rating, photo, notes FROM users ORDER BY id",
                number("salary"),
                row -> row.getDouble("salary"),
                text("salary"),
                row -> row.getDate("birth_date"),
                text("birth_date"),
                row -> row.getObject("birth_date", LocalDate.class),
                row -> row.getTimestamp("last_login"),
                row -> row.getBoolean("active"),
                row -> row.getLong("visits"),
                number("visits"),
                row -> row.getObject("visits", Long.class),
                row -> row.getDouble("rating"),
                row -> row.getBytes("photo"),
                row -> bytes(row.getBinaryStream("photo")),
                text("notes"),
                row -> characters(row.getCharacterStream("notes")));
        query(
                "database's own text: getters",
                "SELECT birth_date, last_login, active, rating, salary, visits FROM users ORDER BY id",
                text("last_login"),
                text("active"),
                text("rating"),
                row -> row.getObject("birth_date"),
                row -> kind(row.getObject("active")),
                row -> kind(row.getObject("visits")),
                row -> kind(row.getObject("salary")),
                row -> kind(row.getObject("rating")));
    }

    void cursors() throws SQLException {
        try (Statement statement =
                        connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
                ResultSet rows = statement.executeQuery("SELECT ssn, last_name FROM users ORDER BY id")) {
            rows.last();
            transcript.line("last row", rows.getRow() + " " + rows.getString("ssn"));
            rows.absolute(1);
            transcript.line("first row", rows.getString("ssn"));
            rows.relative(1);
            transcript.line("second row", rows.getString(1) + " " + rows.getString(1));
        }
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(2);
            statement.setFetchSize(1);
            boolean isRows = statement.execute("SELECT ssn FROM users ORDER BY id");
            transcript.line("execute", isRows);
            try (ResultSet rows = statement.getResultSet()) {
                transcript.rows("at most two", rows, text("ssn"));
            }
        }
    }

    private void query(String label, String sql, Transcript.Getter... getters) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            transcript.rows(label, rows, getters);
        }
    }

    private void query(String label, String sql, String[] parameters, Transcript.Getter... getters)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setString(i + 1, parameters[i]);
            }
            try (ResultSet rows = select.executeQuery()) {
                transcript.rows(label, rows, getters);
            }
        }
    }

    private static String kind(Object value) {
        return value == null ? null : value.getClass().getName() + " " + value;
    }

    private static byte[] bytes(InputStream in) throws SQLException {
        try (in) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    private static String characters(Reader in) throws SQLException {
        try (in) {
            if (in == null) {
                return null;
            }
            StringWriter text = new StringWriter();
            in.transferTo(text);
            return text.toString();
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }
}

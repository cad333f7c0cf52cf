package io.sigil.it.program;

import static io.sigil.it.program.Transcript.number;
import static io.sigil.it.program.Transcript.text;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Arrays;

/** INSERT, UPDATE, DELETE and transactions of the program. */
final class ProgramWrites {
    private static final String INSERT_ALL = "INSERT INTO users (ssn, email, last_name, salary, birth_date, last_login,"
            + " active, visits, rating, photo, notes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Connection connection;
    private final ProgramData data;
    private final Transcript transcript;

    ProgramWrites(Connection connection, ProgramData data, Transcript transcript) {
        this.connection = connection;
        this.data = data;
        this.transcript = transcript;
    }

    void insertByPlaceholders() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT_ALL, Statement.RETURN_GENERATED_KEYS)) {
            insert.setString(1, data.adamsSsn);
            insert.setString(2, data.adamsEmail);
            insert.setString(3, data.adams);
            insert.setBigDecimal(4, data.adamsSalary);
            insert.setDate(5, Date.valueOf(data.adamsBirth));
            insert.setTimestamp(6, Timestamp.valueOf("2024-02-29 23:59:58.123"));
            insert.setBoolean(7, true);
            insert.setLong(8, data.adamsVisits);
            insert.setDouble(9, 4.75);
            insert.setBytes(10, data.photo());
            insert.setCharacterStream(11, new StringReader(data.adamsNotes), data.adamsNotes.length());
            transcript.line("insert by placeholders", insert.executeUpdate());
            keys(insert);

            insert.setString(1, data.muellerSsn);
            insert.setObject(2, data.muellerEmail);
            insert.setObject(3, data.mueller, Types.VARCHAR);
            insert.setObject(4, new BigDecimal("-0.01"));
            insert.setObject(5, LocalDate.parse(data.muellerBirth));
            insert.setNull(6, Types.TIMESTAMP);
            insert.setBoolean(7, false);
            insert.setInt(8, -7);
            insert.setDouble(9, -0.5);
            insert.setBinaryStream(10, new ByteArrayInputStream(new byte[] {0, -1, 127, -128}), 4);
            insert.setString(11, "");
            transcript.line("insert by other setters", insert.executeUpdate());
            keys(insert);

            insert.setNull(1, Types.VARCHAR);
            insert.setNull(2, Types.VARCHAR);
            insert.setString(3, data.nobody);
            insert.setNull(4, Types.DECIMAL);
            insert.setNull(5, Types.DATE);
            insert.setTimestamp(6, null);
            insert.setNull(7, Types.BOOLEAN);
            insert.setNull(8, Types.BIGINT);
            insert.setNull(9, Types.DOUBLE);
            insert.setBytes(10, null);
            insert.setString(11, null);
            transcript.line("insert of nulls", insert.executeUpdate());
            keys(insert);
        }
    }

    private void keys(PreparedStatement insert) throws SQLException {
        try (ResultSet keys = insert.getGeneratedKeys()) {
            keys.next();
            transcript.line("generated key", keys.getInt(1));
        }
    }

    void insertByLiterals() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int one = statement.executeUpdate("INSERT INTO users (last_name, ssn, email, salary, birth_date, visits)"
                    + " VALUES ('O''Brien', '" + data.obrienSsn + "', '" + data.obrienEmail
                    + "', 51000.50, '1975-01-31', 12)");
            transcript.line("insert by literals", one);
            int two = statement.executeUpdate("INSERT INTO users (ssn, last_name, country) VALUES"
                    + " ('" + data.firstSsn + "', 'Multi-First', 'FR'),"
                    + " ('" + data.secondSsn + "', 'Multi-Second', DEFAULT)");
            transcript.line("insert of two rows", two);
        }
        String mixed =
                "INSERT INTO users (country, ssn, last_name, email) VALUES ('IT', ?, 'Mixed', ?), (?, ?, ?, NULL)";
        try (PreparedStatement insert = connection.prepareStatement(mixed)) {
            insert.setString(1, data.mixedSsn);
            insert.setString(2, data.mixedEmail);
            insert.setString(3, "ES");
            insert.setString(4, data.mixedOtherSsn);
            insert.setString(5, "Mixed-Other");
            transcript.line("insert of literals and placeholders", insert.executeUpdate());
        }
    }

    void insertByBatch() throws SQLException {
        String sql = "INSERT INTO orders (id, buyer_ssn, item, price) VALUES (?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            order(insert, 1, data.adamsSsn, "lamp", "19.90");
            order(insert, 2, data.adamsSsn, "desk", "240.00");
            order(insert, 3, data.obrienSsn, "chair", "75.50");
            order(insert, 4, null, "gift", null);
            transcript.line("batch of placeholders", Arrays.toString(insert.executeBatch()));
        }
        try (Statement statement = connection.createStatement()) {
            statement.addBatch("INSERT INTO orders VALUES (5, '" + data.muellerSsn + "', 'clock', 33)");
            statement.addBatch("UPDATE orders SET price = 34 WHERE buyer_ssn = '" + data.muellerSsn + "'");
            transcript.line("batch of literals", Arrays.toString(statement.executeBatch()));
        }
    }

    private static void order(PreparedStatement insert, int id, String ssn, String item, String price)
            throws SQLException {
        insert.setInt(1, id);
        insert.setString(2, ssn);
        insert.setString(3, item);
        insert.setBigDecimal(4, price == null ? null : new BigDecimal(price));
        insert.addBatch();
    }

    void update() throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE users SET ssn = ?, country = 'AT', salary = ? WHERE ssn = ?")) {
            update.setString(1, data.mixedNewSsn);
            update.setBigDecimal(2, data.mixedSalary);
            update.setString(3, data.mixedSsn);
            transcript.line("update of what is searched", update.executeUpdate());
            transcript.line("the same again", update.executeUpdate());
        }
        try (Statement statement = connection.createStatement()) {
            transcript.line(
                    "update by literals",
                    statement.executeUpdate("UPDATE users SET last_name = 'Multi''s', notes = NULL, active = TRUE"
                            + " WHERE ssn = '" + data.firstSsn + "'"));
            transcript.line(
                    "update of nulls",
                    statement.executeUpdate("UPDATE users SET email = '" + data.nobodyEmail + "' WHERE ssn IS NULL"));
        }
    }

    void delete() throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM users WHERE ssn = ?")) {
            delete.setString(1, data.secondSsn);
            transcript.line("delete", delete.executeUpdate());
            transcript.line("delete again", delete.executeUpdate());
        }
        try (Statement statement = connection.createStatement()) {
            transcript.line(
                    "delete by literals",
                    statement.executeUpdate(
                            "DELETE FROM users WHERE ssn IN ('" + data.mixedOtherSsn + "', '000-00-0000')"));
        }
    }

    void transactions() throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement update = connection.prepareStatement("UPDATE users SET last_name = ? WHERE ssn = ?")) {
            update.setString(2, data.adamsSsn);
            update.setString(1, data.rolledBack);
            update.executeUpdate();
            lastName("inside the transaction");
            connection.rollback();
            lastName("after rollback");
            update.setString(1, "Committed");
            update.executeUpdate();
            Savepoint savepoint = connection.setSavepoint("half_way");
            update.setString(1, data.afterSavepoint);
            update.executeUpdate();
            connection.rollback(savepoint);
            connection.commit();
            lastName("after commit");
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private void lastName(String label) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT last_name, salary FROM users WHERE ssn = ?")) {
            select.setString(1, data.adamsSsn);
            try (ResultSet rows = select.executeQuery()) {
                transcript.rows(label, rows, text("last_name"), number("salary"));
            }
        }
    }
}

package io.sigil.benchmark;

import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What an application does with its table of persons. One for each connection. */
class Persons implements AutoCloseable {
    final Connection connection;
    private final String byIdText;
    private final PreparedStatement byId;
    private final PreparedStatement bySsn;
    private final PreparedStatement insert;
    private final PreparedStatement item;
    private final Statement statement;
    private final String person;
    private int texts;

    Persons(Connection connection, Side side) throws SQLException {
        this.connection = connection;
        this.person = side.person();
        this.byIdText = "SELECT name FROM " + person + " WHERE id = ?";
        this.byId = connection.prepareStatement(byIdText);
        this.bySsn =
                side == Side.AWS ? null : connection.prepareStatement("SELECT name FROM " + person + " WHERE ssn = ?");
        this.insert = connection.prepareStatement(
                "INSERT INTO " + person + " (id, ssn, name, city, state, score) VALUES (?, ?, ?, ?, ?, ?)");
        this.item = connection.prepareStatement(PersonTable.ITEM_BY_ID);
        this.statement = connection.createStatement();
    }

    static Persons of(Connection connection, Side side) throws SQLException, GeneralSecurityException {
        return side.isByHand() ? new HandPersons(connection, side) : new Persons(connection, side);
    }

    String item(int id) throws SQLException {
        item.setInt(1, id);
        try (ResultSet rows = item.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }

    String itemPrepared(int id) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(PersonTable.ITEM_BY_ID)) {
            prepared.setInt(1, id);
            try (ResultSet rows = prepared.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    String nameById(int id) throws SQLException, GeneralSecurityException {
        byId.setInt(1, id);
        return name(byId);
    }

    String nameByIdPrepared(int id) throws SQLException, GeneralSecurityException {
        try (PreparedStatement prepared = connection.prepareStatement(byIdText)) {
            prepared.setInt(1, id);
            return name(prepared);
        }
    }

    String nameByLiteral(int id) throws SQLException, GeneralSecurityException {
        // Every score is below; the number makes a text that was never sent before.
        String sql = "SELECT name FROM " + person + " WHERE id = " + id + " AND score < " + (1000 + texts++);
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return text(rows, 1);
        }
    }

    String nameBySsn(String ssn) throws SQLException, GeneralSecurityException {
        bindAlike(bySsn, 1, ssn);
        return name(bySsn);
    }

    private String name(PreparedStatement prepared) throws SQLException, GeneralSecurityException {
        try (ResultSet rows = prepared.executeQuery()) {
            rows.next();
            return text(rows, 1);
        }
    }

    int insert(int id) throws SQLException, GeneralSecurityException {
        bind(id);
        return insert.executeUpdate();
    }

    void insertBatch(int from, int to) throws SQLException, GeneralSecurityException {
        connection.setAutoCommit(false);
        for (int id = from; id < to; id++) {
            bind(id);
            insert.addBatch();
        }
        insert.executeBatch();
        connection.commit();
        connection.setAutoCommit(true);
    }

    private void bind(int id) throws SQLException, GeneralSecurityException {
        insert.setInt(1, id);
        bindAlike(insert, 2, PersonTable.ssn(id));
        bindText(insert, 3, PersonTable.name(id));
        insert.setString(4, "Springfield");
        insert.setString(5, "OR");
        insert.setInt(6, id % 1000);
    }

    void bindText(PreparedStatement prepared, int index, String value) throws SQLException, GeneralSecurityException {
        prepared.setString(index, value);
    }

    void bindAlike(PreparedStatement prepared, int index, String value) throws SQLException, GeneralSecurityException {
        prepared.setString(index, value);
    }

    String text(ResultSet rows, int index) throws SQLException, GeneralSecurityException {
        return rows.getString(index);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

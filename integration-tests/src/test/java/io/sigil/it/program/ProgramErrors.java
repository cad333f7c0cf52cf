package io.sigil.it.program;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** What the program does wrong, and the kind of exception it gets: the class of the SQLState. */
final class ProgramErrors {
    private static final String INSERT = "INSERT INTO users (ssn, last_name, salary) VALUES (?, ?, ?)";

    private final Connection connection;
    private final ProgramData data;
    private final Transcript transcript;

    ProgramErrors(Connection connection, ProgramData data, Transcript transcript) {
        this.connection = connection;
        this.data = data;
        this.transcript = transcript;
    }

    void constraints() throws SQLException {
        failing("duplicate of a unique value", data.adamsSsn, "Duplicate", "1");
        failing("null where none may be", "700-00-0001", null, "1");
    }

    void limits() throws SQLException {
        failing("text that is too long", data.tooLongSsn, "Long", "1");
        failing("number that is too large", "700-00-0002", "Large", "10000000000.00");
    }

    private void failing(String label, String ssn, String lastName, String salary) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, ssn);
            insert.setString(2, lastName);
            insert.setBigDecimal(3, new java.math.BigDecimal(salary));
            insert.executeUpdate();
            transcript.line(label, "no exception");
        } catch (SQLException e) {
            transcript.line(label, "SQLState class " + e.getSQLState().substring(0, 2));
        }
    }
}

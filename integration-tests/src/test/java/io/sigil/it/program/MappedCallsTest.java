package io.sigil.it.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.dialect.Dialect;
import io.sigil.it.canary.Canary;
import io.sigil.it.canary.CanaryScan;
import io.sigil.it.canary.Recording;
import io.sigil.it.oracle.RuledSide;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** What an application does with a CallableStatement: the same on plaintext, and encrypted on its way. */
class MappedCallsTest {
    private static final String RULES = """
            tables:
              users:
                columns:
                  ssn: {key: pii, type: VARCHAR(11), mode: deterministic}
                  born: {key: pii, type: DATE}
            procedures:
              ssn_of: {results: {ssn_of: users.ssn}}
              id_of: {parameters: {1: users.ssn}}
              swap_ssn: {parameters: {2: users.ssn, 3: users.born}, results: {p: users.ssn, b: users.born}}
              both_of: {parameters: {1: users.ssn}, results: {ssn: users.ssn, born: users.born}}
            """;

    @TempDir
    private Path folder;

    @EachDatabase(
            value = {DatabaseKind.H2_MEMORY, DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB, DatabaseKind.MYSQL},
            fresh = true)
    void callsAreThoseOfPlaintextAndSendNoPlaintext(TestDatabase database) throws SQLException, IOException {
        TestDatabase plain = database.server().createDatabase("plain");
        Path rules = Files.writeString(
                folder.resolve("sigil.yaml"), "version: 1\n" + RuledSide.sigil().keys(folder) + RULES);
        try (Connection bare = plain.connect();
                Connection physical = database.connect();
                Connection sigil = RuledSide.sigil().open(database, rules)) {
            fill(bare);
            fill(sigil);
            CallProcedures.define(bare, database.dialect(), false);
            CallProcedures.define(physical, database.dialect(), true);
            List<String> expected = calls(bare, database.dialect());
            try (Recording recording = Recording.start()) {
                assertThat(calls(sigil, database.dialect())).isEqualTo(expected);
                assertThat(CanaryScan.of(Canary.all("111-22-3333", "444-55-6666", "777-88-9999"))
                                .statements(recording.events())
                                .findings())
                        .isEmpty();
            }
            assertThat(expected).hasSizeGreaterThan(4);
            refused(sigil);
        } finally {
            plain.drop();
        }
    }

    private static void fill(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE users (id INT PRIMARY KEY, ssn VARCHAR(11), born DATE)");
            statement.execute("INSERT INTO users (id, ssn, born) VALUES (1, '111-22-3333', DATE '1987-06-05'),"
                    + " (2, '444-55-6666', DATE '2001-12-31'), (3, NULL, NULL)");
        }
    }

    private static List<String> calls(Connection connection, Dialect dialect) throws SQLException {
        List<String> seen = new ArrayList<>();
        returned(connection, seen);
        byNoSuchName(connection, seen);
        if (dialect == Dialect.H2) {
            byLabel(connection, seen);
            return seen;
        }
        inAndOut(connection, dialect, seen);
        if (dialect == Dialect.POSTGRESQL) {
            cursor(connection, seen);
        } else {
            results(connection, seen);
            byName(connection, seen);
        }
        return seen;
    }

    private static void returned(Connection connection, List<String> seen) throws SQLException {
        try (CallableStatement call = connection.prepareCall("{? = call ssn_of(?)}")) {
            call.registerOutParameter(1, Types.VARCHAR);
            for (int id = 1; id <= 3; id++) {
                call.setInt(2, id);
                call.execute();
                seen.add(call.getString(1) + " " + call.wasNull() + " " + call.getObject(1));
            }
        }
        try (CallableStatement call = connection.prepareCall("{? = call id_of(?)}")) {
            call.registerOutParameter(1, Types.INTEGER);
            call.setString(2, "444-55-6666");
            call.execute();
            seen.add("id " + call.getInt(1) + " " + call.wasNull());
        }
        try (CallableStatement call = connection.prepareCall("{? = call id_of('111-22-3333')}")) {
            call.registerOutParameter(1, Types.INTEGER);
            call.execute();
            seen.add("id " + call.getInt(1));
        }
    }

    private static void inAndOut(Connection connection, Dialect dialect, List<String> seen) throws SQLException {
        boolean postgres = dialect == Dialect.POSTGRESQL;
        try (CallableStatement call =
                connection.prepareCall(postgres ? "CALL swap_ssn(?, ?, ?)" : "{call swap_ssn(?, ?, ?)}")) {
            call.setInt(1, 1);
            call.setString(2, "777-88-9999");
            call.registerOutParameter(2, Types.VARCHAR);
            call.registerOutParameter(3, Types.DATE);
            if (postgres) {
                call.setNull(3, Types.DATE);
            }
            call.execute();
            seen.add(call.getString(2) + " " + call.getDate(3) + " " + call.wasNull());
            for (int i = 1; i <= 3; i++) {
                seen.add("mode " + call.getParameterMetaData().getParameterMode(i));
            }
            call.setInt(1, 3);
            call.setNull(2, Types.VARCHAR);
            call.execute();
            seen.add(call.getString(2) + " " + call.wasNull() + " " + call.getDate(3) + " " + call.wasNull());
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, ssn FROM users ORDER BY id")) {
            read(rows, seen);
        }
    }

    private static void cursor(Connection connection, List<String> seen) throws SQLException {
        connection.setAutoCommit(false);
        try (CallableStatement call = connection.prepareCall("{? = call both_of(?)}")) {
            call.registerOutParameter(1, Types.OTHER);
            call.setString(2, "444-55-6666");
            call.execute();
            try (ResultSet rows = (ResultSet) call.getObject(1)) {
                read(rows, seen);
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT both_of('444-55-6666')")) {
            rows.next();
            try (ResultSet inner = (ResultSet) rows.getObject(1)) {
                read(inner, seen);
            }
        }
        connection.setAutoCommit(true);
    }

    private static void results(Connection connection, List<String> seen) throws SQLException {
        try (CallableStatement call = connection.prepareCall("CALL both_of(?)")) {
            call.setString(1, "444-55-6666");
            boolean rows = call.execute();
            while (rows) {
                try (ResultSet result = call.getResultSet()) {
                    read(result, seen);
                }
                rows = call.getMoreResults();
            }
        }
    }

    private static void byName(Connection connection, List<String> seen) throws SQLException {
        try (CallableStatement call = connection.prepareCall("{call swap_ssn(?, ?, ?)}")) {
            call.setInt("i", 2);
            call.setString("p", "777-88-9999");
            call.registerOutParameter("p", Types.VARCHAR);
            call.registerOutParameter("b", Types.DATE);
            call.execute();
            seen.add(call.getString("p") + " " + call.getDate("b"));
        }
    }

    /** H2's names are the labels of what a call gives. */
    private static void byLabel(Connection connection, List<String> seen) throws SQLException {
        try (CallableStatement call = connection.prepareCall("{? = call ssn_of(?)}")) {
            call.registerOutParameter(1, Types.VARCHAR);
            call.setInt(2, 2);
            call.execute();
            String label = call.getMetaData().getColumnLabel(1);
            seen.add(label + " " + call.getString(label) + " " + call.getObject(label) + " " + call.wasNull());
        }
    }

    /** What the delegate says of a name that it doesn't know; the value isn't sent to find that out. */
    private static void byNoSuchName(Connection connection, List<String> seen) throws SQLException {
        if (connection.getMetaData().getDatabaseProductName().matches("MySQL|MariaDB")) {
            return; // Sigil looks the names up itself there: SIGIL-2010
        }
        try (CallableStatement call = connection.prepareCall("{? = call id_of(?)}")) {
            call.registerOutParameter(1, Types.INTEGER);
            for (SqlRunnable act :
                    List.<SqlRunnable>of(() -> call.setString("nobody", "444-55-6666"), () -> call.getInt("nobody"))) {
                try {
                    act.run();
                    seen.add("taken");
                } catch (SQLException e) {
                    seen.add(e.getClass().getSimpleName() + " " + e.getSQLState());
                }
            }
        }
    }

    private interface SqlRunnable {
        void run() throws SQLException;
    }

    private static void read(ResultSet rows, List<String> seen) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            StringBuilder row = new StringBuilder();
            for (int i = 1; i <= columns; i++) {
                row.append(rows.getMetaData().getColumnLabel(i))
                        .append('=')
                        .append(rows.getString(i))
                        .append(' ');
            }
            seen.add(row.toString());
        }
    }

    private static void refused(Connection sigil) throws SQLException {
        try (Statement statement = sigil.createStatement()) {
            for (String sql : List.of(
                    "SELECT id FROM users WHERE id = id_of('111-22-3333')",
                    "UPDATE users SET id = 7 WHERE id = ID_OF('111-22-3333')",
                    "SELECT id_of(ssn) FROM users")) {
                assertThatThrownBy(() -> statement.execute(sql))
                        .as(sql)
                        .hasMessageStartingWith("SIGIL-2002")
                        .hasMessageNotContaining("111-22");
            }
        }
    }
}

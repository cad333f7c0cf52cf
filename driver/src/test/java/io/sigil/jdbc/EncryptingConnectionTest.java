package io.sigil.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.jdbc.forwarding.UnwrapPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbc.JdbcParameterMetaData;
import org.h2.jdbc.JdbcResultSet;
import org.h2.jdbc.JdbcResultSetMetaData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptingConnectionTest {
    @TempDir
    Path directory;

    private SigilH2 h2;

    @BeforeEach
    void start() throws SQLException {
        h2 = new SigilH2(directory).withUsers();
    }

    @AfterEach
    void stop() throws SQLException {
        h2.close();
    }

    private static void insert(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO users(ssn) VALUES (?/*users.ssn*/)")) {
            insert.setString(1, "1");
            insert.executeUpdate();
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("sigil"))
                .collect(Collectors.toSet());
    }

    private int sessions() throws SQLException {
        try (Statement statement = h2.plain().createStatement();
                ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS")) {
            count.next();
            return count.getInt(1);
        }
    }

    @Test
    void closingTwiceIsClosingOnce() throws SQLException {
        Connection one = h2.connect();
        Connection two = h2.connect();
        one.close();
        one.close();
        assertThat(one.isClosed()).isTrue();
        insert(two);
    }

    @Test
    void nothingIsLeftBehindByTheLastConnection() throws SQLException {
        Connection connection = h2.connect();
        insert(connection);
        // The key store was asked, and its connection is closed already.
        assertThat(sessions()).isEqualTo(2);
        assertThat(threads()).isEmpty();
        connection.close();
        assertThat(sessions()).isEqualTo(1);
        insert(h2.connect());
    }

    @Test
    void abortGivesTheEngineBackToo() throws SQLException {
        Connection connection = h2.connect();
        connection.abort(Runnable::run);
        connection.close();
        insert(h2.connect());
    }

    @Test
    void unwrappingGivesSigilsObjectsOnly() throws SQLException {
        Connection connection = h2.connect();
        assertThat(connection.isWrapperFor(JdbcConnection.class)).isFalse();
        assertThatThrownBy(() -> connection.unwrap(JdbcConnection.class))
                .isInstanceOf(SQLNonTransientException.class)
                .hasMessageStartingWith("SIGIL-1005");
        assertThatThrownBy(() -> connection.createStatement().unwrap(org.h2.jdbc.JdbcStatement.class))
                .hasMessageStartingWith("SIGIL-1005");
    }

    @Test
    void unwrapGivesTheDelegateWhereItIsAllowed() throws SQLException {
        Connection connection = h2.connect(UnwrapPolicy.ALLOW);
        assertThat(connection.unwrap(JdbcConnection.class)).isInstanceOf(JdbcConnection.class);
        assertThat(connection.unwrap(Connection.class)).isSameAs(connection);
    }

    @Test
    void whatItIsAllowedForGoesForEverythingThatAStatementGives() throws SQLException {
        Connection allowing = h2.connect(UnwrapPolicy.ALLOW);
        PreparedStatement prepared = allowing.prepareStatement("SELECT CAST(? AS INT)");
        prepared.setInt(1, 1);
        for (ResultSet rows : List.of(
                allowing.createStatement().executeQuery("SELECT 1"),
                prepared.executeQuery(),
                allowing.prepareCall("CALL ABS(1)").executeQuery())) {
            assertThat(rows.unwrap(JdbcResultSet.class)).isInstanceOf(JdbcResultSet.class);
            assertThat(rows.getMetaData().unwrap(JdbcResultSetMetaData.class)).isNotNull();
        }
        assertThat(prepared.getMetaData().unwrap(JdbcResultSetMetaData.class)).isNotNull();
        assertThat(prepared.getParameterMetaData().unwrap(JdbcParameterMetaData.class))
                .isNotNull();

        ResultSet denied = h2.connect().createStatement().executeQuery("SELECT 1");
        assertThatThrownBy(() -> denied.unwrap(JdbcResultSet.class)).hasMessageStartingWith("SIGIL-1005");
        assertThatThrownBy(() -> denied.getMetaData().unwrap(JdbcResultSetMetaData.class))
                .hasMessageStartingWith("SIGIL-1005");
    }

    @Test
    void callsPassThrough() throws SQLException {
        try (CallableStatement call = h2.connect().prepareCall("CALL ABS(?)")) {
            call.setInt(1, -5);
            try (ResultSet rows = call.executeQuery()) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(5);
                assertThat(rows.getStatement()).isSameAs(call);
            }
            assertThat(call.getParameterMetaData().getParameterCount()).isEqualTo(1);
        }
    }

    @Test
    void aCallThatTouchesARuledTableIsEncrypted() throws SQLException {
        try (CallableStatement call = h2.connect().prepareCall("INSERT INTO users(ssn) VALUES (?/*users.ssn*/)")) {
            call.setString(1, "1-2");
            assertThat(call.executeUpdate()).isEqualTo(1);
        }
        assertThat(h2.stored("SELECT ssn FROM users"))
                .hasSize(1)
                .allSatisfy(cell -> assertThat(new String(cell, StandardCharsets.ISO_8859_1))
                        .isNotEmpty()
                        .doesNotContain("1-2"));
    }

    @Test
    void aProcedureOverCellsThatAreBoundToTheirRowsIsRefused() throws SQLException {
        h2.withRules("""
                tables:
                  users:
                    columns:
                      born: {key: demo, type: DATE, bindTo: [id]}
                procedures:
                  born_of: {results: {born: users.born}}
                """);
        assertThatThrownBy(h2::connect)
                .hasMessageStartingWith("SIGIL-1007")
                .hasMessageContaining("born_of with bindTo or perSubject");
    }

    @Test
    void arraysGoBothWays() throws SQLException {
        Connection connection = h2.connect();
        Array array = connection.createArrayOf("INTEGER", new Object[] {1, 2});
        try (PreparedStatement select = connection.prepareStatement("SELECT CAST(? AS INTEGER ARRAY)")) {
            select.setArray(1, array);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                assertThat((Object[]) rows.getArray(1).getArray()).containsExactly(1, 2);
                assertThat(rows.getObject(1, Array.class)).isInstanceOf(SigilArray.class);
            }
        }
    }

    @Test
    void rulesThatCanNotBeObeyedLeaveNothingOpen() throws SQLException {
        h2.withRules("""
                tables:
                  users:
                    columns:
                      ssn: {key: demo, type: VARCHAR(11), bindTo: [id]}
                      born: {key: demo, type: DATE, bindTo: [id]}
                procedures:
                  ssn_of: {results: {ssn: users.ssn}}
                  born_of: {results: {born: users.born}}
                """);
        assertThatThrownBy(h2::connect)
                .isInstanceOf(SQLNonTransientException.class)
                .hasMessageStartingWith("SIGIL-1007")
                .hasMessageContaining("sigil.yaml:10:")
                .hasMessageContaining("sigil.yaml:11:");
        assertThat(sessions()).isEqualTo(1);
        assertThat(io.sigil.engine.TestRegistry.size(h2.registry())).isZero();
    }

    @Test
    void aPoolMayChooseTheSchemaRightAfterConnecting() throws SQLException {
        h2.execute("CREATE SCHEMA app");
        h2.execute("CREATE TABLE app.users (id INTEGER, name VARCHAR(40), ssn VARBINARY(200), born VARBINARY(200),"
                + " salary VARBINARY(200), photo BLOB, notes BLOB, seen VARBINARY(200), score VARCHAR(200))");
        Connection connection = h2.connect();
        connection.setSchema("APP");
        insert(connection);
        assertThat(h2.stored("SELECT ssn FROM app.users").get(0)).startsWith(0x75, 0x34, 0x56);
    }
}

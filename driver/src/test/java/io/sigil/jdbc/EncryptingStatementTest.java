package io.sigil.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptingStatementTest {
    private static final String INSERT =
            "INSERT INTO users(name, ssn, score) VALUES ('Ann', '1-2'/*users.ssn*/, '7'/*users.score*/)/*into users*/";
    private static final String SELECT = "SELECT name, ssn, score FROM users/*rows: -, users.ssn, users.score*/";

    @TempDir
    Path directory;

    private SigilH2 h2;
    private Connection connection;
    private Statement statement;

    @BeforeEach
    void connect() throws SQLException {
        h2 = new SigilH2(directory).withUsers();
        connection = h2.connect();
        statement = connection.createStatement();
    }

    @AfterEach
    void disconnect() throws SQLException {
        h2.close();
    }

    @Test
    void literalsBecomeCells() throws SQLException {
        assertThat(statement.executeUpdate(INSERT)).isEqualTo(1);
        assertThat(h2.stored("SELECT ssn FROM users"))
                .singleElement()
                .satisfies(cell -> assertThat(cell).startsWith(0x75, 0x34, 0x56));
        try (ResultSet rows = statement.executeQuery(SELECT)) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("Ann");
            assertThat(rows.getString(2)).isEqualTo("1-2");
            assertThat(rows.getInt(3)).isEqualTo(7);
        }
    }

    @Test
    void everyWayToExecuteIsAnalysed() throws SQLException {
        statement.execute(INSERT);
        statement.execute(INSERT, Statement.RETURN_GENERATED_KEYS);
        statement.execute(INSERT, new int[] {1});
        statement.execute(INSERT, new String[] {"ID"});
        statement.executeUpdate(INSERT, Statement.RETURN_GENERATED_KEYS);
        statement.executeUpdate(INSERT, new int[] {1});
        statement.executeUpdate(INSERT, new String[] {"ID"});
        statement.executeLargeUpdate(INSERT);
        statement.executeLargeUpdate(INSERT, Statement.RETURN_GENERATED_KEYS);
        statement.executeLargeUpdate(INSERT, new int[] {1});
        statement.executeLargeUpdate(INSERT, new String[] {"ID"});
        statement.addBatch(INSERT);
        statement.addBatch(INSERT);
        assertThat(statement.executeBatch()).containsExactly(1, 1);
        statement.addBatch(INSERT);
        assertThat(statement.executeLargeBatch()).containsExactly(1L);
        assertThat(h2.stored("SELECT score FROM users"))
                .hasSize(14)
                .doesNotHaveDuplicates()
                .allSatisfy(cell -> assertThat(cell).isNotEmpty());
    }

    @Test
    void aRefusedStatementIsNotSent() throws SQLException {
        String sql = "DELETE FROM users/*refuse*/";
        statement.execute(INSERT);
        List<org.assertj.core.api.ThrowableAssert.ThrowingCallable> ways = List.of(
                () -> statement.execute(sql),
                () -> statement.executeQuery(sql),
                () -> statement.executeUpdate(sql),
                () -> statement.executeLargeUpdate(sql),
                () -> statement.addBatch(sql),
                () -> connection.prepareStatement(sql),
                () -> connection.prepareCall(sql),
                () -> connection.nativeSQL(sql));
        for (org.assertj.core.api.ThrowableAssert.ThrowingCallable way : ways) {
            assertThatThrownBy(way)
                    .isInstanceOf(SQLSyntaxErrorException.class)
                    .hasMessageStartingWith("SIGIL-2003: statement refused")
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("42000");
        }
        assertThat(h2.stored("SELECT id FROM users")).hasSize(1);
    }

    @Test
    void generatedKeysAreWrapped() throws SQLException {
        statement.executeUpdate(INSERT, new String[] {"ID", "SSN"});
        try (ResultSet keys = statement.getGeneratedKeys()) {
            keys.next();
            assertThat(keys.getString(2)).isEqualTo("1-2");
            assertThat(keys.getStatement()).isSameAs(statement);
        }
    }

    @Test
    void theSameInstanceEachTime() throws SQLException {
        statement.execute(INSERT);
        assertThat(statement.execute(SELECT)).isTrue();
        ResultSet rows = statement.getResultSet();
        assertThat(statement.getResultSet()).isSameAs(rows);
        assertThat(rows.getStatement()).isSameAs(statement);
        assertThat(statement.getConnection()).isSameAs(connection);
        assertThat(connection.getMetaData()).isSameAs(connection.getMetaData());
        assertThat(connection.getMetaData().getConnection()).isSameAs(connection);
        assertThat(statement.unwrap(Statement.class)).isSameAs(statement);
        assertThat(connection.unwrap(Connection.class)).isSameAs(connection);
    }

    @Test
    void anErrorOfTheDelegateIsUntouched() {
        assertThatThrownBy(() -> statement.execute("SELECT * FROM nowhere"))
                .isInstanceOf(org.h2.jdbc.JdbcSQLSyntaxErrorException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("42S02");
    }

    @Test
    void constraintViolationsAreTheDelegates() throws SQLException {
        h2.execute("ALTER TABLE users ADD UNIQUE (ssn)");
        statement.execute(INSERT);
        assertThatThrownBy(() -> statement.execute(INSERT))
                .isInstanceOf(java.sql.SQLIntegrityConstraintViolationException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("23505");
    }

    @Test
    void nothingPrintsAValue() throws SQLException {
        try (java.sql.PreparedStatement prepared =
                connection.prepareStatement("INSERT INTO users(ssn) VALUES (?/*users.ssn*/)")) {
            prepared.setString(1, "1-2");
            assertThat(prepared.toString()).doesNotContain("1-2").doesNotContain("INSERT");
        }
        assertThat(statement.toString()).doesNotContain("Ann").doesNotContain("1-2");
    }

    @Test
    void nativeSqlCanBeExecutedWithTheSameEffect() throws SQLException {
        statement.execute(connection.nativeSQL(INSERT));
        assertThat(h2.stored("SELECT id FROM users")).hasSize(1);
        assertThat(connection.nativeSQL("SELECT {fn length('a')}")).doesNotContain("{");
    }

    @Test
    void ddlIsSeenByTheNextStatement() throws SQLException {
        statement.execute(INSERT);
        statement.execute("ALTER TABLE users DROP COLUMN born");
        assertThatThrownBy(() -> statement.executeQuery(SELECT))
                .hasMessageStartingWith("SIGIL-6002")
                .hasMessageContaining("born");
        statement.execute("ALTER TABLE users ADD COLUMN born VARBINARY(200)");
        statement.executeQuery(SELECT).close();
    }

    @Test
    void afterSetSchemaNamesMeanOtherTables() throws SQLException {
        statement.execute(INSERT);
        statement.execute("CREATE SCHEMA other");
        statement.execute("CREATE TABLE other.users (name VARCHAR(9), ssn VARCHAR(9), score INTEGER)");
        statement.execute("SET SCHEMA other");
        assertThatThrownBy(() -> statement.executeQuery("SELECT name, ssn FROM users/*rows: -, users.ssn*/"))
                .hasMessageStartingWith("SIGIL-2008");
        statement.executeUpdate("INSERT INTO other.users VALUES ('Bob', 'plain', 1)");
        try (ResultSet rows = statement.executeQuery("SELECT name, ssn FROM other.users")) {
            rows.next();
            assertThat(rows.getString(2)).isEqualTo("plain");
        }
        connection.setSchema("PUBLIC");
        try (ResultSet rows = statement.executeQuery(SELECT)) {
            rows.next();
            assertThat(rows.getString(2)).isEqualTo("1-2");
        }
    }
}

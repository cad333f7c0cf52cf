package io.sigil.it.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.dialect.Dialect;
import io.sigil.it.oracle.RuledSide;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Rows that a procedure gives past the analysis: where the driver can tell that a column is ruled, no cell comes out. */
class UnmappedRoutinesTest {
    private static final String RULES = """
            tables:
              users:
                columns:
                  ssn: {key: pii, type: VARCHAR(11), mode: deterministic}
            procedures:
              half: {results: {other: users.ssn}}
            """;

    @TempDir
    private Path folder;

    @EachDatabase(value = DatabaseKind.POSTGRESQL, fresh = true)
    void aCursorOverARuledColumnIsRefused(TestDatabase database) throws SQLException, IOException {
        try (Connection sigil = open(database)) {
            define(database, sigil);
            sigil.setAutoCommit(false);
            for (String ruled : List.of("every", "renamed", "through_view", "half")) {
                try (CallableStatement call = sigil.prepareCall("{? = call " + ruled + "()}")) {
                    call.registerOutParameter(1, Types.OTHER);
                    call.execute();
                    assertRefused(() -> call.getObject(1), ruled);
                }
                try (Statement statement = sigil.createStatement();
                        ResultSet rows = statement.executeQuery("SELECT " + ruled + "()")) {
                    rows.next();
                    assertRefused(() -> rows.getObject(1), ruled);
                }
                try (Statement statement = sigil.createStatement();
                        ResultSet rows = statement.executeQuery("SELECT " + ruled + "()")) {
                    rows.next();
                    String cursor = rows.getString(1);
                    try (Statement fetch = sigil.createStatement();
                            PreparedStatement prepared = sigil.prepareStatement("FETCH 1 FROM \"" + cursor + "\"")) {
                        assertRefused(() -> fetch.executeQuery("FETCH ALL FROM \"" + cursor + "\""), ruled);
                        assertRefused(prepared::executeQuery, ruled);
                    }
                }
                sigil.rollback();
            }
            try (CallableStatement call = sigil.prepareCall("{? = call ids()}")) {
                call.registerOutParameter(1, Types.OTHER);
                call.execute();
                try (ResultSet rows = (ResultSet) call.getObject(1)) {
                    assertIds(rows);
                }
            }
            sigil.rollback();
        }
    }

    @EachDatabase(
            value = {DatabaseKind.MARIADB, DatabaseKind.MYSQL},
            fresh = true)
    void aResultWithARuledColumnIsRefused(TestDatabase database) throws SQLException, IOException {
        try (Connection sigil = open(database)) {
            define(database, sigil);
            for (String ruled : List.of("every", "renamed", "through_view", "half")) {
                try (CallableStatement call = sigil.prepareCall("{call " + ruled + "()}")) {
                    call.execute();
                    assertRefused(call::getResultSet, ruled);
                }
                try (Statement statement = sigil.createStatement();
                        PreparedStatement prepared = sigil.prepareStatement("CALL " + ruled + "()")) {
                    assertRefused(() -> statement.executeQuery("CALL " + ruled + "()"), ruled);
                    assertRefused(prepared::executeQuery, ruled);
                }
            }
            try (Statement statement = sigil.createStatement();
                    ResultSet rows = statement.executeQuery("CALL ids()")) {
                assertIds(rows);
            }
        }
    }

    private static void assertIds(ResultSet rows) throws SQLException {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt("id")).isEqualTo(1);
        assertThat(rows.next()).isFalse();
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable act, String routine) {
        assertThatThrownBy(act)
                .as(routine)
                .isInstanceOf(SQLException.class)
                .hasMessageStartingWith("SIGIL-2008")
                .hasMessageContaining("procedures")
                .hasMessageNotContaining("111-22");
    }

    private Connection open(TestDatabase database) throws SQLException, IOException {
        Path rules = Files.writeString(
                folder.resolve("sigil.yaml"), "version: 1\n" + RuledSide.sigil().keys(folder) + RULES);
        return RuledSide.sigil().open(database, rules);
    }

    private static void define(TestDatabase database, Connection sigil) throws SQLException {
        try (Statement statement = sigil.createStatement()) {
            statement.execute("CREATE TABLE users (id INT PRIMARY KEY, ssn VARCHAR(11))");
            statement.execute("INSERT INTO users (id, ssn) VALUES (1, '111-22-3333')");
            statement.execute("CREATE VIEW people AS SELECT id, ssn AS number FROM users");
        }
        try (Connection physical = database.connect();
                Statement statement = physical.createStatement()) {
            routine(statement, database.dialect(), "every", "SELECT id, ssn FROM users");
            routine(statement, database.dialect(), "renamed", "SELECT ssn AS id FROM users");
            routine(statement, database.dialect(), "through_view", "SELECT * FROM people");
            routine(statement, database.dialect(), "half", "SELECT id, ssn AS other, ssn AS missed FROM users");
            routine(statement, database.dialect(), "ids", "SELECT id FROM users");
        }
    }

    private static void routine(Statement statement, Dialect dialect, String name, String query) throws SQLException {
        statement.execute(
                dialect == Dialect.POSTGRESQL
                        ? "CREATE FUNCTION " + name + "() RETURNS refcursor LANGUAGE plpgsql AS $$ DECLARE c refcursor;"
                                + " BEGIN OPEN c FOR " + query + "; RETURN c; END $$"
                        : "CREATE PROCEDURE " + name + "() " + query);
    }
}

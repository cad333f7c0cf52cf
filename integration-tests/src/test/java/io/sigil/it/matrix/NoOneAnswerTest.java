package io.sigil.it.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.DatabaseServer;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Why statements at the position no-one-answer of the matrix are refused: the database itself, without Sigil, answers one statement
 * over one set of rows in two ways. A database that no longer does makes its test fail, and the statements may work.
 */
class NoOneAnswerTest {

    @EachDatabase(DatabaseKind.H2_MEMORY)
    void h2ComparesConstantsOfOrPaddedOrNotByItsSettings(DatabaseServer server) throws SQLException {
        TestDatabase database = server.createDatabase("padding");
        String sql = "SELECT id FROM t WHERE c = 'short' OR c = 'full'";
        String table = "CREATE TABLE t (id INT, c CHAR(5)) AS SELECT 1, 'short' UNION ALL SELECT 2, 'four'";
        String padded = "SELECT id FROM t WHERE c = 'four' OR c = 'full'";
        try (Connection merging = database.connect();
                Connection apart = DriverManager.getConnection("jdbc:h2:mem:no_one_answer;OPTIMIZE_OR=FALSE")) {
            for (Connection connection : List.of(merging, apart)) {
                execute(connection, table);
                assertThat(answers(connection, sql)).containsExactly(1);
            }
            assertThat(answers(merging, padded)).isEmpty();
            assertThat(answers(apart, padded)).containsExactly(2);
        }
    }

    @EachDatabase(DatabaseKind.H2_MEMORY)
    void h2PadsWhatCoalesceChoosesByWhetherAValueIsBound(DatabaseServer server) throws SQLException {
        TestDatabase database = server.createDatabase("chosen");
        try (Connection connection = database.connect()) {
            execute(connection, "CREATE TABLE t (id INT, c CHAR(5)) AS SELECT 1, 'four' UNION ALL SELECT 2, NULL");
            assertThat(answers(connection, "SELECT id FROM t WHERE COALESCE(c, 'four') = 'four'"))
                    .containsExactly(2);
            assertThat(answers(connection, "SELECT id FROM t WHERE COALESCE(c, ?) = 'four'", "four"))
                    .containsExactly(1, 2);
        }
    }

    /** The type, and the values with it, are those of the class that is bound; the description before an execution is that of the last. */
    @EachDatabase(DatabaseKind.H2_MEMORY)
    void h2TypesACoalesceBesideAPatternByTheClassOfTheValue(DatabaseServer server) throws SQLException {
        TestDatabase database = server.createDatabase("classes");
        String sql = "SELECT COALESCE(c, ?) AS w FROM t WHERE name LIKE ?";
        try (Connection connection = database.connect()) {
            execute(
                    connection,
                    "CREATE TABLE t (name VARCHAR(9), c DECIMAL(12,2), moment TIMESTAMP(3)) AS SELECT 'bob', 1.5, NULL");
            assertThat(type(connection, sql, new BigDecimal("2.50"), "%b%")).isEqualTo("NUMERIC(12,2)");
            assertThat(type(connection, sql, 2L, "%b%")).isEqualTo("NUMERIC(21,2)");
            assertThat(type(connection, sql, "2.50", "%b%")).isEqualTo("NUMERIC(100000,50000)");
            assertThat(type(connection, sql, 2.5, "%b%")).isEqualTo("DECFLOAT(53,0)");
            assertThat(answers(connection, sql, new BigDecimal("2.50"), "%b%")).containsExactly(new BigDecimal("1.50"));
            assertThat(answers(connection, sql, 2.5, "%b%")).containsExactly(new BigDecimal("1.5"));
            String moments = "SELECT COALESCE(moment, ?) AS w FROM t";
            LocalDateTime moment = LocalDateTime.parse("2010-10-10T10:10:10.100");
            assertThat(type(connection, moments, moment)).isEqualTo("TIMESTAMP(23,3)");
            assertThat(type(connection, moments + " WHERE name LIKE ?", moment, "%b%"))
                    .isEqualTo("TIMESTAMP(29,9)");
        }
    }

    /** Before the execution it is C LIKE ?1, whatever is bound. */
    @EachDatabase(DatabaseKind.H2_MEMORY)
    void h2NamesAPatternByTheValueThatIsBound(DatabaseServer server) throws SQLException {
        TestDatabase database = server.createDatabase("patterns");
        String sql = "SELECT c LIKE ? FROM t";
        try (Connection connection = database.connect()) {
            execute(connection, "CREATE TABLE t (c VARCHAR(9)) AS SELECT 'ann'");
            assertThat(label(connection, sql, "ann%")).isEqualTo("C LIKE ?1");
            assertThat(label(connection, sql, "ann")).isEqualTo("C = 'ann'");
        }
    }

    @EachDatabase(DatabaseKind.MYSQL)
    void mySqlTypesAComputedIntegerByItsPlan(DatabaseServer server) throws SQLException {
        TestDatabase database = server.createDatabase("plans");
        String join = "SELECT COALESCE(p.d, p.d2) AS w, p.id FROM p JOIN u ON p.d = u.d ORDER BY p.id, u.visit_id";
        String view = "SELECT w FROM made";
        try (Connection connection = database.connect()) {
            execute(connection, "CREATE TABLE p (id INT PRIMARY KEY, d INT, d2 INT)");
            execute(connection, "CREATE TABLE u (visit_id INT PRIMARY KEY, d INT)");
            execute(connection, "INSERT INTO p VALUES (1, 5, 6), (2, NULL, 7)");
            execute(connection, "INSERT INTO u VALUES (1, 5)");
            execute(connection, "CREATE VIEW made AS SELECT id, COALESCE(d, d2) AS w FROM p");
            assertThat(type(connection, view)).isEqualTo("INT(10,0)");
            execute(connection, "SET optimizer_switch = 'derived_merge=off'");
            assertThat(type(connection, view)).isEqualTo("BIGINT(19,0)");
            assertThat(type(connection, join)).isEqualTo("BIGINT(19,0)");
            execute(connection, "SET optimizer_switch = 'hypergraph_optimizer=on'");
            assertThat(type(connection, join)).isEqualTo("INT(10,0)");
        }
    }

    /** The type of the same rows of the same value, with a plan for the value and with one for all values. */
    @EachDatabase(DatabaseKind.POSTGRESQL)
    void postgresLimitsAUnionByTheBranchesThatAPlanKeeps(DatabaseServer server) throws SQLException {
        TestDatabase database = server.createDatabase("branches");
        String sql = "SELECT q.w FROM (SELECT c AS w FROM t UNION ALL SELECT NULL FROM t WHERE id > ?) q";
        try (Connection connection = database.connect()) {
            execute(connection, "CREATE TABLE t (id INT, c VARCHAR(24))");
            execute(connection, "INSERT INTO t VALUES (1, 'one')");
            execute(connection, "SET plan_cache_mode = force_custom_plan");
            assertThat(typeWithNull(connection, sql)).isEqualTo("varchar(24,0)");
            execute(connection, "SET plan_cache_mode = force_generic_plan");
            assertThat(typeWithNull(connection, sql)).isEqualTo("varchar(2147483647,0)");
        }
    }

    /** One moment, as a value of two classes. */
    @EachDatabase({DatabaseKind.MYSQL, DatabaseKind.MARIADB})
    void labelsShowAMomentByItsClass(DatabaseServer server) throws SQLException {
        TestDatabase database = server.createDatabase("labels");
        String sql = "SELECT c = ? FROM t";
        LocalDateTime moment = LocalDateTime.parse("2010-10-10T10:10:10.100");
        try (Connection connection = database.connect()) {
            execute(connection, "CREATE TABLE t (id INT, c DATETIME(3))");
            assertThat(label(connection, sql, "2010-10-10 10:10:10.100")).isEqualTo("c = '2010-10-10 10:10:10.100'");
            assertThat(label(connection, sql, moment))
                    .isEqualTo(
                            server.kind() == DatabaseKind.MYSQL
                                    ? "c = '2010-10-10 10:10:10.1'"
                                    : "c = '2010-10-10 10:10:10.100000'");
        }
    }

    private static String typeWithNull(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setNull(1, Types.INTEGER);
            try (ResultSet rows = statement.executeQuery()) {
                return type(rows.getMetaData());
            }
        }
    }

    private static String label(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            return rows.getMetaData().getColumnLabel(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<Object> answers(Connection connection, String sql, Object... values) throws SQLException {
        List<Object> answers = new ArrayList<>();
        try (PreparedStatement statement = prepared(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                answers.add(rows.getObject(1));
            }
        }
        return answers;
    }

    private static String type(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            return type(rows.getMetaData());
        }
    }

    private static String type(ResultSetMetaData metaData) throws SQLException {
        return metaData.getColumnTypeName(1) + "(" + metaData.getPrecision(1) + "," + metaData.getScale(1) + ")";
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}

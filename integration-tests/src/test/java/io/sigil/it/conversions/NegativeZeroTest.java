package io.sigil.it.conversions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.dialect.Dialect;
import io.sigil.it.oracle.RuledSide;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.io.TempDir;

/** -0.0 is another value than 0.0 for whoever reads it, and the same for whoever compares. */
class NegativeZeroTest {
    private static final String TABLES = """
            tables:
              t:
                columns:
                  plain_cell: {key: pii, type: DOUBLE}
                  equal_cell: {key: pii, type: DOUBLE, search: equality}
                  range_cell: {key: pii, type: DOUBLE, search: range, acceptLeakage: order}
                  fixed_cell: {key: pii, type: DOUBLE, mode: deterministic}
            """;

    @TempDir
    private Path folder;

    @EachDatabase(fresh = true)
    void isReadAsItWasWrittenAndFoundAsZero(TestDatabase ruled) throws Exception {
        Path rules = Files.writeString(
                folder.resolve("sigil.yaml"), "version: 1\n" + RuledSide.sigil().keys(folder) + TABLES);
        Properties properties = new Properties();
        properties.setProperty("sigil.rules", rules.toString());
        TestDatabase plain = ruled.server().createDatabase("plain");
        try (Connection sigil = ruled.connect("jdbc:sigil:", properties);
                Connection bare = plain.connect()) {
            create(sigil, ruled.dialect());
            create(bare, ruled.dialect());
            if (ruled.dialect().isMySqlFamily()) {
                assertThatThrownBy(() -> insert(sigil, 1, -0.0))
                        .isInstanceOf(SQLDataException.class)
                        .hasMessageStartingWith("SIGIL-3007");
                insert(bare, 1, 0.0);
                insert(sigil, 1, 0.0);
            } else {
                insert(bare, 1, -0.0);
                insert(sigil, 1, -0.0);
            }
            insert(bare, 2, 0.0);
            insert(sigil, 2, 0.0);
            List<String> seen = read(sigil);
            assertThat(seen).containsExactlyElementsOf(read(bare));
            assertThat(seen.get(0))
                    .isEqualTo(
                            ruled.dialect() == Dialect.POSTGRESQL
                                    ? "[1 -0.0 -0.0 -0.0, 2 0.0 0.0 0.0]"
                                    : "[1 0.0 0.0 0.0, 2 0.0 0.0 0.0]");
        }
    }

    @EachDatabase(fresh = true)
    void aDeterministicColumnRefusesIt(TestDatabase database) throws Exception {
        Path rules = Files.writeString(
                folder.resolve("sigil.yaml"), "version: 1\n" + RuledSide.sigil().keys(folder) + TABLES);
        Properties properties = new Properties();
        properties.setProperty("sigil.rules", rules.toString());
        try (Connection sigil = database.connect("jdbc:sigil:", properties)) {
            create(sigil, database.dialect());
            String sql = "INSERT INTO t (id, fixed_cell) VALUES (1, ?)";
            try (PreparedStatement insert = sigil.prepareStatement(sql)) {
                if (database.dialect() == Dialect.H2) {
                    insert.setDouble(1, -0.0); // which has no negative zero
                } else {
                    assertThatThrownBy(() -> insert.setDouble(1, -0.0)).hasMessageStartingWith("SIGIL-3007");
                    assertThatThrownBy(() -> insert.setString(1, "-0")).hasMessageStartingWith("SIGIL-3007");
                    insert.setDouble(1, 0.0);
                }
                insert.executeUpdate();
            }
            try (PreparedStatement select = sigil.prepareStatement("SELECT fixed_cell FROM t WHERE fixed_cell = ?")) {
                select.setDouble(1, -0.0);
                try (ResultSet rows = select.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getDouble(1)).isEqualTo(0.0);
                }
            }
        }
    }

    private static void create(Connection connection, Dialect dialect) throws SQLException {
        String type = dialect.isMySqlFamily() ? " DOUBLE" : " DOUBLE PRECISION";
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INT NOT NULL PRIMARY KEY, plain_cell" + type + ", equal_cell" + type
                    + ", range_cell" + type + ", fixed_cell" + type + ")");
        }
    }

    private static void insert(Connection connection, int id, double value) throws SQLException {
        String sql = "INSERT INTO t (id, plain_cell, equal_cell, range_cell) VALUES (?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setInt(1, id);
            insert.setDouble(2, value);
            insert.setDouble(3, value);
            insert.setDouble(4, value);
            insert.executeUpdate();
        }
    }

    private static List<String> read(Connection connection) throws SQLException {
        List<String> seen = new ArrayList<>();
        String select = "SELECT id, plain_cell, equal_cell, range_cell FROM t ";
        seen.add(rows(connection, select + "ORDER BY id"));
        for (double value : new double[] {0.0, -0.0}) {
            seen.add(rows(connection, select + "WHERE equal_cell = ? ORDER BY id", value));
            seen.add(rows(connection, select + "WHERE range_cell = ? ORDER BY id", value));
            seen.add(rows(connection, select + "WHERE range_cell >= ? ORDER BY range_cell, id", value));
            seen.add(rows(connection, select + "WHERE range_cell < ? ORDER BY id", value));
        }
        return seen;
    }

    private static String rows(Connection connection, String sql, double... values) throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setDouble(i + 1, values[i]);
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getInt(1) + " " + rows.getDouble(2) + " " + rows.getDouble(3) + " "
                            + rows.getDouble(4));
                }
            }
        }
        return found.toString();
    }
}

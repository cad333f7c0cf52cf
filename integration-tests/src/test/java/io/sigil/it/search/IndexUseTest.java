package io.sigil.it.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.dialect.Dialect;
import io.sigil.it.oracle.RuledSide;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;

/** An ordinary index over a searchable column serves the searches: the database's own plan says so. */
class IndexUseTest {
    private static final int ROWS = 4000;

    @TempDir
    private Path folder;

    @EachDatabase(fresh = true)
    void anIndexOverTheColumnServesEqualityPrefixAndRange(TestDatabase database) throws Exception {
        assertSearchesUseIndexes(database, "binary");
    }

    @EachDatabase(fresh = true)
    void anIndexOverTheColumnServesThemInTextStorage(TestDatabase database) throws Exception {
        assertSearchesUseIndexes(database, "text");
    }

    private void assertSearchesUseIndexes(TestDatabase database, String storage) throws Exception {
        Path rules = Files.writeString(
                folder.resolve("sigil.yaml"),
                "version: 1\n"
                        + RuledSide.sigil().keys(folder)
                        + "tables: {staff: {columns: {\n"
                        + "  mail: {key: pii, type: VARCHAR(60), search: equality, storage: " + storage + "},\n"
                        + "  name: {key: pii, type: VARCHAR(40), search: prefix, storage: " + storage + "},\n"
                        + "  pay: {key: pii, type: INTEGER, search: range, acceptLeakage: order, storage: " + storage
                        + "}}}}\n");
        try (Connection connection = RuledSide.sigil().open(database, rules)) {
            fill(connection);
            try (Connection plain = database.connect()) {
                analyze(plain, database.dialect());
            }
            Dialect dialect = database.dialect();
            assertRangeScan(connection, dialect, "mail = 'mail77@staff.example'", "by_mail", 1);
            assertRangeScan(connection, dialect, "'mail78@staff.example' = mail", "by_mail", 1);
            assertRangeScan(connection, dialect, "name LIKE 'name123%'", "by_name", 11);
            assertRangeScan(connection, dialect, "name = 'name1234'", "by_name", 1);
            assertRangeScan(connection, dialect, "pay BETWEEN 3000 AND 3030", "by_pay", 16);
            assertRangeScan(connection, dialect, "pay = 3000", "by_pay", 1);
            assertRangeScan(connection, dialect, "pay > 7950 AND pay <= 7960", "by_pay", 5);
            if (dialect != Dialect.H2) {
                // H2 serves no alternatives of ranges by an index, whatever their columns are.
                assertRangeScan(
                        connection, dialect, "mail IN ('mail1@staff.example', 'mail2@staff.example')", "by_mail", 2);
            }
        }
    }

    private static void fill(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE staff (id INT PRIMARY KEY, mail VARCHAR(60), name VARCHAR(40), pay INTEGER)");
            statement.execute("CREATE INDEX by_mail ON staff (mail)");
            statement.execute("CREATE INDEX by_name ON staff (name)");
            statement.execute("CREATE INDEX by_pay ON staff (pay)");
        }
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO staff VALUES (?, ?, ?, ?)")) {
            for (int i = 0; i < ROWS; i++) {
                insert.setInt(1, i);
                insert.setString(2, "mail" + i + "@staff.example");
                insert.setString(3, "name" + i);
                insert.setInt(4, 2 * i);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static void analyze(Connection plain, Dialect dialect) throws SQLException {
        try (Statement statement = plain.createStatement()) {
            statement.execute(
                    dialect.isMySqlFamily()
                            ? "ANALYZE TABLE staff"
                            : "ANALYZE" + (dialect == Dialect.H2 ? "" : " staff"));
        }
    }

    private static void assertRangeScan(
            Connection connection, Dialect dialect, String condition, String index, int rows) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT COUNT(*) FROM staff WHERE " + condition)) {
            found.next();
            assertThat(found.getInt(1)).as(condition).isEqualTo(rows);
        }
        String plan = plan(connection, "EXPLAIN SELECT id FROM staff WHERE " + condition);
        assertThat(plan).as(condition).containsIgnoringCase(index);
        switch (dialect) {
            case H2 ->
                assertThat(plan)
                        .as(condition)
                        .contains(index.toUpperCase(Locale.ROOT) + ": ")
                        .contains(" <= ");
            case POSTGRESQL ->
                assertThat(plan).as(condition).contains("Index Cond").doesNotContain("Seq Scan");
            case MYSQL -> assertThat(plan).as(condition).contains("index range scan");
            case MARIADB -> assertThat(plan).as(condition).contains("type=range");
        }
    }

    private static String plan(Connection connection, String sql) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            ResultSetMetaData columns = rows.getMetaData();
            while (rows.next()) {
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    plan.append(columns.getColumnLabel(i))
                            .append('=')
                            .append(rows.getString(i))
                            .append('\n');
                }
            }
        }
        return plan.toString();
    }
}

package io.sigil.it.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.it.oracle.RuledSide;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL plans an equality with a token once where an index is over the token, and a range of cells at each execution. */
class TokenIndexTest {
    private static final int ROWS = 1500;

    /** More than the driver and the server take until they keep a plan. */
    private static final int EXECUTIONS = 20;

    private int searches;

    @TempDir
    private Path folder;

    private Connection open(TestDatabase database, String storage) throws Exception {
        String mail = "{key: pii, type: VARCHAR(60), search: equality, domain: mail, storage: " + storage + "}";
        Path rules = Files.writeString(
                folder.resolve("sigil.yaml"),
                "version: 1\n" + RuledSide.sigil().keys(folder) + "tables: {staff: {columns: {\n  mail: " + mail
                        + ",\n  '\"Second Mail\"': " + mail + "}}}\n");
        Connection sigil = RuledSide.sigil().open(database, rules);
        try (Statement statement = sigil.createStatement()) {
            statement.execute("CREATE TABLE staff (id INT PRIMARY KEY, mail VARCHAR(60), \"Second Mail\" VARCHAR(60))");
            statement.execute("CREATE INDEX by_cell ON staff (mail)");
        }
        sigil.setAutoCommit(false);
        try (PreparedStatement insert = sigil.prepareStatement("INSERT INTO staff VALUES (?, ?, ?)")) {
            for (int i = 0; i < ROWS; i++) {
                insert.setInt(1, i);
                insert.setString(2, "mail" + i);
                insert.setString(3, "mail" + i);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        sigil.commit();
        sigil.setAutoCommit(true);
        return sigil;
    }

    /** By the database's own client; the driver then reads the catalogue again, as it does when it starts. */
    private static void past(TestDatabase database, Connection sigil, String... sql) throws SQLException {
        try (Connection bare = database.connect();
                Statement statement = bare.createStatement()) {
            for (String each : sql) {
                statement.execute(each);
            }
            statement.execute("ANALYZE staff");
        }
        try (Statement statement = sigil.createStatement()) {
            statement.execute("CREATE TABLE news (id INT)");
            statement.execute("DROP TABLE news");
        }
    }

    private static String plan(Connection sigil, String condition) throws SQLException {
        StringJoiner plan = new StringJoiner("\n");
        try (Statement statement = sigil.createStatement();
                ResultSet rows = statement.executeQuery("EXPLAIN SELECT id FROM staff WHERE " + condition)) {
            while (rows.next()) {
                plan.add(rows.getString(1));
            }
        }
        return plan.toString();
    }

    /** And how many of its executions had a plan that was made for all. */
    private int generic(Connection sigil, String condition) throws SQLException {
        String mark = "/* search " + searches++ + " */";
        String sql = "SELECT id FROM staff WHERE " + condition + " " + mark;
        try (PreparedStatement search = sigil.prepareStatement(sql)) {
            for (int i = 0; i < EXECUTIONS; i++) {
                search.setString(1, "mail" + i);
                try (ResultSet found = search.executeQuery()) {
                    assertThat(found.next()).isTrue();
                    assertThat(found.getInt(1)).isEqualTo(i);
                    assertThat(found.next()).isFalse();
                }
            }
            try (Statement statement = sigil.createStatement();
                    ResultSet plans = statement.executeQuery("SELECT SUM(generic_plans) FROM pg_prepared_statements"
                            + " WHERE statement LIKE '%" + mark + "'")) {
                plans.next();
                return plans.getInt(1);
            }
        }
    }

    @EachDatabase(value = DatabaseKind.POSTGRESQL, fresh = true)
    void anIndexOverTheTokenServesEqualityByAPlanForAllExecutions(TestDatabase database) throws Exception {
        assertServes(database, "binary", 20);
    }

    @EachDatabase(value = DatabaseKind.POSTGRESQL, fresh = true)
    void anIndexOverTheTokenServesItInTextStorage(TestDatabase database) throws Exception {
        assertServes(database, "text", 26);
    }

    private void assertServes(TestDatabase database, String storage, int cut) throws Exception {
        try (Connection sigil = open(database, storage)) {
            past(database, sigil);
            assertThat(plan(sigil, "mail = 'mail77'")).contains("by_cell").contains(">=");
            assertThat(generic(sigil, "mail = ?")).isZero();
            past(
                    database,
                    sigil,
                    "CREATE INDEX by_token ON staff (SUBSTRING(mail FROM 1 FOR " + cut + "))",
                    "CREATE INDEX by_second ON staff (SUBSTRING(\"Second Mail\", 1, " + cut + "), id)");
            assertThat(plan(sigil, "mail = 'mail77'")).contains("by_token").doesNotContain(">=");
            assertThat(plan(sigil, "'mail77' = mail")).contains("by_token").doesNotContain(">=");
            assertThat(plan(sigil, "mail IN ('mail77', 'mail78')")).contains("by_token");
            assertThat(plan(sigil, "\"Second Mail\" = 'mail77'")).contains("by_second");
            assertThat(generic(sigil, "mail = ?")).isPositive();
            try (Statement statement = sigil.createStatement()) {
                statement.execute("DROP INDEX by_token");
            }
            assertThat(plan(sigil, "mail = 'mail77'")).contains("by_cell").contains(">=");
            assertThat(generic(sigil, "mail = ?")).isZero();
        }
    }

    /** Both forms mean the same, so an index that is gone without the driver's knowledge takes away nothing but speed. */
    @EachDatabase(value = DatabaseKind.POSTGRESQL, fresh = true)
    void anIndexDroppedUnnoticedChangesNoAnswer(TestDatabase database) throws Exception {
        try (Connection sigil = open(database, "binary");
                Connection bare = database.connect();
                Statement statement = bare.createStatement()) {
            past(database, sigil, "CREATE INDEX staff_mail ON staff (SUBSTRING(mail FROM 1 FOR 20));");
            assertThat(generic(sigil, "mail = ?")).isPositive();
            statement.execute("DROP INDEX staff_mail");
            generic(sigil, "mail = ?");
            assertThat(plan(sigil, "mail = 'mail77'")).contains("Seq Scan");
        }
    }

    @EachDatabase(value = DatabaseKind.POSTGRESQL, fresh = true)
    void otherIndexesLeaveTheRange(TestDatabase database) throws Exception {
        try (Connection sigil = open(database, "text")) {
            for (String index : List.of(
                    "ON staff (SUBSTRING(mail FROM 1 FOR 25))",
                    "ON staff (SUBSTRING(mail FROM 2 FOR 26))",
                    "ON staff (UPPER(SUBSTRING(mail FROM 1 FOR 26)))",
                    "ON staff (SUBSTRING(\"Second Mail\" FROM 1 FOR 26))",
                    "ON staff (id, SUBSTRING(mail FROM 1 FOR 26))",
                    "ON staff (SUBSTRING(mail FROM 1 FOR 26) COLLATE \"POSIX\")",
                    "ON staff (SUBSTRING(mail FROM 1 FOR 26) text_pattern_ops)",
                    "ON staff USING hash (SUBSTRING(mail FROM 1 FOR 26))",
                    "ON staff (SUBSTRING(mail FROM 1 FOR 26)) WHERE id > 5")) {
                past(database, sigil, "DROP INDEX IF EXISTS other", "CREATE INDEX other " + index);
                assertThat(plan(sigil, "mail = 'mail77'")).as(index).contains("by_cell");
            }
            past(
                    database,
                    sigil,
                    "DROP INDEX other",
                    "CREATE INDEX other ON staff (SUBSTRING(mail FROM 1 FOR 26))",
                    "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'other'::regclass");
            assertThat(plan(sigil, "mail = 'mail77'")).contains("by_cell");
            past(database, sigil, "UPDATE pg_index SET indisvalid = true WHERE indexrelid = 'other'::regclass");
            assertThat(plan(sigil, "mail = 'mail77'")).contains("other");
        }
    }
}

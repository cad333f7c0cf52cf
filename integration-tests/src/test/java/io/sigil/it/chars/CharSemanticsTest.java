package io.sigil.it.chars;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.dialect.Dialect;
import io.sigil.it.oracle.RuledSide;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.io.TempDir;

/**
 * CHAR is padded, or stripped, or neither, depending on the database, on the position and on what it meets. Every position
 * is tried with every short text that has spaces at its end, as a placeholder and as a literal: the outcome is that of
 * plaintext, or a refusal.
 */
class CharSemanticsTest {
    private static final Kept DETERMINISTIC = new Kept(
            3,
            "mode: deterministic",
            List.of("", " ", "a", "a ", "ab", "a  ", "abc", "abc ", " a", "abcd"),
            "(1, 'a', 'ab', 'a'), (2, 'a ', 'a', 'a '), (3, 'abc', '', 'b'), (4, '', ' ', ''), (5, NULL, 'a', 'a')",
            List.of(Form.PLACEHOLDERS, Form.LITERALS));

    /** Too short to be kept, padded, full, begun with a space, too long. */
    private static final Kept FORMAT_PRESERVING = new Kept(
            6,
            "mode: format-preserving, alphabet: alphanumeric",
            List.of("", "ab", "abcd", "abcd ", "abcd  ", "abcdef", "abcdefg"),
            "(1, 'abcd', 'abcde', 'ab'), (2, 'abcd ', 'abcd', 'abcd'), (3, 'abcdef', 'Ab-cd', 'b'), (4, 'ABCD', NULL, ''),"
                    + " (5, NULL, 'abcd', 'abcd')",
            List.of(Form.PLACEHOLDERS, Form.PLAIN_STATEMENT));

    /** A width, a rule, values of the width and around it, and rows. */
    private record Kept(int width, String rule, List<String> values, String rows, List<Form> forms) {}

    /** How values are given; a plain statement has its cells in its text. */
    private enum Form {
        PLACEHOLDERS,
        LITERALS,
        PLAIN_STATEMENT
    }

    /** {@code 1} and {@code 2} stand for values. */
    private static final List<String> POSITIONS = List.of(
            "SELECT id FROM t WHERE c = {1}",
            "SELECT id FROM t WHERE {1} = c",
            "SELECT id FROM t WHERE c <> {1}",
            "SELECT id FROM t WHERE NOT c = {1}",
            "SELECT id FROM t WHERE (c, id) = ({1}, 2)",
            "SELECT id FROM t WHERE c IN ({1})",
            "SELECT id FROM t WHERE c IN ({1}, {2})",
            "SELECT id FROM t WHERE c NOT IN ({1}, {2})",
            "SELECT id FROM t WHERE (c, id) IN (({1}, 1), ({2}, 3))",
            "SELECT id FROM t WHERE c = {1} OR c = {2}",
            "SELECT id FROM t WHERE c = {1} OR id = 2 OR c = {2}",
            "SELECT id FROM t WHERE c <> {1} AND c <> {2}",
            "SELECT id FROM t WHERE c = {1} OR c IN ({2})",
            "SELECT id FROM t WHERE c IN (c2, {1})",
            "SELECT id FROM t WHERE {1} IN (c, c2)",
            "SELECT id FROM t WHERE c = c2",
            "SELECT id FROM t WHERE c = v",
            "SELECT id FROM t WHERE c IN (SELECT c2 FROM t)",
            "SELECT a.id, b.id FROM t a JOIN t b ON a.c = b.c2",
            "SELECT id, c = {1} FROM t",
            "SELECT id, CASE c WHEN {1} THEN 1 WHEN {2} THEN 2 ELSE 0 END FROM t",
            "SELECT id, CASE WHEN c = {1} THEN 1 WHEN c = {2} THEN 2 ELSE 0 END FROM t",
            "SELECT id, NULLIF(c, {1}) FROM t",
            "SELECT id, COALESCE(c, {1}) FROM t",
            "SELECT id, COALESCE(c, c2) FROM t",
            "SELECT id, CASE WHEN id < 4 THEN c ELSE {1} END FROM t",
            "SELECT id FROM t WHERE COALESCE(c, {1}) = {2}",
            "SELECT id FROM t WHERE NULLIF(c, {1}) = {2}",
            "SELECT c, COUNT(*) FROM t GROUP BY c",
            "SELECT DISTINCT c FROM t",
            "SELECT COUNT(DISTINCT c) FROM t",
            "SELECT c FROM t UNION SELECT c2 FROM t",
            "SELECT c FROM t UNION SELECT {1}",
            "SELECT id FROM t WHERE c = CAST({1} AS CHAR(3))",
            "SELECT id FROM t WHERE c = TRIM({1})",
            "SELECT id FROM t WHERE c = (SELECT MAX({1}) FROM t)",
            "UPDATE t SET c2 = {1} WHERE c = {2}",
            "UPDATE t SET c2 = CASE WHEN c = {1} THEN {2} ELSE c2 END",
            "UPDATE t SET c2 = COALESCE(c, {1}) WHERE id > 2",
            "UPDATE t SET c2 = COALESCE({1}, c) WHERE id > 2",
            "UPDATE t SET c2 = CASE id WHEN 1 THEN {1} WHEN 2 THEN COALESCE(c, {2}) ELSE c END",
            "INSERT INTO t (id, c2) SELECT id + 10, c FROM t WHERE c = {1}",
            "INSERT INTO t (id, c2) SELECT id + 10, {1} FROM t",
            "INSERT INTO t (id, c2) VALUES (11, {1})",
            "SELECT CASE WHEN id < 4 THEN c END FROM t",
            "SELECT id, COALESCE({1}, c) FROM t",
            "SELECT c FROM t UNION ALL SELECT c2 FROM t",
            "SELECT {1} UNION SELECT c FROM t",
            "SELECT a.id FROM t a JOIN t b ON a.c = {1} WHERE a.c = {2}",
            "SELECT c, COUNT(*) FROM t GROUP BY c HAVING c = {1}",
            "SELECT c FROM t EXCEPT SELECT c2 FROM t",
            "DELETE FROM t WHERE c = {1} OR c2 = {2}",
            "SELECT id, c2 FROM t");

    @TempDir
    private Path folder;

    @EachDatabase(fresh = true)
    void everyPositionIsThatOfPlaintext(TestDatabase ruled) throws Exception {
        compare(ruled, DETERMINISTIC);
    }

    /** There the column itself is CHAR, and the database pads what it stores. */
    @EachDatabase(fresh = true)
    void everyPositionOfAFormatPreservingColumnIsThatOfPlaintext(TestDatabase ruled) throws Exception {
        compare(ruled, FORMAT_PRESERVING);
    }

    private void compare(TestDatabase ruled, Kept kept) throws Exception {
        Properties properties = new Properties();
        List<String> differences = new ArrayList<>();
        int refused = 0;
        int equal = 0;
        TestDatabase plain = ruled.server().createDatabase("plain");
        properties.setProperty("sigil.rules", rules(kept));
        try (Connection one = plain.connect();
                Connection two = ruled.connect("jdbc:sigil:", properties)) {
            create(one, ruled.dialect(), kept);
            create(two, ruled.dialect(), kept);
            for (String position : POSITIONS) {
                for (String first : kept.values()) {
                    for (String second : position.contains("{2}") ? kept.values() : List.of("")) {
                        for (int form = 0;
                                form < (position.contains("{1}") ? kept.forms().size() : 1);
                                form++) {
                            String sent = outcome(
                                    two,
                                    kept,
                                    position,
                                    first,
                                    second,
                                    kept.forms().get(form));
                            if (sent.startsWith("SIGIL-")) {
                                refused++;
                                continue;
                            }
                            // A value that no column can hold is refused even where no row takes it.
                            if (sent.equals("exception 22001") && position.startsWith("UPDATE t SET c2 = {1}")) {
                                refused++;
                                continue;
                            }
                            String expected = outcome(
                                    one,
                                    kept,
                                    position,
                                    first,
                                    second,
                                    kept.forms().get(form));
                            if (expected.equals(sent)) {
                                equal++;
                            } else {
                                differences.add(position + " with '" + first + "', '" + second + "', "
                                        + kept.forms().get(form) + ": plaintext " + expected
                                        + ", ruled " + sent);
                            }
                        }
                    }
                    if (!position.contains("{1}")) {
                        break;
                    }
                }
            }
        }
        System.out.println("CHAR, " + kept.rule() + ", on " + ruled.server().kind() + ": " + equal + " equal, "
                + refused + " refused");
        assertThat(differences).isEmpty();
    }

    private String rules(Kept kept) throws IOException {
        String text = "version: 1\n" + RuledSide.sigil().keys(folder)
                + "tables: {t: {columns: {c: {key: pii, type: CHAR(3), MODE, domain: c}, c2: {key: pii,"
                + " type: CHAR(3), MODE, domain: c}}}}\n";
        text = text.replace("CHAR(3)", "CHAR(" + kept.width() + ")").replace("MODE", kept.rule());
        return Files.writeString(folder.resolve("sigil.yaml"), text).toString();
    }

    private static void create(Connection connection, Dialect dialect, Kept kept) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String columns = "c CHAR(3), c2 CHAR(3), v VARCHAR(3)".replace("3", String.valueOf(kept.width()));
            statement.execute("CREATE TABLE t (id INT PRIMARY KEY, " + columns + ")"
                    + (dialect.isMySqlFamily() ? " COLLATE utf8mb4_bin" : ""));
            statement.execute("INSERT INTO t VALUES " + kept.rows());
        }
    }

    private static String outcome(
            Connection connection, Kept kept, String position, String first, String second, Form form)
            throws SQLException {
        String sql = position.replace("CHAR(3)", "CHAR(" + kept.width() + ")");
        List<String> bound = new ArrayList<>();
        if (form == Form.PLACEHOLDERS) {
            for (int i = position.indexOf('{'); i >= 0; i = position.indexOf('{', i + 1)) {
                bound.add(position.charAt(i + 1) == '1' ? first : second);
            }
            sql = sql.replaceAll("\\{.\\}", "?");
        } else {
            sql = sql.replace("{1}", "'" + first + "'").replace("{2}", "'" + second + "'");
        }
        connection.setAutoCommit(false);
        try (Statement statement =
                form == Form.PLAIN_STATEMENT ? connection.createStatement() : prepared(connection, sql, bound)) {
            boolean query =
                    form == Form.PLAIN_STATEMENT ? statement.execute(sql) : ((PreparedStatement) statement).execute();
            if (!query) {
                String changed = statement.getUpdateCount() + ": ";
                try (Statement read = connection.createStatement()) {
                    return changed + rows(read.executeQuery("SELECT id, c2 FROM t"));
                }
            }
            return rows(statement.getResultSet());
        } catch (SQLException e) {
            return e.getMessage().startsWith("SIGIL-2") || e.getMessage().startsWith("SIGIL-4008")
                    ? e.getMessage().substring(0, 10)
                    : "exception " + e.getSQLState();
        } finally {
            connection.rollback();
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, List<String> bound)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < bound.size(); i++) {
            statement.setString(i + 1, bound.get(i));
        }
        return statement;
    }

    private static String rows(ResultSet rows) throws SQLException {
        List<String> found = new ArrayList<>();
        while (rows.next()) {
            StringBuilder row = new StringBuilder();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                row.append('[').append(rows.getString(i)).append(']');
            }
            found.add(row.toString());
        }
        found.sort(null);
        return String.join("", found);
    }
}

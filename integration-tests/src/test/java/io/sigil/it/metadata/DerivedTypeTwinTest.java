package io.sigil.it.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.dialect.Dialect;
import io.sigil.it.oracle.RuledSide;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every logical type, in every way in which a result can be computed from a ruled column: described and read as the
 * plaintext database does it, or refused.
 */
class DerivedTypeTwinTest {

    /** {@code {t}} is the table, {@code {v}} a literal of the type. */
    private static final List<String> QUERIES = List.of(
            "SELECT c AS r FROM {t}",
            "SELECT (SELECT q.c FROM {t} q WHERE q.id = p.id) AS r FROM {t} p",
            "SELECT (SELECT COALESCE(q.c, q.c2) FROM {t} q WHERE q.id = p.id) AS r FROM {t} p",
            "SELECT COALESCE(c, c2) AS r FROM {t}",
            "SELECT COALESCE(c, NULL) AS r FROM {t}",
            "SELECT COALESCE(c, {v}) AS r FROM {t}",
            "SELECT COALESCE(c, ?) AS r FROM {t}",
            "SELECT COALESCE(?, c) AS r FROM {t}",
            "SELECT COALESCE(c, c2, ?) AS r FROM {t}",
            "SELECT COALESCE(NULLIF(c, c2), c2) AS r FROM {t}",
            "SELECT CASE WHEN id > 0 THEN c END AS r FROM {t}",
            "SELECT CASE WHEN id > 1 THEN c ELSE c2 END AS r FROM {t}",
            "SELECT CASE WHEN id > 1 THEN c ELSE {v} END AS r FROM {t}",
            "SELECT CASE WHEN id > 1 THEN c ELSE ? END AS r FROM {t}",
            "SELECT CASE WHEN id > 1 THEN ? ELSE c END AS r FROM {t}",
            "SELECT CASE WHEN id > 1 THEN c WHEN id > 0 THEN ? END AS r FROM {t}",
            "SELECT COALESCE(CASE WHEN id > 1 THEN c END, c2) AS r FROM {t}",
            "SELECT NULLIF(c, c2) AS r FROM {t}",
            "SELECT NULLIF(c, ?) AS r FROM {t}",
            "SELECT c AS r FROM {t} UNION ALL SELECT c2 FROM {t}",
            "SELECT c AS r FROM {t} UNION SELECT c2 FROM {t}",
            "SELECT c AS r FROM {t} INTERSECT SELECT c2 FROM {t}",
            "SELECT c AS r FROM {t} UNION ALL SELECT NULL",
            "SELECT NULL AS r UNION ALL SELECT c FROM {t}",
            "SELECT c AS r FROM {t} UNION ALL SELECT {v}",
            "SELECT c AS r FROM {t} UNION ALL SELECT ?",
            "SELECT ? AS r UNION ALL SELECT c FROM {t}",
            "SELECT COALESCE(c, c2) AS r FROM {t} UNION ALL SELECT c2 FROM {t}",
            "SELECT q.c AS r FROM (SELECT c FROM {t}) q",
            "SELECT q.r FROM (SELECT COALESCE(c, c2) AS r FROM {t}) q",
            "SELECT q.r FROM (SELECT c AS r FROM {t} UNION ALL SELECT c2 FROM {t}) q",
            "SELECT CASE WHEN q.r IS NULL THEN NULL ELSE q.r END AS r FROM (SELECT c AS r FROM {t}) q",
            "WITH RECURSIVE n (i, r) AS (SELECT 1, c FROM {t} WHERE id = 1 UNION ALL SELECT i + 1, r FROM n WHERE i < 3)"
                    + " SELECT r FROM n",
            "WITH n (r) AS (SELECT COALESCE(c, c2) FROM {t}) SELECT r FROM n",
            "SELECT DISTINCT COALESCE(c, c2) AS r FROM {t}",
            "SELECT COALESCE(c, c2) AS r, COUNT(*) AS n FROM {t} GROUP BY c, c2",
            "SELECT COALESCE(p.c, p.c2) AS r FROM {t} p JOIN {t} v ON p.id = v.id ORDER BY p.id, v.id",
            "SELECT q.s AS r FROM (VALUES ({v})) AS q (s) JOIN {t} p ON p.c = q.s",
            "SELECT q.s AS r FROM (SELECT {v} AS s) q JOIN {t} p ON p.c = q.s");

    /** Its type in rules and DDL, a literal and the same value as a parameter. */
    private record Type(String rule, String sql, String literal, Object value) {}

    @TempDir
    private Path folder;

    @EachDatabase(fresh = true)
    void everyTypeInEveryDerivationIsEqualOrRefused(TestDatabase ruled) throws Exception {
        Map<String, Type> types = types(ruled.dialect());
        StringBuilder rules =
                new StringBuilder("version: 1\n" + RuledSide.sigil().keys(folder) + "tables:\n");
        types.forEach((table, type) -> rules.append("  ")
                .append(table)
                .append(": {columns: {")
                .append(rule("c", table, type))
                .append(", ")
                .append(rule("c2", table, type))
                .append("}}\n"));
        TestDatabase plain = ruled.server().createDatabase("plain");
        List<String> different = new ArrayList<>();
        Map<String, Integer> refused = new TreeMap<>();
        int equal = 0;
        try (Connection sigil = RuledSide.sigil()
                        .open(ruled, Files.writeString(folder.resolve("sigil.yaml"), rules.toString()));
                Connection bare = plain.connect()) {
            for (Map.Entry<String, Type> entry : types.entrySet()) {
                create(sigil, entry.getKey(), entry.getValue());
                create(bare, entry.getKey(), entry.getValue());
                for (String query : QUERIES) {
                    String sql = query.replace("{t}", entry.getKey())
                            .replace("{v}", entry.getValue().literal());
                    String found = outcome(sigil, sql, entry.getValue().value());
                    if (found.startsWith("SIGIL-")) {
                        refused.merge(entry.getValue().rule() + ": " + query, 1, Integer::sum);
                        continue;
                    }
                    String expected = outcome(bare, sql, entry.getValue().value());
                    if (found.equals(expected)) {
                        equal++;
                    } else if (!expected.startsWith("fails")) {
                        different.add(sql + "\n  plaintext: " + expected + "\n  ruled:     " + found);
                    }
                }
            }
        }
        System.out.println("Derived types, " + ruled.dialect() + ": " + equal + " equal, " + refused.size()
                + " refused, " + different.size() + " different (must be 0)");
        refused.keySet().forEach(what -> System.out.println("  refused: " + what));
        assertThat(different).isEmpty();
        assertThat(equal).isGreaterThan(types.size() * QUERIES.size() / 2);
    }

    private static String rule(String column, String table, Type type) {
        String more = type.rule().equals("BOOLEAN") ? ", acceptLeakage: equality" : "";
        return column + ": {key: pii, mode: deterministic, domain: " + table + ", type: \"" + type.rule() + "\"" + more
                + "}";
    }

    private static void create(Connection connection, String table, Type type) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // Cells compare as bytes, so the plaintext twin must, too.
            boolean mysql = !connection.getMetaData().supportsSchemasInTableDefinitions();
            statement.execute("CREATE TABLE " + table + " (id INT NOT NULL PRIMARY KEY, c " + type.sql() + ", c2 "
                    + type.sql() + ")" + (mysql ? " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin" : ""));
            statement.execute("INSERT INTO " + table + " VALUES (1, " + type.literal() + ", NULL), (2, NULL, "
                    + type.literal() + "), (3, " + type.literal() + ", " + type.literal() + ")");
        }
    }

    /** Metadata, and each row's value through two getters; or how it fails. */
    private static String outcome(Connection connection, String sql, Object value) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 1; i <= sql.chars().filter(c -> c == '?').count(); i++) {
                statement.setObject(i, value);
            }
            try (ResultSet rows = statement.executeQuery()) {
                ResultSetMetaData m = rows.getMetaData();
                List<String> found = new ArrayList<>();
                while (rows.next()) {
                    Object object = rows.getObject(1);
                    found.add(
                            object == null ? "null" : shown(object) + (isLarge(object) ? "" : " " + rows.getString(1)));
                }
                found.sort(null);
                return m.getColumnLabel(1) + " " + m.getColumnType(1) + " " + m.getColumnTypeName(1) + " "
                        + m.getColumnClassName(1) + " precision " + m.getPrecision(1) + " scale " + m.getScale(1)
                        + " display " + m.getColumnDisplaySize(1) + " signed " + m.isSigned(1) + " case "
                        + m.isCaseSensitive(1) + " nullable " + m.isNullable(1) + " " + found;
            }
        } catch (SQLException e) {
            return String.valueOf(e.getMessage()).startsWith("SIGIL-") ? e.getMessage() : "fails " + e.getMessage();
        }
    }

    private static boolean isLarge(Object object) {
        return object instanceof Clob || object instanceof Blob || object instanceof byte[];
    }

    private static String shown(Object object) throws SQLException {
        if (object instanceof Clob clob) {
            return "Clob " + clob.getSubString(1, (int) clob.length());
        }
        if (object instanceof Blob blob) {
            return "Blob " + Arrays.toString(blob.getBytes(1, (int) blob.length()));
        }
        return object instanceof byte[] bytes
                ? "bytes " + Arrays.toString(bytes)
                : object.getClass().getSimpleName() + " " + object;
    }

    private static Map<String, Type> types(Dialect dialect) {
        boolean mysql = dialect.isMySqlFamily();
        boolean postgres = dialect == Dialect.POSTGRESQL;
        String timestamp = mysql ? "DATETIME" : "TIMESTAMP";
        Map<String, Type> types = new LinkedHashMap<>();
        types.put("t_char", new Type("CHAR(5)", "CHAR(5)", "'abcde'", "abcde"));
        types.put("t_short", new Type("CHAR(5)", "CHAR(5)", "'ab'", "ab"));
        types.put("t_varchar", new Type("VARCHAR(40)", "VARCHAR(40)", "'Zoe'", "Zoe"));
        types.put(
                "t_clob",
                new Type("CLOB", postgres ? "TEXT" : mysql ? "LONGTEXT" : "CLOB", "'long text'", "long text"));
        types.put("t_boolean", new Type("BOOLEAN", "BOOLEAN", "TRUE", true));
        types.put("t_smallint", new Type("SMALLINT", "SMALLINT", "7", 7));
        types.put("t_integer", new Type("INTEGER", "INTEGER", "42", 42));
        types.put("t_bigint", new Type("BIGINT", "BIGINT", "8123456789012", 8_123_456_789_012L));
        types.put("t_decimal", new Type("DECIMAL(12,2)", "DECIMAL(12,2)", "10.25", new BigDecimal("10.25")));
        types.put("t_scale", new Type("DECIMAL(12,4)", "DECIMAL(12,4)", "1.5", new BigDecimal("1.5")));
        types.put("t_whole", new Type("DECIMAL(9,0)", "DECIMAL(9,0)", "123", new BigDecimal("123")));
        types.put("t_wide", new Type("DECIMAL(15,0)", "DECIMAL(15,0)", "123", new BigDecimal("123")));
        types.put("t_double", new Type("DOUBLE", mysql ? "DOUBLE" : "DOUBLE PRECISION", "4.75", 4.75));
        if (!mysql) {
            types.put("t_real", new Type("REAL", "REAL", "1.5", 1.5f));
        }
        types.put("t_date", new Type("DATE", "DATE", "DATE '1961-08-17'", LocalDate.parse("1961-08-17")));
        types.put("t_time", new Type("TIME(0)", "TIME(0)", "TIME '10:11:12'", LocalTime.parse("10:11:12")));
        types.put("t_time3", new Type("TIME(3)", "TIME(3)", "TIME '10:11:12.120'", LocalTime.parse("10:11:12.120")));
        types.put(
                "t_timestamp",
                new Type(
                        "TIMESTAMP(0)",
                        timestamp + "(0)",
                        "TIMESTAMP '2024-02-29 23:59:58'",
                        LocalDateTime.parse("2024-02-29T23:59:58")));
        types.put(
                "t_timestamp3",
                new Type(
                        "TIMESTAMP(3)",
                        timestamp + "(3)",
                        "TIMESTAMP '2024-02-29 23:59:58.120'",
                        LocalDateTime.parse("2024-02-29T23:59:58.120")));
        if (!postgres) {
            types.put("t_binary", new Type("BINARY(3)", "BINARY(3)", "X'010203'", new byte[] {1, 2, 3}));
            types.put("t_varbinary", new Type("VARBINARY(200)", "VARBINARY(200)", "X'0102'", new byte[] {1, 2}));
        }
        return types;
    }
}

package io.sigil.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.dialect.Dialect;
import io.sigil.sql.AnalyzedStatement.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How drivers and proxies that encrypt have failed, as far as the analysis decides it. First: plaintext reached the
 * database. Then: the answer was wrong, and nothing said so.
 */
class PeerFailuresTest {

    private static AnalyzedStatement analyze(Dialect dialect, String sql) {
        return new SqlFixture(dialect).analyze(sql);
    }

    private static void assertRefused(Dialect dialect, String... statements) {
        for (String sql : statements) {
            assertThat(analyze(dialect, sql).kind()).as(sql).isEqualTo(Kind.REFUSED);
        }
    }

    private static List<String> parameters(Dialect dialect, String sql) {
        AnalyzedStatement statement = analyze(dialect, sql);
        assertThat(statement.kind()).as(sql).isEqualTo(Kind.REWRITTEN);
        return statement.parameters().stream().map(PhysicalParameter::toString).collect(Collectors.toList());
    }

    private static List<String> outputs(Dialect dialect, String sql) {
        AnalyzedStatement statement = analyze(dialect, sql);
        assertThat(statement.kind()).as(sql).isEqualTo(Kind.REWRITTEN);
        return statement.outputs().stream().map(String::valueOf).collect(Collectors.toList());
    }

    // Plaintext reaches the database

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT FROM WHERE users",
                "INSERT INTO users SYNTAX (ssn) VALUES ('x')",
                "UPDATE users SET ssn = 'x' WHEREVER id = 1",
                "SELECT * FROM users WHERE ssn = 'unclosed",
                "SELECT * FROM users /* unclosed",
                "SELECT * FROM users WHERE ((ssn = 'x')",
                "ANALYSE THIS users"
            })
    void whatIsNotUnderstoodIsRefusedAndNotForwarded(String sql) {
        for (Dialect dialect : Dialect.values()) {
            assertThat(analyze(dialect, sql).kind()).isEqualTo(Kind.REFUSED);
        }
    }

    @Test
    void noStatementOfSeveralInOneStringIsSentUnseen() {
        for (Dialect dialect : Dialect.values()) {
            for (String sql : List.of(
                    "SELECT 1; INSERT INTO users (ssn) VALUES ('x')",
                    "INSERT INTO users (ssn) VALUES ('x'); INSERT INTO users (ssn) VALUES ('y')",
                    "SELECT ssn FROM users; DELETE FROM users WHERE ssn = 'x'")) {
                AnalyzedStatement statement = analyze(dialect, sql);
                assertThat(statement.kind()).isNotEqualTo(Kind.PASS_THROUGH);
                if (statement.kind() == Kind.REWRITTEN) {
                    assertThat(statement.text()).doesNotContain("'");
                }
            }
        }
    }

    @Test
    void aLiteralIsEncryptedAsAPlaceholderIsAndShiftsNoParameter() {
        String sql = "INSERT INTO users (id, ssn, email, name) VALUES (7, 'lit', ?, ?)";
        for (Dialect dialect : Dialect.values()) {
            assertThat(analyze(dialect, sql).text())
                    .isEqualTo("INSERT INTO users (id, ssn, email, name) VALUES (7, ?, ?, ?)");
            assertThat(parameters(dialect, sql))
                    .containsExactly("literal -> users.ssn", "?1 -> users.email", "?2 -> plain");
        }
    }

    @Test
    void everyRowOfAMultiRowInsertIsEncryptedWithAndWithoutAColumnList() {
        for (Dialect dialect : Dialect.values()) {
            assertThat(parameters(dialect, "INSERT INTO users (ssn, id) VALUES (?, ?), ('b', 2), (?, 3)"))
                    .containsExactly("?1 -> users.ssn", "?2 -> plain", "literal -> users.ssn", "?3 -> users.ssn");
            assertThat(parameters(dialect, "INSERT INTO orders VALUES (1, ?, 2, NULL), (?, 'b', 2, NULL)"))
                    .containsExactly("?1 -> orders.buyer_ssn", "?2 -> plain", "literal -> orders.buyer_ssn");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "upper(?)",
                "cast(? as char(11))",
                "coalesce(?, 'secret')",
                "coalesce(upper(?), 'secret')",
                "concat(?, 'secret')",
                "trim('secret')",
                "(SELECT ?)",
                "reverse('secret')",
                "CASE WHEN id = 1 THEN ? ELSE 'secret' END"
            })
    void aFunctionOfAValueIsEvaluatedBeforeItIsEncryptedOrRefused(String value) {
        for (Dialect dialect : Dialect.values()) {
            for (String sql : List.of(
                    "INSERT INTO users (ssn) VALUES (" + value + ")",
                    "UPDATE users SET ssn = " + value,
                    "SELECT id FROM users WHERE ssn = " + value)) {
                AnalyzedStatement statement = analyze(dialect, sql);
                if (statement.kind() == Kind.REWRITTEN) {
                    assertThat(statement.text()).doesNotContain("secret", "upper", "concat", "cast", "trim");
                    assertThat(statement.parameters()).allMatch(p -> p.column() != null);
                } else {
                    assertThat(statement.kind()).isEqualTo(Kind.REFUSED);
                }
            }
        }
    }

    @Test
    void anUpsertEncryptsWhatItUpdates() {
        assertThat(
                        parameters(
                                Dialect.POSTGRESQL,
                                "INSERT INTO users (id, ssn) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET ssn = ?, email = 'x'"))
                .containsExactly("?1 -> users.ssn", "?2 -> users.ssn", "literal -> users.email");
        assertThat(parameters(
                        Dialect.MYSQL,
                        "INSERT INTO users (id, ssn) VALUES (1, ?) ON DUPLICATE KEY UPDATE ssn = ?, email = 'x'"))
                .containsExactly("?1 -> users.ssn", "?2 -> users.ssn", "literal -> users.email");
    }

    @Test
    void mergeAndDataModifyingCommonTablesNeverSendAValueInTheClear() {
        for (String sql : List.of(
                "MERGE INTO users KEY(id) VALUES (1, 'secret')",
                "MERGE INTO users u USING plain p ON u.id = p.id WHEN MATCHED THEN UPDATE SET ssn = 'secret'",
                "WITH x AS (INSERT INTO users (ssn) VALUES ('secret') RETURNING id) SELECT * FROM x",
                "WITH x AS (UPDATE users SET ssn = 'secret' RETURNING id) SELECT * FROM x")) {
            for (Dialect dialect : Dialect.values()) {
                AnalyzedStatement statement = analyze(dialect, sql);
                assertThat(statement.kind()).isNotEqualTo(Kind.PASS_THROUGH);
                if (statement.kind() == Kind.REWRITTEN) {
                    assertThat(statement.text()).doesNotContain("secret");
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POSTGRESQL | 'x'::varchar",
                "POSTGRESQL | ?::varchar",
                "POSTGRESQL | $$x$$",
                "POSTGRESQL | $tag$x$tag$",
                "POSTGRESQL | E'x'",
                "POSTGRESQL | e'\\x78'",
                "POSTGRESQL | U&'x'",
                "POSTGRESQL | N'x'",
                "POSTGRESQL | x'78'",
                "POSTGRESQL | b'1'",
                "MYSQL | x'78'",
                "MYSQL | 0x78",
                "MYSQL | b'1111000'",
                "MYSQL | \"x\"",
                "MYSQL | N'x'",
                "MYSQL | _utf8mb4'x'",
                "MARIADB | 'x' 'y'",
                "H2 | $$x$$",
                "H2 | X'78'",
                "H2 | U&'x'"
            })
    void everyNotationOfALiteralIsEncryptedWholeOrRefused(Dialect dialect, String value) {
        AnalyzedStatement statement = analyze(dialect, "INSERT INTO users (id, ssn) VALUES (1, " + value + ")");
        if (statement.kind() == Kind.REWRITTEN) {
            assertThat(statement.text()).isEqualTo("INSERT INTO users (id, ssn) VALUES (1, ?)");
        } else {
            assertThat(statement.kind()).isEqualTo(Kind.REFUSED);
        }
    }

    @Test
    void anEscapeStringIsEncryptedWithoutAStrayCharacter() {
        assertThat(analyze(Dialect.POSTGRESQL, "UPDATE users SET ssn = E'x\\'y'")
                        .parameters()
                        .get(0)
                        .literal())
                .isEqualTo("x'y");
    }

    @Test
    void upperCaseAndQuotedIdentifiersMeanTheSameColumn() {
        for (String sql : List.of(
                "INSERT INTO USERS (SSN) VALUES (?)",
                "INSERT INTO \"users\" (\"ssn\") VALUES (?)",
                "insert into Users (Ssn) values (?)")) {
            for (Dialect dialect : List.of(Dialect.H2, Dialect.POSTGRESQL)) {
                assertThat(parameters(dialect, sql)).containsExactly("?1 -> users.ssn");
            }
        }
        assertThat(parameters(Dialect.MYSQL, "INSERT INTO `users` (`SSN`) VALUES (?)"))
                .containsExactly("?1 -> users.ssn");
    }

    @Test
    void aTableOfTheSameNameInAnotherSchemaDoesNotTakeTheRules() {
        assertThat(analyze(Dialect.POSTGRESQL, "SELECT ssn FROM other.users WHERE ssn = ?")
                        .kind())
                .isEqualTo(Kind.REFUSED);
    }

    // Wrong answers without an error

    @Test
    void aRandomizedColumnIsNeverComparedWithAFreshCell() {
        for (Dialect dialect : Dialect.values()) {
            assertRefused(
                    dialect,
                    "SELECT id FROM users WHERE email = ?",
                    "UPDATE users SET name = 'x' WHERE email = ?",
                    "DELETE FROM users WHERE email IN (?, ?)",
                    "SELECT id FROM users WHERE email <> 'x'");
        }
    }

    @Test
    void aPlainParameterInWhereStaysPlainBesideARuledAssignment() {
        for (Dialect dialect : Dialect.values()) {
            assertThat(parameters(dialect, "UPDATE users SET name = 'q', ssn = ? WHERE name = ?"))
                    .containsExactly("?1 -> users.ssn", "?2 -> plain");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NOT (ssn = ?)",
                "NOT ssn = ? AND NOT (id = 1 OR ssn <> 'x')",
                "CASE WHEN ssn = ? THEN 1 ELSE 0 END = 1",
                "(ssn, id) = (?, 1)",
                "(id, ssn) IN ((1, ?), (2, 'x'))",
                "ssn = trim(?)",
                "(ssn) = (?)",
                "? = ssn"
            })
    void whereverAComparisonStandsItsValueBecomesACell(String condition) {
        for (Dialect dialect : Dialect.values()) {
            AnalyzedStatement statement = analyze(dialect, "SELECT id FROM users WHERE " + condition);
            assertThat(statement.kind()).isEqualTo(Kind.REWRITTEN);
            assertThat(statement.text()).doesNotContain("'");
            assertThat(statement.parameters())
                    .isNotEmpty()
                    .allMatch(p -> p.column() != null && p.column().name().equals("ssn"));
        }
    }

    @Test
    void aComparisonInHavingIsEncrypted() {
        assertThat(parameters(Dialect.POSTGRESQL, "SELECT ssn FROM users GROUP BY ssn HAVING ssn = ? AND count(*) > ?"))
                .containsExactly("?1 -> users.ssn", "?2 -> plain");
    }

    @Test
    void aFunctionOfARuledColumnIsNeverComparedWithPlaintext() {
        for (Dialect dialect : Dialect.values()) {
            assertRefused(
                    dialect,
                    "SELECT id FROM users WHERE upper(ssn) = ?",
                    "SELECT id FROM users WHERE concat(ssn, 'x') = 'ax'",
                    "SELECT id FROM users WHERE cast(ssn as char(3)) = ?");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id FROM users WHERE ssn > ?",
                "SELECT id FROM users WHERE ? < salary",
                "SELECT id FROM users WHERE ssn BETWEEN ? AND ?",
                "SELECT ssn FROM users ORDER BY ssn",
                "SELECT ssn FROM users ORDER BY 1",
                "SELECT ssn AS s FROM users ORDER BY s",
                "SELECT ssn FROM users ORDER BY concat(ssn, '')",
                "SELECT ssn FROM users UNION ALL SELECT buyer_ssn FROM orders ORDER BY 1",
                "SELECT rank() OVER (ORDER BY ssn) FROM users",
                "SELECT DISTINCT email FROM users",
                "SELECT min(ssn) FROM users",
                "SELECT email FROM users UNION SELECT email FROM users"
            })
    void theOrderAndEqualityOfCellsAreNotTakenForThoseOfValues(String sql) {
        for (Dialect dialect : Dialect.values()) {
            assertRefused(dialect, sql);
        }
    }

    @Test
    void noCellReachesTheApplicationUndecrypted() {
        for (Dialect dialect : Dialect.values()) {
            assertThat(outputs(dialect, "SELECT ssn AS a, u.email FROM users u"))
                    .containsExactly("users.ssn", "users.email");
            assertThat(outputs(dialect, "SELECT d.x FROM (SELECT ssn AS x FROM users) d"))
                    .containsExactly("users.ssn");
            assertThat(outputs(dialect, "SELECT ssn FROM users UNION ALL SELECT buyer_ssn FROM orders"))
                    .containsExactly("users.ssn");
            assertThat(outputs(dialect, "SELECT coalesce(email, 'x') FROM users"))
                    .containsExactly("users.email");
            assertThat(outputs(dialect, "WITH c AS (SELECT ssn FROM users) SELECT * FROM c"))
                    .containsExactly("users.ssn");
            assertRefused(
                    dialect, "SELECT concat(ssn, 'x') FROM users", "INSERT INTO plain (name) SELECT ssn FROM users");
        }
        assertThat(outputs(Dialect.POSTGRESQL, "UPDATE users SET name = 'x' RETURNING email, id"))
                .containsExactly("users.email", "null");
    }

    @Test
    void parenthesesSurvive() {
        for (Dialect dialect : Dialect.values()) {
            assertThat(analyze(dialect, "SELECT id FROM users WHERE ((ssn)=('x'))")
                            .text())
                    .isEqualTo("SELECT id FROM users WHERE ((ssn)=(?))");
        }
    }

    @Test
    void aLiteralInOnDuplicateKeyUpdateIsLifted() {
        assertThat(analyze(Dialect.MYSQL, "INSERT INTO users (id) VALUES (?) ON DUPLICATE KEY UPDATE ssn = 'x'")
                        .text())
                .isEqualTo("INSERT INTO users (id) VALUES (?) ON DUPLICATE KEY UPDATE ssn = ?");
    }

    @Test
    void aPredicateBehindAJsonOperatorIsSeen() {
        assertThat(parameters(
                        Dialect.POSTGRESQL,
                        "SELECT id FROM orders WHERE doc -> 'k' = 'x' AND buyer_ssn = ? AND id = ?"))
                .containsExactly("?1 -> orders.buyer_ssn", "?2 -> plain");
    }

    @Test
    void theSecondStatementOfAStringIsSeen() {
        AnalyzedStatement statement =
                analyze(Dialect.POSTGRESQL, "SELECT id FROM plain; DELETE FROM users WHERE email = 'x'");
        assertThat(statement.kind()).isEqualTo(Kind.REFUSED);
    }

    @Test
    void anExecutableCommentIsNotSkippedAsAComment() {
        for (String sql : List.of(
                "SELECT id FROM plain /*! UNION SELECT ssn FROM users */",
                "/*!50000 UPDATE users SET ssn = 'x' */",
                "SELECT ssn FROM users WHERE id = 1 /*M!100000 OR ssn = 'x' */")) {
            assertRefused(Dialect.MYSQL, sql);
            assertRefused(Dialect.MARIADB, sql);
        }
    }

    @Test
    void nullStaysNull() {
        for (String value : Arrays.asList("NULL", "null", "CAST(NULL AS CHAR)")) {
            AnalyzedStatement statement = analyze(Dialect.MYSQL, "UPDATE users SET ssn = " + value);
            assertThat(statement.text()).isEqualToIgnoringCase("UPDATE users SET ssn = NULL");
            assertThat(statement.parameters()).isEmpty();
        }
    }
}

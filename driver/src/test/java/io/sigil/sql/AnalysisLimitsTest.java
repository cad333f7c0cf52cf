package io.sigil.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.dialect.Dialect;
import io.sigil.sql.AnalyzedStatement.Kind;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts at the edge: long, deep, cut off. */
class AnalysisLimitsTest {
    private final SqlFixture fixture = new SqlFixture(Dialect.H2);

    @Test
    void longChainsAndListsDontOverflow() {
        assertThat(kind("SELECT id FROM users WHERE id = 1" + " OR ssn = ?".repeat(10_000)))
                .isEqualTo(Kind.REWRITTEN);
        assertThat(kind("SELECT id FROM users WHERE id = 1" + " AND NOT id = 2".repeat(10_000)))
                .isEqualTo(Kind.REWRITTEN);
        assertThat(kind("SELECT id FROM users WHERE ssn IN (" + list("?", 10_000) + ")"))
                .isEqualTo(Kind.REWRITTEN);
        assertThat(kind("SELECT 'a'" + " || name".repeat(10_000) + " FROM users"))
                .isEqualTo(Kind.REWRITTEN);
        assertThat(kind("INSERT INTO users (id, ssn) VALUES " + list("(1, 'x')", 10_000)))
                .isEqualTo(Kind.REWRITTEN);
    }

    @Test
    void longTextsOfManyStatementsDontOverflow() {
        assertThat(kind("UPDATE users SET ssn = ? WHERE id = 1; ".repeat(5_000)))
                .isEqualTo(Kind.REWRITTEN);
        assertThat(kind("SELECT id FROM plain; ".repeat(5_000) + "SELECT ssn FROM users"))
                .isEqualTo(Kind.REWRITTEN);
        assertThat(kind(";".repeat(100_000) + "SELECT ssn FROM users")).isEqualTo(Kind.REWRITTEN);
    }

    @Test
    void longMergesDontOverflow() {
        String using = "MERGE INTO users u USING orders o ON u.ssn = o.buyer_ssn";
        assertThat(kind(using + " WHEN MATCHED AND o.id = 3 THEN UPDATE SET ssn = ?".repeat(5_000)))
                .isEqualTo(Kind.REWRITTEN);
        assertThat(kind("MERGE INTO users (id, ssn) KEY (id) VALUES " + list("(1, 'x')", 10_000)))
                .isEqualTo(Kind.REWRITTEN);
    }

    @Test
    void longGroupingsAndArgumentListsDontOverflow() {
        assertThat(kind("SELECT ssn FROM users GROUP BY GROUPING SETS (" + list("(ssn), ()", 5_000) + ")"))
                .isEqualTo(Kind.REWRITTEN);
        assertThat(kind("SELECT JSON_ARRAY(" + list("id", 10_000) + "), ssn FROM users"))
                .isEqualTo(Kind.REWRITTEN);
        assertThat(new SqlFixture(Dialect.POSTGRESQL)
                        .analyze("SELECT id FROM users WHERE ssn = ANY (ARRAY[" + list("?", 10_000) + "])")
                        .kind())
                .isEqualTo(Kind.REWRITTEN);
        assertThat(kind("WITH " + list("x AS (DELETE FROM plain WHERE id = 1)", 1_000) + " SELECT ssn FROM users"))
                .isEqualTo(Kind.REWRITTEN);
    }

    @Test
    void chainsThatLeanToTheLeftDontOverflow() {
        String persons = "SELECT u.ssn FROM users u";
        assertThat(kind(persons + " CROSS JOIN plain p".repeat(1_000))).isEqualTo(Kind.REWRITTEN);
        assertThat(kind(persons + " JOIN plain p ON u.ssn = ?".repeat(900))).isEqualTo(Kind.REWRITTEN);
        assertThat(kind(persons + " CROSS JOIN plain p".repeat(10_000))).isEqualTo(Kind.REFUSED);
        for (Dialect dialect : Dialect.values()) {
            for (String suffix : List.of(
                    " = 1",
                    " IS NULL",
                    " BETWEEN 1 AND 2",
                    " LIKE 'a'",
                    "::int",
                    " COLLATE x",
                    "[1]",
                    " AT LOCAL",
                    " AT TIME ZONE 'UTC'",
                    " IN (1)",
                    ", plain")) {
                String from = suffix.startsWith(",") ? "SELECT ssn FROM (users" : "SELECT ssn FROM users WHERE id";
                String end = suffix.startsWith(",") ? ")" : "";
                AnalyzedStatement statement = new SqlFixture(dialect).analyze(from + suffix.repeat(10_000) + end);
                assertThat(statement.kind()).as(suffix).isEqualTo(Kind.REFUSED);
            }
        }
    }

    @Test
    void chainsOfPrefixesDontOverflow() {
        for (Dialect dialect : Dialect.values()) {
            for (String prefix : List.of(
                    "BINARY ",
                    "{fn ",
                    "INTERVAL ",
                    "NOT - ",
                    "POSITION(",
                    "TRIM(LEADING ",
                    "EXTRACT(YEAR FROM ",
                    "CASE WHEN ",
                    "EXISTS (SELECT ",
                    "x(DISTINCT ",
                    "ROW(",
                    "ARRAY[",
                    "JSON_OBJECT('a': ",
                    "CAST(")) {
                AnalyzedStatement statement =
                        new SqlFixture(dialect).analyze("SELECT ssn FROM users WHERE " + prefix.repeat(10_000) + "id");
                assertThat(statement.kind()).as(prefix).isEqualTo(Kind.REFUSED);
            }
        }
    }

    @Test
    void deepNestingOfTheseIsRefused() {
        assertThat(kind("SELECT ssn FROM users GROUP BY " + "ROLLUP (".repeat(1_000) + "ssn" + ")".repeat(1_000)))
                .isEqualTo(Kind.REFUSED);
        assertThat(kind("SELECT " + "JSON_ARRAY(".repeat(1_000) + "id" + ")".repeat(1_000) + " FROM users"))
                .isEqualTo(Kind.REFUSED);
        assertThat(kind("SELECT ssn FROM " + "FINAL TABLE (INSERT INTO users SELECT * FROM ".repeat(1_000) + "users"
                        + ")".repeat(1_000)))
                .isEqualTo(Kind.REFUSED);
        assertThat(kind("WITH x AS (".repeat(1_000) + "DELETE FROM users" + ") SELECT 1".repeat(1_000)))
                .isEqualTo(Kind.REFUSED);
    }

    @Test
    void deepNestingOverARuledTableIsRefused() {
        assertThat(kind("SELECT " + "(".repeat(1_000) + "ssn" + ")".repeat(1_000) + " FROM users"))
                .isEqualTo(Kind.REFUSED);
        assertThat(kind("SELECT " + "- ".repeat(1_000) + "id FROM users")).isEqualTo(Kind.REFUSED);
        assertThat(kind("SELECT " + "(SELECT ".repeat(1_000) + "1" + ")".repeat(1_000) + " FROM users"))
                .isEqualTo(Kind.REFUSED);
    }

    @Test
    void cutOffTextsOverARuledTableAreRefused() {
        String sql = "SELECT ssn, 'a' FROM users WHERE (ssn = ? AND \"id\" = 1) /* end */";
        for (int end = sql.indexOf("users") + 5; end < sql.length(); end++) {
            String cut = sql.substring(0, end);
            assertThat(kind(cut)).as(cut).isNotEqualTo(Kind.PASS_THROUGH);
        }
        assertThat(kind("SELECT 'users")).isEqualTo(Kind.REFUSED);
        assertThat(kind("SELECT 1 /* users")).isEqualTo(Kind.REFUSED);
        assertThat(kind("SELECT 'plain")).isEqualTo(Kind.PASS_THROUGH);
    }

    @Test
    void numbersThatNoColumnHoldsAreNoFault() {
        assertThat(kind("SELECT id FROM users WHERE id = 1e99999999999")).isEqualTo(Kind.REWRITTEN);
        assertThat(kind("SELECT id FROM users WHERE id = " + "9".repeat(100_000)))
                .isEqualTo(Kind.REWRITTEN);
        assertThat(kind("INSERT INTO users (salary) VALUES (" + "9".repeat(100_000) + ")"))
                .isEqualTo(Kind.REFUSED);
    }

    @Test
    void aNulCharacterBesideARuledNameIsRefused() {
        assertThat(kind("SELECT ssn FROM users\0")).isEqualTo(Kind.REFUSED);
        assertThat(kind("SELECT ssn FROM us\0ers")).isEqualTo(Kind.PASS_THROUGH);
    }

    @Test
    void namesThatSomeDatabaseFoldsToARuledTableAreNotPassedThrough() {
        assertThat(kind("SELECT * FROM u\u017fers")).isNotEqualTo(Kind.PASS_THROUGH);
        assertThat(kind("SELECT * FROM \u00fcsers")).isNotEqualTo(Kind.PASS_THROUGH);
        assertThat(kind("SELECT * FROM \uff55sers")).isNotEqualTo(Kind.PASS_THROUGH);
        assertThat(kind("SELECT * FROM \"USERS\"")).isNotEqualTo(Kind.PASS_THROUGH);
    }

    @Test
    void oneTextIsAnalysedOnceAndOneTemplateIsPlannedOnce() {
        assertThat(fixture.analyze("SELECT ssn FROM users WHERE id = ?"))
                .isSameAs(fixture.analyze("SELECT ssn FROM users WHERE id = ?"));
        AnalyzedStatement a = fixture.analyze("SELECT ssn FROM users ORDER BY 1, id");
        assertThat(a.kind()).isEqualTo(Kind.REFUSED);
        assertThat(kind("SELECT id, ssn FROM users ORDER BY 1")).isEqualTo(Kind.REWRITTEN);
        assertThat(kind("SELECT id, ssn FROM users ORDER BY 2")).isEqualTo(Kind.REFUSED);
        assertThat(kind("SELECT id, ssn FROM users ORDER BY 1")).isEqualTo(Kind.REWRITTEN);
    }

    @Test
    void aTextWithLiteralsIsKeptOnceItHasComeAgain() {
        String sql = "SELECT ssn FROM users WHERE id = 17";
        AnalyzedStatement first = fixture.analyze(sql);
        AnalyzedStatement second = fixture.analyze(sql);
        assertThat(second).isNotSameAs(first);
        assertThat(second.results()).isSameAs(first.results());
        assertThat(fixture.analyze(sql)).isSameAs(second);
    }

    @Test
    void aStatementThatOnlyReadsRuledColumnsIsSentAsItIs() {
        AnalyzedStatement read = fixture.analyze("SELECT ssn FROM users WHERE id = ? AND city = 'x' AND id < ?");
        assertThat(read.kind()).isEqualTo(Kind.REWRITTEN);
        assertThat(read.text()).isEqualTo("SELECT ssn FROM users WHERE id = ? AND city = 'x' AND id < ?");
        assertThat(read.parameters())
                .extracting(PhysicalParameter::applicationIndex)
                .containsExactly(1, 2);
    }

    @Test
    void longListsOfSearchedValuesDontOverflow() {
        String values = list("?", 10_000);
        for (Dialect dialect : Dialect.values()) {
            AnalyzedStatement ranges =
                    new SqlFixture(dialect).analyze("SELECT id FROM staff WHERE mail IN (" + values + ")");
            assertThat(ranges.parameters()).hasSize(20_000);
            AnalyzedStatement longer =
                    new SqlFixture(dialect).analyze("SELECT id FROM staff WHERE mail IN (?, " + values + ")");
            assertThat(longer.parameters()).hasSize(10_001);
            AnalyzedStatement tokens = new SqlFixture(dialect)
                    .analyze("SELECT id FROM staff WHERE COALESCE(mail, mail2) NOT IN (" + values + ")");
            assertThat(tokens.parameters()).hasSize(10_000);
        }
        assertThat(kind("SELECT id FROM staff WHERE " + "mail = ? OR ".repeat(10_000) + "last LIKE 'a%'"))
                .isEqualTo(Kind.REWRITTEN);
        assertThat(kind("SELECT id FROM staff WHERE (mail, id) IN (" + list("('x', 1)", 10_000) + ")"))
                .isEqualTo(Kind.REWRITTEN);
    }

    @Test
    void thePartsOfASearchedLiteralAreRenderedEachInItsPlace() throws Exception {
        AnalyzedStatement statement =
                fixture.analyze("SELECT id FROM staff WHERE 'a'=mail AND pay>5 AND last LIKE 'b%' ESCAPE '!'");
        assertThat(statement.render(
                        literal -> literal.part() + "/" + literal.search().escape()))
                .isEqualTo("SELECT id FROM staff WHERE (mail BETWEEN FROM/null AND TO/null) AND pay>TO/null"
                        + " AND (last BETWEEN PATTERN_FROM/! AND PATTERN_TO/!) ");
    }

    @Test
    void aPlanHoldsForTheEscapeCharacterThatItWasMadeWith() {
        String sql = "SELECT id FROM staff WHERE last LIKE ? ESCAPE ";
        for (String escape : List.of("'!'", "'#'", "''")) {
            Character character = escape.length() > 2 ? escape.charAt(1) : null;
            assertThat(fixture.analyze(sql + escape)
                            .parameters()
                            .get(0)
                            .search()
                            .escape())
                    .isEqualTo(character);
        }
    }

    @Test
    void aRuledLiteralIsRenderedAsItsCell() throws Exception {
        AnalyzedStatement statement = fixture.analyze("SELECT /*+ hint */ id FROM users WHERE ssn='a' AND id = 3");
        assertThat(statement.render(literal -> "X'" + literal.column() + literal.use() + "'"))
                .isEqualTo("SELECT /*+ hint */ id FROM users WHERE ssn=X'users.ssnCOMPARE' AND id = 3");
        assertThat(statement.text()).isEqualTo("SELECT /*+ hint */ id FROM users WHERE ssn=? AND id = 3");
    }

    private Kind kind(String sql) {
        return fixture.analyze(sql).kind();
    }

    private static String list(String element, int times) {
        return String.join(", ", Collections.nCopies(times, element));
    }
}

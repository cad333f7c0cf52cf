package io.sigil.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.dialect.Dialect;
import io.sigil.sql.AnalyzedStatement.Kind;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** A refusal says what, where, why and what to do, shows the place, and quotes no value. */
class RefusalMessageTest {
    private static final List<String> LITERALS = List.of(
            "'%s'",
            "N'%s'", "E'%s'", "$$%s$$", "X'%s'", "b'%s'", "\"%s\"", "DATE '%s'", "{d '%s'}", "U&'%s'", "'a' '%s'");

    private static final List<String> REFUSED = List.of(
            "SELECT * FROM users WHERE email = %s",
            "SELECT * FROM users WHERE ssn LIKE %s AND name = 'x'",
            "SELECT * FROM users WHERE name = %s ORDER BY ssn",
            "UPDATE users SET email = reverse(%s)",
            "UPDATE users SET email = %s || name",
            "INSERT INTO users (ssn) VALUES (%s, 2)",
            "SELECT * FROM users WHERE ssn = %s WHATEVER 1",
            "MERGE INTO users KEY(id) VALUES (%s)",
            "SELECT max(ssn) FROM users WHERE id = 1 /* %s */ AND name = %s",
            "SELECT m.* FROM missing m, users WHERE ssn = %s",
            "SELECT 1; SELECT * FROM users WHERE ssn = %s",
            "CREATE TABLE users (id INT, email VARCHAR(254) DEFAULT %s)",
            "SELECT * FROM users WHERE ssn < %s",
            "%s FROM users",
            "SELECT * FROM users WHERE %s.ssn = ? AND max(email)");

    private static String message(Dialect dialect, String sql) {
        AnalyzedStatement statement = new SqlFixture(dialect).analyze(sql);
        assertThat(statement.kind()).as(sql).isEqualTo(Kind.REFUSED);
        return statement.refusal().exception().getMessage();
    }

    @Test
    void theStatementIsShownWithACaretAndWithoutItsLiterals() {
        assertThat(message(
                        Dialect.H2, "SELECT id,\n  'secret' FROM users -- why\n WHERE ssn = 'abc' AND salary > 1000"))
                .isEqualTo("SIGIL-2003: users.salary can't be used in a comparison with >, line 3, column 24;"
                        + " it is randomized: the order of its cells is chance;"
                        + " declare it `search: range` and encrypt it anew, or read and compare in the application\n"
                        + "    SELECT id, '\u2026' FROM users WHERE ssn = '\u2026' AND salary > \u2026\n"
                        + "                                                  ^");
    }

    @Test
    void aLongStatementIsCutAroundThePlace() {
        String many = "id = 1 OR ".repeat(50);
        String[] lines = message(Dialect.H2, "SELECT id FROM users WHERE " + many + "email = ? OR " + many + "1 = 1")
                .split("\n");
        assertThat(lines).hasSize(3);
        assertThat(lines[1]).hasSizeLessThan(120).startsWith("    ...").endsWith("...");
        assertThat(lines[1].substring(lines[2].indexOf('^'))).startsWith("email = ?");
    }

    @Test
    void theColumnIsSpelledAsTheDatabaseSpellsIt() {
        assertThat(message(Dialect.H2, "SELECT * FROM Users U WHERE U.EMAIL = ?"))
                .contains("users.email can't be compared");
    }

    @Test
    void aValueInTheWrongQuotesIsNotShown() {
        assertThat(message(
                        Dialect.POSTGRESQL, "SELECT max(\"123-45-6789\".ssn) FROM users WHERE ssn < \"123-45-6789\""))
                .doesNotContain("6789");
    }

    @Provide
    Arbitrary<String> statements() {
        Arbitrary<String> literals = Arbitraries.of(LITERALS);
        Arbitrary<String> canaries = Arbitraries.strings()
                .withCharRange('A', 'F')
                .withCharRange('0', '9')
                .ofMinLength(8)
                .ofMaxLength(70)
                .map(c -> "9" + c);
        return Combinators.combine(Arbitraries.of(REFUSED), literals, canaries)
                .as((sql, literal, canary) -> canary + "\n" + sql.replace("%s", literal.replace("%s", canary)));
    }

    @Property(tries = 5_000)
    void noRefusalQuotesALiteral(@ForAll("statements") String canaryAndSql, @ForAll Dialect dialect) {
        int end = canaryAndSql.indexOf('\n');
        String canary = canaryAndSql.substring(0, end);
        AnalyzedStatement statement = new SqlFixture(dialect).analyze(canaryAndSql.substring(end + 1));
        if (statement.kind() == Kind.REFUSED) {
            assertThat(statement.refusal().exception().getMessage().toUpperCase(Locale.ROOT))
                    .doesNotContain(canary)
                    .doesNotContain(canary.substring(0, 8));
        }
    }

    /** Numbers are values too. */
    @Property(tries = 1_000)
    void noRefusalQuotesANumber(@ForAll("numbers") long number, @ForAll Dialect dialect) {
        for (String sql : REFUSED) {
            AnalyzedStatement statement = new SqlFixture(dialect).analyze(sql.replace("%s", "" + number));
            if (statement.kind() == Kind.REFUSED) {
                assertThat(statement.refusal().exception().getMessage()).doesNotContain("" + number);
            }
        }
    }

    @Provide
    Arbitrary<Long> numbers() {
        return Arbitraries.longs().between(100_000, Long.MAX_VALUE);
    }
}

package io.sigil.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.dialect.Dialect;
import io.sigil.sql.AnalyzedStatement.Kind;
import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.lexer.Lexer;
import io.sigil.sql.lexer.LexicalException;
import io.sigil.sql.lexer.Token;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every text. */
class AnalysisPropertyTest {
    private static final List<String> WORDS = List.of(
            "SELECT",
            "FROM",
            "WHERE",
            "users",
            "orders",
            "plain",
            "staff",
            "mail",
            "last",
            "pay",
            "MIN(",
            "<",
            "NULLIF(",
            "OVER (",
            "ssn",
            "email",
            "id",
            "name",
            "buyer_ssn",
            "*",
            ",",
            "(",
            ")",
            "=",
            "<>",
            "AND",
            "OR",
            "NOT",
            "IN",
            "?",
            "'x'",
            "17",
            "NULL",
            "INSERT INTO",
            "VALUES",
            "UPDATE",
            "SET",
            "DELETE",
            "JOIN",
            "ON",
            "AS",
            "a",
            ".",
            "GROUP BY",
            "ORDER BY",
            "UNION",
            "CASE",
            "WHEN",
            "THEN",
            "END",
            "COALESCE",
            "count",
            "\"ssn\"",
            "`ssn`",
            "/* ? */",
            "-- ?\n",
            "{d '2020-01-01'}",
            "$$x$$",
            "E'\\''",
            "||",
            "-",
            "::",
            "LIKE",
            "BETWEEN",
            "EXISTS",
            "WITH",
            "RETURNING",
            ";",
            "LIMIT",
            "DATE",
            "TRUE",
            "[",
            "]",
            "{",
            "}");

    @Provide
    Arbitrary<String> soup() {
        return Arbitraries.of(WORDS).list().ofMinSize(1).ofMaxSize(40).map(words -> String.join(" ", words));
    }

    @Provide
    Arbitrary<String> statements() {
        Arbitrary<String> tail = Arbitraries.of(WORDS).list().ofMaxSize(12).map(w -> String.join(" ", w));
        Arbitrary<String> head = Arbitraries.of(
                "SELECT ssn, email FROM users WHERE id = 1 AND ",
                "SELECT * FROM users u JOIN orders o ON u.ssn = o.buyer_ssn WHERE ",
                "INSERT INTO users (id, ssn, email) VALUES (1, ?, 'x'), ",
                "SELECT pay, mail FROM staff WHERE mail = ? AND ",
                "SELECT pay AS p, MAX(pay) FROM staff WHERE last LIKE 'a%' OR pay BETWEEN ? AND 3 OR ",
                "SELECT id, RANK() OVER (ORDER BY pay, ",
                "UPDATE staff SET pay = ? WHERE mail IN (?, 'x', ",
                "UPDATE users SET email = 'x', name = ",
                "DELETE FROM users WHERE ssn = ",
                "SELECT CASE WHEN ssn = ? THEN email ELSE ");
        return net.jqwik.api.Combinators.combine(head, tail).as(String::concat);
    }

    /** Whatever the text, the analysis ends with an outcome; what names a ruled table is never passed through. */
    @Property(tries = 20_000)
    void anyTextHasAnOutcome(@ForAll("soup") String sql, @ForAll Dialect dialect) {
        holds(sql, dialect);
    }

    @Property(tries = 20_000)
    void anyStatementOverARuledTableHasAnOutcome(@ForAll("statements") String sql, @ForAll Dialect dialect) {
        holds(sql, dialect);
    }

    @Property(tries = 5_000)
    void anyCharactersHaveAnOutcome(@ForAll String text, @ForAll Dialect dialect) {
        new SqlFixture(dialect).analyze(text);
        assertThat(new SqlFixture(dialect).analyze(text + " users").kind()).isNotNull();
    }

    private static void holds(String sql, Dialect dialect) {
        SqlFixture fixture = new SqlFixture(dialect);
        AnalyzedStatement statement = fixture.analyze(sql);
        if (namesRuledTable(sql, dialect)) {
            assertThat(statement.kind()).isNotEqualTo(Kind.PASS_THROUGH);
        }
        if (statement.kind() == Kind.REWRITTEN) {
            balances(sql, dialect, statement);
        }
    }

    private static boolean namesRuledTable(String sql, Dialect dialect) {
        try {
            return Lexer.lex(sql, SqlFixture.session(dialect)).tokens().stream()
                    .anyMatch(t -> t.isWord("USERS") || t.isWord("ORDERS") || t.isWord("STAFF"));
        } catch (LexicalException e) {
            return false;
        }
    }

    /** The physical SQL has one parameter for each of its placeholders, and each of the application's is among them. */
    private static void balances(String sql, Dialect dialect, AnalyzedStatement statement) {
        try {
            LexedSql before = Lexer.lex(sql, SqlFixture.session(dialect));
            LexedSql after = Lexer.lex(statement.text(), SqlFixture.session(dialect));
            assertThat(after.placeholders()).isEqualTo(statement.parameters().size());
            assertThat(statement.parameters().stream()
                            .map(PhysicalParameter::applicationIndex)
                            .filter(i -> i > 0)
                            .sorted()
                            .distinct()
                            .collect(Collectors.toList()))
                    .isEqualTo(java.util.stream.IntStream.rangeClosed(1, before.placeholders())
                            .boxed()
                            .collect(Collectors.toList()));
        } catch (LexicalException e) {
            throw new AssertionError(e);
        }
    }

    /** Two texts that differ in literals alone share a template, and so a plan. */
    @Property(tries = 1_000)
    void textsThatDifferInLiteralsShareATemplate(@ForAll String a, @ForAll String b, @ForAll int n, @ForAll int m)
            throws LexicalException {
        assertThat(template(a, n)).isEqualTo(template(b, m));
    }

    private static String template(String text, int number) throws LexicalException {
        String literal = text.replace("'", "''").replace("\0", "");
        String sql = "SELECT ssn FROM users WHERE ssn = '" + literal + "' AND id = " + Math.abs((long) number);
        return Lexer.lex(sql, SqlFixture.session(Dialect.H2)).template();
    }

    /** Between tokens there is white space and comments only; a string's value survives its quoting. */
    @Property(tries = 2_000)
    void stringLiteralKeepsItsValue(@ForAll String value, @ForAll Dialect dialect) throws LexicalException {
        String text = value.replace("\0", "");
        String quoted = "'" + text.replace("'", "''").replace("\\", dialect.isMySqlFamily() ? "\\\\" : "\\") + "'";
        List<Token> tokens = Lexer.lex("a = " + quoted + " -- ?", SqlFixture.session(dialect))
                .tokens();
        assertThat(tokens).hasSize(4);
        assertThat(tokens.get(2).value()).isEqualTo(text);
        assertThat(tokens.get(2).toString()).isEqualTo("STRING");
    }
}

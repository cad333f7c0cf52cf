package io.sigil.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.sigil.dialect.Dialect;
import io.sigil.sql.lexer.Lexer;
import io.sigil.sql.lexer.LexicalException;

/** Whatever text comes, by whatever rules: an outcome, never an unchecked exception, and nothing that names a ruled table passes through. */
class AnalysisFuzzTest {

    @FuzzTest
    void anyTextHasAnOutcome(FuzzedDataProvider data) {
        Dialect dialect = data.pickValue(Dialect.values());
        boolean ansiQuotes = data.consumeBoolean();
        boolean backslashEscapes = data.consumeBoolean();
        SqlSession session = new SqlSession(
                dialect,
                ansiQuotes,
                backslashEscapes,
                data.consumeBoolean(),
                "db",
                SqlFixture.session(dialect).searchPath());
        SqlFixture.Variant rules = data.pickValue(SqlFixture.Variant.values());
        String sql = data.consumeRemainingAsString();
        AnalyzedStatement statement = SqlFixture.of(session, rules).analyze(sql);
        if (statement.kind() == AnalyzedStatement.Kind.PASS_THROUGH) {
            assertThat(namesUsers(sql, session)).isFalse();
        }
    }

    private static boolean namesUsers(String sql, SqlSession session) {
        try {
            return Lexer.lex(sql, session).looseNames().contains("users");
        } catch (LexicalException e) {
            return false;
        }
    }
}

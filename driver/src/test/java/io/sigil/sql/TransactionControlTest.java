package io.sigil.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.dialect.Dialect;
import io.sigil.sql.lexer.Lexer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionControlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN",
                "begin;",
                "BEGIN ISOLATION LEVEL SERIALIZABLE, READ ONLY",
                "START TRANSACTION WITH CONSISTENT SNAPSHOT",
                "SET TRANSACTION ISOLATION LEVEL READ COMMITTED",
                "SET SESSION TRANSACTION READ ONLY",
                "/* pool */ COMMIT",
                "COMMIT AND CHAIN",
                "END",
                "ABORT",
                "ROLLBACK TO SAVEPOINT \"users\"",
                "SAVEPOINT users",
                "RELEASE a"
            })
    void nothingIsAskedBeforeATransactionsStatement(String sql) throws Exception {
        assertThat(isControl(sql)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "SET search_path TO other",
                "SET SESSION sql_mode = 'ANSI_QUOTES'",
                "SET @x = (SELECT ssn FROM users)",
                "START SLAVE",
                "BEGIN; SELECT * FROM users",
                "BEGIN NOT ATOMIC SELECT 1; END",
                "COMMIT; DROP TABLE users",
                "COMMIT PREPARED 'x'",
                "/*! SELECT 1 */",
                "SAVEPOINT a; UPDATE users SET name = 'x'",
                "SELECT 1"
            })
    void whatMayReadOrChangeMoreIsAnalysed(String sql) throws Exception {
        assertThat(isControl(sql)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SAVEPOINT \"a\"", "BEGIN /* */", "COMMIT -- x", "ROLLBACK TO 'a\\'", "SAVEPOINT \u017Fa"})
    void onlyWhatReadsTheSameInEverySessionIsTakenWithoutAsking(String sql) {
        assertThat(TransactionControl.readsTheSameInEverySession("SET TRANSACTION READ ONLY, DEFERRABLE;"))
                .isTrue();
        assertThat(TransactionControl.readsTheSameInEverySession(sql)).isFalse();
    }

    private static boolean isControl(String sql) throws Exception {
        return TransactionControl.is(
                Lexer.lex(sql, new SqlSession(Dialect.MARIADB, true, true, false, "app", List.of())));
    }
}

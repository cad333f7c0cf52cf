package io.sigil.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.dialect.Dialect;
import io.sigil.sql.AnalyzedStatement.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fixture maps seek_user: parameter 1 and the result ssn are users.ssn. */
class ProcedureCallsTest {

    @ParameterizedTest
    @EnumSource
    void theMappedArgumentIsEncryptedAndTheOthersAreNot(Dialect dialect) {
        AnalyzedStatement call = analyze(dialect, "{call seek_user(?, ?)}");
        assertThat(call.text()).isEqualTo("{call seek_user(?, ?)}");
        assertThat(call.parameters().get(0).column()).hasToString("users.ssn");
        assertThat(call.parameters().get(1).column()).isNull();
        assertThat(call.parameters().get(0).use()).isEqualTo(ValueUse.CHOOSE);
    }

    @ParameterizedTest
    @EnumSource
    void aLiteralIsLiftedAndTheReturnValueHasAnIndex(Dialect dialect) {
        AnalyzedStatement call = analyze(dialect, "{? = call seek_user('1-2', ?)}");
        assertThat(call.text()).isEqualTo("{? = call seek_user(?, ?)}");
        assertThat(call.parameters())
                .extracting(PhysicalParameter::applicationIndex)
                .containsExactly(1, 0, 2);
        assertThat(call.procedure()).isNotNull();
        assertThat(call.procedure().placeholder(2)).isEqualTo(2);
        assertThat(call.procedure().placeholder(1)).isZero();
        assertThat(call.changesSchema()).isTrue();
    }

    @Test
    void aConstantExpressionIsEvaluated() {
        AnalyzedStatement call = analyze(Dialect.POSTGRESQL, "CALL seek_user('1' || '-2')");
        assertThat(call.text()).isEqualTo("CALL seek_user(?)");
        assertThat(call.parameters().get(0).column()).hasToString("users.ssn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id FROM plain WHERE id = seek_user('1-2')",
                "SELECT seek_user('1-2'), 2",
                "SELECT upper(seek_user('1-2'))",
                "SELECT * FROM seek_user('1-2') f",
                "SELECT * FROM seek_user('1-2') WHERE id = 1",
                "SELECT ssn AS x FROM seek_user('1-2')",
                "SELECT seek_user(seek_user('1-2'))",
                "WITH x AS (SELECT seek_user('1-2')) SELECT * FROM x",
                "VALUES (SEEK_USER ('1-2'))",
                "SELECT public.Seek_User('1-2') FROM plain",
                "SELECT {fn seek_user('1-2')}",
                "INSERT INTO plain (name) VALUES (seek_user('1-2'))",
                "CALL seek_user((SELECT name FROM plain))",
                "CALL seek_user(CURRENT_USER)",
                "CALL seek_user(p => '1-2')",
                "CALL seek_user('1-2'); SELECT 1",
                "SELECT 1; CALL seek_user('1-2')",
                "EXPLAIN SELECT seek_user('1-2')",
                "EXECUTE seek_user('1-2')",
                "DO $$ BEGIN PERFORM seek_user('1-2'); END $$",
                "PREPARE x AS SELECT seek_user('1-2')",
                "COPY (SELECT seek_user('1-2')) TO STDOUT",
                "CREATE TABLE x AS SELECT seek_user('1-2')",
                "SELECT /* c */ \"seek_user\" ('1-2'), 1",
            })
    void everyOtherUseIsRefusedAndQuotesNoValue(String sql) {
        AnalyzedStatement statement = analyze(Dialect.POSTGRESQL, sql);
        assertThat(statement.kind()).isEqualTo(Kind.REFUSED);
        assertThat(statement.refusal().toString()).doesNotContain("1-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SET @q = 'CALL seek_user(''1-2'')'", "PREPARE s FROM 'CALL seek_user(\"1-2\")'"})
    void aStringThatMayBeRunAsACallIsRefused(String sql) {
        assertThat(analyze(Dialect.MYSQL, sql).kind()).isEqualTo(Kind.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CALL other(?)",
                "SELECT seek_user FROM plain",
                "CREATE FUNCTION seek_user(p BYTEA) RETURNS INT LANGUAGE SQL AS 'SELECT 1'",
                "DROP FUNCTION IF EXISTS seek_user(BYTEA)",
                "GRANT EXECUTE ON FUNCTION seek_user(BYTEA) TO x",
                "INSERT INTO seek_user (id) VALUES (1)",
                "SELECT 'seek_user(1)'"
            })
    void whatDoesNotCallItIsPassedThrough(String sql) {
        assertThat(analyze(Dialect.POSTGRESQL, sql).kind()).isEqualTo(Kind.PASS_THROUGH);
    }

    @Test
    void resultsAreKnownByTheirLabels() {
        AnalyzedStatement call = analyze(Dialect.POSTGRESQL, "SELECT id, ssn FROM seek_user(?)");
        assertThat(call.procedure().labelled()).isTrue();
        assertThat(call.procedure().procedure().result("SSN")).hasToString("users.ssn");
        assertThat(call.procedure().procedure().result("id")).isNull();
    }

    private static AnalyzedStatement analyze(Dialect dialect, String sql) {
        return new SqlFixture(dialect).analyze(sql);
    }
}

package io.sigil.it.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.it.oracle.TwinResult.Outcome;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.DatabaseServer;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.ServerUnavailableException;
import io.sigil.it.server.Servers;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The oracle sees every kind of difference: a gate that can't fail would prove nothing. */
class TwinOracleTest {
    private static final String SSN = "123-45-6789";

    @TempDir
    private Path folder;

    private static TwinCase users() {
        return TwinCase.named("users")
                .table("users", "CREATE TABLE users (id INT PRIMARY KEY, ssn VARCHAR(11), age INT)")
                .rules("tables: {users: {columns: {ssn: {key: pii, type: VARCHAR(11), mode: deterministic}}}}")
                .setup(Step.batch(
                        "INSERT INTO users VALUES (?, ?, ?)",
                        List.of(Step.row(1, SSN, 40), Step.row(2, "987-65-4321", 50), Step.row(3, null, null))));
    }

    @EachDatabase
    void twoPlaintextSidesAreEqualInEveryStyle(DatabaseServer server) throws SQLException, IOException {
        TwinResult result = new TwinOracle(server, RuledSide.bare(), folder)
                .run(users().step(Step.prepared("SELECT * FROM users WHERE ssn = ?", SSN))
                        .step(Step.statement("SELECT id, ssn AS s FROM users ORDER BY id DESC"))
                        .step(Step.statementBatch("INSERT INTO users VALUES (4, 'x', 1)", "DELETE FROM users"))
                        .step(Step.preparedGeneratedKeys("INSERT INTO users VALUES (?, ?, ?)", 5, SSN, 1))
                        .step(Step.statementGeneratedKeys("INSERT INTO users VALUES (6, 'y', 1)"))
                        .step(Step.prepared("INSERT INTO users VALUES (?, ?, ?)", 5, SSN, 1)));
        assertThat(result.assertEqual().differences()).isEmpty();
    }

    @Test
    void fewerRowsAreSeen() throws Exception {
        differs(
                "WHERE ssn = ?",
                "WHERE 1 = 0 AND ssn = ?",
                "result rows",
                prepared("SELECT id FROM users WHERE ssn = ?"));
    }

    @Test
    void anotherValueIsSeen() throws Exception {
        differs("SELECT age", "SELECT age + 1", "result rows", Step.statement("SELECT age FROM users"));
    }

    @Test
    void aDuplicatedRowIsSeen() throws Exception {
        differs(
                "SELECT age FROM users",
                "SELECT age FROM users UNION ALL SELECT 40",
                "result rows",
                Step.statement("SELECT age FROM users"));
    }

    @Test
    void anotherOrderIsSeenUnderOrderByOnly() throws Exception {
        differs("DESC", "ASC", "in order", Step.statement("SELECT id FROM users ORDER BY id DESC"));
        TwinResult unordered = run(
                MisbehavingSide.replacing("FROM users", "FROM users ORDER BY id DESC"),
                users().step(Step.statement("SELECT id FROM users")));
        assertThat(unordered.outcome()).isEqualTo(Outcome.EQUAL);
    }

    @Test
    void anotherUpdateCountIsSeen() throws Exception {
        differs(
                "WHERE ssn = ?",
                "WHERE ssn = ? OR 1 = 1",
                "update counts",
                prepared("UPDATE users SET age = 1 WHERE ssn = ?"));
    }

    @Test
    void anotherLabelIsSeen() throws Exception {
        differs("id AS number", "id", "result columns", Step.statement("SELECT id AS number FROM users"));
    }

    @Test
    void anotherTypeOfEqualValuesIsSeen() throws Exception {
        differs("SELECT id", "SELECT CAST(id AS BIGINT) AS id", "result", Step.statement("SELECT id FROM users"));
    }

    @Test
    void anotherPrecisionIsSeen() throws Exception {
        differs(
                "SELECT ssn",
                "SELECT CAST(ssn AS VARCHAR(200)) AS ssn",
                "precision 200",
                Step.statement("SELECT ssn FROM users"));
    }

    @Test
    void anotherNullabilityIsSeen() throws Exception {
        differs("SELECT age", "SELECT COALESCE(age, 0) AS age", "result", Step.statement("SELECT age FROM users"));
    }

    @Test
    void anotherNullabilityIsOverlookedOnlyWhereItIsAskedForAndNoRowIsLeft() throws Exception {
        MisbehavingSide side = MisbehavingSide.replacing("SELECT age", "SELECT COALESCE(age, 0) AS age");
        Step none = Step.statement("SELECT age FROM users WHERE id < 0");
        Step all = Step.statement("SELECT age FROM users");
        assertThat(run(side, users().step(none)).outcome()).isEqualTo(Outcome.DIFFERENT);
        assertThat(run(side, users().step(all.alike(Likeness.EMPTY_NULLABILITY)))
                        .outcome())
                .isEqualTo(Outcome.DIFFERENT);
        assertThat(run(side, users().step(none.alike(Likeness.EMPTY_NULLABILITY)))
                        .outcome())
                .isEqualTo(Outcome.EQUAL);
    }

    @Test
    void otherGeneratedKeysAreSeen() throws Exception {
        TwinCase counted = TwinCase.named("identity")
                .table("t", "CREATE TABLE t (id INT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, n INT)")
                .step(Step.statementGeneratedKeys("INSERT INTO t (n) VALUES (1)"));
        assertThat(run(RuledSide.bare(), counted).outcome()).isEqualTo(Outcome.EQUAL);
        assertThat(run(MisbehavingSide.replacing("IDENTITY", "IDENTITY (START WITH 7)"), counted)
                        .report())
                .contains("generated keys rows", "[[Integer 1]]", "[[Integer 7]]");
    }

    @Test
    void otherBatchCountsAreSeen() throws Exception {
        differs(
                "WHERE id = ?",
                "WHERE id >= ?",
                "update counts",
                Step.batch("UPDATE users SET age = 1 WHERE id = ?", List.of(Step.row(1), Step.row(2))));
    }

    @Test
    void aWriteIntoTheWrongColumnIsSeenInTheTableAfterwards() throws Exception {
        differs(
                "SET age = 7",
                "SET age = 8",
                "table users afterwards",
                Step.statement("UPDATE users SET age = 7 WHERE id = 1"));
    }

    @Test
    void anotherKindOfExceptionIsSeen() throws Exception {
        TwinCase duplicate = users().step(Step.statement("INSERT INTO users VALUES (1, 'x', 1)"));
        assertThat(run(MisbehavingSide.replacing("VALUES (1,", "VALUES ((SELECT nowhere),"), duplicate)
                        .differences())
                .singleElement()
                .asString()
                .contains("SQLState class", "plaintext: 23", "ruled:     42");
    }

    @Test
    void anExceptionOnOneSideOnlyIsSeen() throws Exception {
        differs("FROM users", "FROM nowhere", "no exception", Step.statement("SELECT id FROM users"), "id FROM users");
        differs(
                "VALUES (1,",
                "VALUES (10,",
                "no exception",
                Step.statement("INSERT INTO users VALUES (1, 'x', 1)"),
                "VALUES (1,");
    }

    @Test
    void aRefusalBeforeAnythingIsSentIsNoDifference() throws Exception {
        TwinResult result = run(refusing("SIGIL-2001: refused", "42000"), refusedCase());
        result.assertSafe().assertRefused("SIGIL-2001");
        assertThatThrownBy(result::assertEqual).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> result.assertRefused("SIGIL-2002")).isInstanceOf(AssertionError.class);
    }

    @Test
    void whatIsRefusedIsNotDoneOnThePlaintextSide() throws Exception {
        TwinCase writing = users().step(Step.statement("UPDATE users SET ssn = 'refused'"));
        run(refusing("SIGIL-2001: refused", "42000"), writing).assertRefused("SIGIL-2001");
    }

    @Test
    void aRefusalWithAnotherSqlStateIsADifference() throws Exception {
        assertThat(run(refusing("SIGIL-2001: refused", "0A000"), refusedCase()).outcome())
                .isEqualTo(Outcome.DIFFERENT);
    }

    @Test
    void anErrorOfTheDatabaseIsNoRefusal() throws Exception {
        assertThat(run(refusing("syntax error", "42000"), refusedCase()).outcome())
                .isEqualTo(Outcome.DIFFERENT);
    }

    @Test
    void aRefusalInTheSetUpIsADifference() throws Exception {
        TwinCase refusedSetup =
                users().setup(Step.statement("SELECT 'refused'")).step(Step.statement("SELECT 1"));
        assertThat(run(refusing("SIGIL-2001: refused", "42000"), refusedSetup).outcome())
                .isEqualTo(Outcome.DIFFERENT);
    }

    @Test
    void aRefusalAfterSomethingWasSentIsADifference() throws Exception {
        DatabaseServer server = h2();
        RuledSide late = (database, rules) -> {
            java.sql.Connection recorded = RuledSide.bare().open(database, rules);
            return new MisbehavingSide(sql -> {
                        if (sql.contains("refused")) {
                            try (java.sql.Statement statement = recorded.createStatement()) {
                                statement.execute(sql);
                            }
                            throw new SQLSyntaxErrorException("SIGIL-2001: refused", "42000");
                        }
                        return sql;
                    })
                    .open(database, rules);
        };
        assertThat(new TwinOracle(server, late, folder).run(refusedCase()).differences())
                .singleElement()
                .asString()
                .contains("but sent before that");
    }

    @Test
    void aRefusalThatQuotesAValueIsADifference() throws Exception {
        TwinCase withCanary = refusedCase().canaries("quoted-value-1");
        assertThat(run(refusing("SIGIL-2001: 'quoted-value-1' is refused", "42000"), withCanary)
                        .differences())
                .singleElement()
                .asString()
                .contains("quotes a value");
    }

    @Test
    void plaintextSentAndStoredIsADifference() throws Exception {
        TwinCase withCanary = users().canaries(SSN).step(prepared("SELECT id FROM users WHERE ssn = ?"));
        TwinResult result = run(RuledSide.bare(), withCanary);
        assertThat(result.outcome()).isEqualTo(Outcome.DIFFERENT);
        assertThat(result.report()).contains("plaintext left the driver").contains("table users, column SSN");
    }

    @Test
    void theReportReadsLikeABugReport() throws Exception {
        String report = run(
                        MisbehavingSide.replacing("WHERE ssn = ?", "WHERE 1 = 0 AND ssn = ?"),
                        users().step(prepared("SELECT id FROM users WHERE ssn = ?")))
                .report();
        assertThat(report)
                .contains("DIFFERENT: users")
                .contains("H2 ")
                .contains("CREATE TABLE users")
                .contains("mode: deterministic")
                .contains("with [String " + SSN + "]")
                .contains("only here [[Integer 1]]")
                .contains("WHERE 1 = 0 AND ssn = ?");
    }

    @Test
    void theSummaryCountsEveryCase() throws Exception {
        TwinOracle oracle = new TwinOracle(h2(), refusing("SIGIL-2001: refused", "42000"), folder);
        oracle.run(users().step(Step.statement("SELECT id FROM users")));
        oracle.run(refusedCase());
        oracle.run(users().canaries(SSN).step(Step.statement("SELECT id FROM users")));
        assertThat(oracle.summary()).hasToString("3 cases, 1 equal, 1 refused, 1 different");
    }

    @Test
    void aCaseWithoutAStepIsNoCase() {
        assertThatIllegalArgumentException().isThrownBy(() -> run(RuledSide.bare(), users()));
    }

    private void differs(String part, String by, String expected, Step step, String... only) throws Exception {
        String target = only.length == 0 ? part : only[0];
        MisbehavingSide side =
                new MisbehavingSide(sql -> sql.contains(target) && !sql.contains("*") ? sql.replace(part, by) : sql);
        TwinResult result = run(side, users().step(step));
        assertThat(result.outcome()).as(result.report()).isEqualTo(Outcome.DIFFERENT);
        assertThat(result.report()).contains(expected);
        assertThatThrownBy(result::assertSafe).isInstanceOf(AssertionError.class);
    }

    private static Step prepared(String sql) {
        return Step.prepared(sql, SSN);
    }

    private static TwinCase refusedCase() {
        return users().step(Step.statement("SELECT id, 'refused' FROM users"));
    }

    private static MisbehavingSide refusing(String message, String state) {
        return new MisbehavingSide(sql -> {
            if (sql.contains("refused")) {
                throw new SQLSyntaxErrorException(message, state);
            }
            return sql;
        });
    }

    private TwinResult run(RuledSide side, TwinCase twinCase) throws Exception {
        return new TwinOracle(h2(), side, folder).run(twinCase);
    }

    private static DatabaseServer h2() throws ServerUnavailableException {
        return Servers.shared().get(DatabaseKind.H2_MEMORY);
    }
}

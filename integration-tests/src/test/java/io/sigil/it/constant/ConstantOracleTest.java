package io.sigil.it.constant;

import io.sigil.dialect.Dialect;
import io.sigil.it.oracle.RuledSide;
import io.sigil.it.oracle.Step;
import io.sigil.it.oracle.TwinCase;
import io.sigil.it.oracle.TwinOracle;
import io.sigil.it.server.DatabaseServer;
import io.sigil.it.server.EachDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Statements whose constant expressions meet ruled columns do what they do on plaintext, and leave no plaintext. */
class ConstantOracleTest {
    @TempDir
    private Path folder;

    private static TwinCase people(String name) {
        return TwinCase.named(name)
                .table(
                        "people",
                        "CREATE TABLE people (id INT PRIMARY KEY, ssn VARCHAR(11), email VARCHAR(60),"
                                + " salary DECIMAL(12,2), born DATE)")
                .rules("tables: {people: {columns: {ssn: {key: pii, type: VARCHAR(11), mode: deterministic},"
                        + " email: {key: pii, type: VARCHAR(60)}, salary: {key: pii, type: \"DECIMAL(12,2)\"},"
                        + " born: {key: pii, type: DATE}}}}")
                .setup(Step.prepared("INSERT INTO people (id, ssn) VALUES (?, ?)", 1, "AB-CANARY-1"))
                .setup(Step.prepared("INSERT INTO people (id, ssn) VALUES (?, ?)", 2, null));
    }

    private static Step all() {
        return Step.statement("SELECT * FROM people ORDER BY id");
    }

    private void run(DatabaseServer server, TwinCase twinCase) throws SQLException, IOException {
        new TwinOracle(server, RuledSide.sigil(), folder).run(twinCase).assertEqual();
    }

    @EachDatabase
    void functionsAreEvaluatedBeforeEncryption(DatabaseServer server) throws SQLException, IOException {
        run(
                server,
                people("functions")
                        .step(Step.prepared("INSERT INTO people (id, ssn) VALUES (?, upper(?))", 3, "cd-canary-3"))
                        .step(Step.prepared(
                                "UPDATE people SET email = concat(lower(?), '@example') WHERE id = 1", "ANN.CANARY"))
                        .step(Step.prepared(
                                "UPDATE people SET email = concat(?, 'quiet-canary', ?) WHERE id = 2", "y", "x"))
                        .step(Step.statement("UPDATE people SET ssn = trim('  ef-canary-4 ') WHERE id = 2"))
                        .step(Step.batch(
                                "UPDATE people SET email = coalesce(trim(?), 'n/a') WHERE id = ?",
                                List.of(Step.row(" batch-canary ", 1), Step.row(null, 3))))
                        .step(all())
                        .step(Step.prepared("SELECT id FROM people WHERE ssn = upper(?) ORDER BY id", "ab-canary-1"))
                        .step(Step.prepared(
                                "SELECT id FROM people WHERE ssn IN (trim(?), upper('cd-canary-3')) ORDER BY id",
                                " AB-CANARY-1 "))
                        .step(Step.prepared("SELECT id FROM people WHERE ssn = upper(?)", "longer-than-eleven"))
                        .step(Step.prepared("UPDATE people SET ssn = upper(?)", "longer-than-eleven"))
                        .canaries("CANARY", "canary", "longer-than-eleven"));
    }

    @EachDatabase
    void castsAndArithmeticAreEvaluatedBeforeEncryption(DatabaseServer server) throws SQLException, IOException {
        String text = server.kind().dialect().isMySqlFamily() ? "CHAR(11)" : "VARCHAR(11)";
        run(
                server,
                people("casts")
                        .step(Step.prepared(
                                "UPDATE people SET ssn = CAST(? AS " + text + ") WHERE id = 2", "cast-canary"))
                        .step(Step.prepared("UPDATE people SET born = CAST(? AS DATE)", LocalDate.of(2001, 2, 3)))
                        .step(Step.prepared("UPDATE people SET email = CAST(NULL AS " + text + ") WHERE id = ?", 1))
                        .step(Step.statement("UPDATE people SET salary = 1234567.5 + 0.25 WHERE id = 1"))
                        .step(all())
                        .step(Step.prepared("SELECT id FROM people WHERE ssn = CAST(? AS " + text + ")", "cast-canary"))
                        .canaries("cast-canary"));
    }

    @EachDatabase
    void theDialectsOwnNotations(DatabaseServer server) throws SQLException, IOException {
        TwinCase notations = people("notations")
                .step(Step.prepared("UPDATE people SET ssn = {fn ucase(?)} WHERE id = 2", "esc-canary"));
        if (server.kind().dialect() == Dialect.POSTGRESQL) {
            notations = notations
                    .step(Step.prepared("UPDATE people SET email = ?::text || 'x' WHERE id = 1", "colon-canary"))
                    .step(Step.prepared("UPDATE people SET born = ?::date WHERE id = 1", LocalDate.of(1999, 1, 2)))
                    .step(Step.prepared("UPDATE people SET ssn = ?::varchar(3) WHERE id = 1", "cut-canary"))
                    .step(Step.statement("UPDATE people SET email = E'\\x41-escaped-canary' WHERE id = 2"))
                    .step(Step.statement("UPDATE people SET salary = 5::int + 1 WHERE id = 2"));
        }
        if (server.kind().dialect() == Dialect.H2) {
            notations = notations
                    .step(Step.prepared("UPDATE people SET email = ? || '-pipe-canary' WHERE id = 1", "x"))
                    .step(Step.prepared("UPDATE people SET email = NULLIF(?, '') WHERE id = 2", ""));
        }
        run(server, notations.step(all()).canaries("canary", "CANARY"));
    }

    @EachDatabase
    void arraysAreEncryptedElementByElement(DatabaseServer server) throws SQLException, IOException {
        if (server.kind().dialect().isMySqlFamily()) {
            return;
        }
        Object some = new String[] {"AB-CANARY-1", "other", null};
        TwinCase arrays = people("arrays")
                .step(Step.prepared("SELECT id FROM people WHERE ssn = ANY(?)", some))
                .step(Step.prepared("SELECT id FROM people WHERE ssn = ANY(?)", (Object) new String[0]))
                .step(Step.prepared("SELECT id FROM people WHERE ssn <> ALL(?)", some));
        if (server.kind().dialect() == Dialect.POSTGRESQL) {
            arrays = arrays.step(
                    Step.prepared("SELECT id FROM people WHERE ssn = ANY(ARRAY[?, upper(?)])", "x", "ab-canary-1"));
        }
        run(server, arrays.canaries("AB-CANARY-1"));
    }
}

package io.sigil.it.definitions;

import io.sigil.dialect.Dialect;
import io.sigil.it.oracle.RuledSide;
import io.sigil.it.oracle.Step;
import io.sigil.it.oracle.TwinCase;
import io.sigil.it.oracle.TwinOracle;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.DatabaseServer;
import io.sigil.it.server.EachDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Definitions as programs and migration tools send them: afterwards both twins hold the same, and can do the same. */
class DefinitionTwinTest {
    private static final String SSN = "123-45-6789";
    private static final String EMAIL = "canary@example.org";

    private static final String RULES = "tables: {users: {columns: {ssn: {key: pii, type: VARCHAR(11), mode:"
            + " deterministic, domain: ssn}, email: {key: pii, type: VARCHAR(40)}}}, orders: {columns: {buyer: {key:"
            + " pii, type: VARCHAR(11), mode: deterministic, domain: ssn}}}}\n";

    @TempDir
    private Path folder;

    private static TwinCase named(String name) {
        return TwinCase.named(name).rules(RULES).canaries(SSN, EMAIL);
    }

    private static TwinCase people(String name) {
        return named(name)
                .table(
                        "users",
                        "CREATE TABLE users (id INT PRIMARY KEY, name VARCHAR(20), ssn VARCHAR(11), email VARCHAR(40))")
                .table("orders", "CREATE TABLE orders (id INT PRIMARY KEY, buyer VARCHAR(11))")
                .setup(Step.batch(
                        "INSERT INTO users VALUES (?, ?, ?, ?)",
                        List.of(Step.row(1, "ann", SSN, EMAIL), Step.row(2, "bob", "1-1", null))))
                .setup(Step.prepared("INSERT INTO orders VALUES (?, ?)", 1, SSN));
    }

    private static TwinCase withStatements(TwinCase twinCase, List<String> statements) {
        TwinCase more = twinCase;
        for (String sql : statements) {
            more = more.step(Step.statement(sql));
        }
        return more;
    }

    private static Dialect dialect(DatabaseServer server) {
        return server.kind().dialect();
    }

    private void equal(DatabaseServer server, TwinCase twinCase) throws SQLException, IOException {
        new TwinOracle(server, RuledSide.sigil(), folder).run(twinCase).assertEqual();
    }

    @EachDatabase
    void tablesOfManyStyles(DatabaseServer server) throws Exception {
        TwinCase twinCase = named("CREATE TABLE in many styles");
        for (String create : DefinitionTexts.tables(dialect(server))) {
            twinCase = twinCase.step(Step.statement(create))
                    .step(Step.prepared("INSERT INTO users (id, ssn, email) VALUES (?, ?, ?)", 7, SSN, EMAIL))
                    .step(Step.statement("INSERT INTO users (id, ssn, email) VALUES (8, '1-1', NULL)"))
                    .step(Step.prepared("SELECT id, ssn, email FROM users WHERE ssn = ?", SSN))
                    .step(Step.statement("DROP TABLE users"));
        }
        equal(server, twinCase);
    }

    @EachDatabase
    void columnsAddedAndChanged(DatabaseServer server) throws Exception {
        TwinCase created =
                named("ALTER TABLE").step(Step.statement("CREATE TABLE users (id INT PRIMARY KEY, name VARCHAR(20))"));
        equal(
                server,
                withStatements(created, DefinitionTexts.alterations(dialect(server)))
                        .step(Step.prepared("INSERT INTO users (id, ssn, email) VALUES (?, ?, ?)", 7, SSN, EMAIL))
                        .step(Step.prepared("INSERT INTO users (id, ssn, email) VALUES (?, ?, ?)", 8, SSN, null))
                        .step(Step.prepared("SELECT id, ssn, email FROM users WHERE ssn = ?", SSN)));
    }

    @EachDatabase
    void foreignKeysWithinOneDomain(DatabaseServer server) throws Exception {
        equal(
                server,
                people("foreign keys")
                        .step(Step.statement("ALTER TABLE users ADD CONSTRAINT u UNIQUE (ssn)"))
                        .step(Step.statement("ALTER TABLE orders ADD CONSTRAINT f FOREIGN KEY (buyer) REFERENCES users"
                                + " (ssn) ON DELETE CASCADE"))
                        .step(Step.prepared("INSERT INTO orders (id, buyer) VALUES (?, ?)", 2, SSN))
                        .step(Step.prepared("INSERT INTO orders (id, buyer) VALUES (?, ?)", 3, "9-9"))
                        .step(Step.statement("DELETE FROM users WHERE id = 1"))
                        .step(Step.statement("SELECT * FROM orders")));
    }

    @EachDatabase
    void aDeterministicPrimaryKeyIsReferredToJoinedAndMetByUpserts(DatabaseServer server) throws Exception {
        String upsert = switch (dialect(server)) {
            case H2 -> "MERGE INTO users (ssn, name) KEY (ssn) VALUES (?, ?)";
            case POSTGRESQL ->
                "INSERT INTO users (ssn, name) VALUES (?, ?) ON CONFLICT (ssn) DO UPDATE SET name = EXCLUDED.name";
            case MYSQL, MARIADB ->
                "INSERT INTO users (ssn, name) VALUES (?, ?) ON DUPLICATE KEY UPDATE name = VALUES(name)";
        };
        equal(
                server,
                named("PRIMARY KEY")
                        .step(
                                Step.statement(
                                        "CREATE TABLE users (ssn VARCHAR(11) PRIMARY KEY, name VARCHAR(20), email VARCHAR(40))"))
                        .step(Step.statement("CREATE TABLE orders (id INT PRIMARY KEY, buyer VARCHAR(11) NOT NULL,"
                                + " CONSTRAINT f FOREIGN KEY (buyer) REFERENCES users (ssn))"))
                        .step(Step.prepared("INSERT INTO users (ssn, name) VALUES (?, ?)", SSN, "ann"))
                        .step(Step.prepared("INSERT INTO users (ssn, name) VALUES (?, ?)", SSN, "again"))
                        .step(Step.prepared(upsert, SSN, "beth"))
                        .step(Step.prepared(upsert, "1-1", "carl"))
                        .step(Step.prepared("INSERT INTO orders (id, buyer) VALUES (?, ?)", 1, SSN))
                        .step(Step.prepared("INSERT INTO orders (id, buyer) VALUES (?, ?)", 2, SSN))
                        .step(Step.prepared("INSERT INTO orders (id, buyer) VALUES (?, ?)", 3, "9-9"))
                        .step(Step.prepared("DELETE FROM users WHERE ssn = ?", SSN))
                        .step(Step.statement(
                                "SELECT o.id, u.ssn, u.name FROM orders o JOIN users u ON u.ssn = o.buyer"))
                        .step(Step.statement("SELECT buyer, COUNT(*) AS n FROM orders GROUP BY buyer"))
                        .step(Step.statement("SELECT DISTINCT buyer FROM orders"))
                        .step(Step.statement("SELECT COUNT(DISTINCT buyer) AS n FROM orders"))
                        .step(Step.prepared("SELECT name FROM users WHERE ssn IN (?, ?)", SSN, "1-1")));
    }

    @EachDatabase
    void columnsDroppedAndAddedAgain(DatabaseServer server) throws Exception {
        equal(
                server,
                named("ALTER TABLE … DROP COLUMN")
                        .step(Step.statement(
                                "CREATE TABLE users (id INT PRIMARY KEY, ssn VARCHAR(11) NOT NULL, email VARCHAR(40))"))
                        .step(Step.statement("ALTER TABLE users DROP COLUMN ssn"))
                        .step(Step.statement("ALTER TABLE users DROP COLUMN email"))
                        .step(Step.statement("ALTER TABLE users ADD COLUMN ssn VARCHAR(11)"))
                        .step(Step.statement("ALTER TABLE users ADD COLUMN email VARCHAR(40)"))
                        .step(Step.prepared("INSERT INTO users (id, ssn, email) VALUES (?, ?, ?)", 7, SSN, EMAIL))
                        .step(Step.statement("SELECT id, ssn, email FROM users")));
    }

    @EachDatabase
    void indexesOfManyKinds(DatabaseServer server) throws Exception {
        equal(
                server,
                withStatements(people("CREATE INDEX in many styles"), DefinitionTexts.indexes(dialect(server)))
                        .step(Step.prepared("SELECT id FROM users WHERE ssn = ?", SSN))
                        .step(Step.prepared("INSERT INTO users (id, ssn) VALUES (?, ?)", 9, SSN)));
    }

    @EachDatabase
    void viewsAreReadLikeTables(DatabaseServer server) throws Exception {
        equal(
                server,
                people("views")
                        .step(Step.statement("CREATE VIEW v AS SELECT id, ssn AS s, email FROM users WHERE id < 5"))
                        .step(Step.statement("CREATE VIEW w (number, label) AS SELECT s, id FROM v"))
                        .step(Step.statement("CREATE VIEW stars AS SELECT * FROM users"))
                        .step(Step.statement("CREATE VIEW joined AS SELECT u.name, o.buyer, COUNT(*) AS n FROM users u"
                                + " LEFT JOIN orders o ON o.buyer = u.ssn GROUP BY u.name, o.buyer"))
                        .step(Step.statement(
                                "CREATE VIEW united AS SELECT ssn FROM users UNION SELECT buyer FROM orders"))
                        .step(Step.statement("SELECT * FROM v ORDER BY id"))
                        .step(Step.prepared("SELECT id, email FROM v WHERE s = ?", SSN))
                        .step(Step.prepared("SELECT label, number FROM w WHERE number IN (?, '0')", SSN))
                        .step(Step.statement("SELECT * FROM stars ORDER BY id"))
                        .step(Step.statement("SELECT * FROM joined"))
                        .step(Step.statement("SELECT * FROM united"))
                        .step(Step.statement("SELECT w.label, o.id FROM w JOIN orders o ON o.buyer = w.number"))
                        .step(Step.statement("DROP VIEW w"))
                        .step(Step.statement("DROP VIEW v")));
    }

    @EachDatabase
    void aViewMayHoldAValueOfADeterministicColumn(DatabaseServer server) throws Exception {
        equal(
                server,
                people("a value in a view")
                        .step(Step.statement("CREATE VIEW v AS SELECT id, ssn FROM users WHERE ssn = '" + SSN + "'"))
                        .step(Step.statement("SELECT * FROM v"))
                        .step(Step.prepared("SELECT id FROM v WHERE ssn = ?", SSN)));
    }

    @EachDatabase({DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB, DatabaseKind.MYSQL})
    void aSimpleViewIsWrittenLikeATable(DatabaseServer server) throws Exception {
        equal(
                server,
                people("writing through views")
                        .step(Step.statement("CREATE VIEW v AS SELECT id, ssn AS s, email FROM users"))
                        .step(Step.prepared("INSERT INTO v (id, s, email) VALUES (?, ?, ?)", 11, "2-2", EMAIL))
                        .step(Step.statement("INSERT INTO v VALUES (12, '3-3', NULL)"))
                        .step(Step.prepared("UPDATE v SET email = ?, s = '4-4' WHERE s = ?", "x@y", "2-2"))
                        .step(Step.prepared("DELETE FROM v WHERE s = ?", "3-3"))
                        .step(Step.statement("SELECT * FROM users")));
    }

    @EachDatabase
    void whatWouldExposeOrLoseValuesIsRefused(DatabaseServer server) throws Exception {
        for (String sql : List.of(
                "ALTER TABLE users RENAME TO people",
                "ALTER TABLE users ADD CONSTRAINT c CHECK (ssn <> '" + EMAIL + "')",
                "ALTER TABLE users ADD CONSTRAINT u UNIQUE (email)",
                "CREATE VIEW v AS SELECT COALESCE(email, '" + EMAIL + "') AS e FROM users")) {
            refused(server, sql, "SIGIL-6004");
        }
        refused(server, "CREATE TABLE copied AS SELECT * FROM users", "SIGIL-2005");
    }

    private void refused(DatabaseServer server, String sql, String code) throws SQLException, IOException {
        new TwinOracle(server, RuledSide.sigil(), folder)
                .run(people(sql).step(Step.statement(sql)))
                .assertSafe()
                .assertRefused(code);
    }
}

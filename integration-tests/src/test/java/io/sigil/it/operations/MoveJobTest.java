package io.sigil.it.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.dialect.Dialect;
import io.sigil.it.oracle.RuledSide;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import io.sigil.keys.KeyPurpose;
import io.sigil.operations.ColumnSelection;
import io.sigil.operations.JobListener;
import io.sigil.operations.RuledDatabase;
import io.sigil.operations.move.Direction;
import io.sigil.operations.move.MoveJob;
import io.sigil.operations.move.MoveOptions;
import io.sigil.operations.move.MovePlan;
import io.sigil.operations.move.MoveResult;
import io.sigil.operations.verify.KeyScan;
import io.sigil.operations.verify.Verification;
import io.sigil.operations.verify.VerifyOptions;
import io.sigil.operations.verify.VerifyResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;

/** Stored values are moved from plaintext to cells and from old cells to new ones, and verified. */
class MoveJobTest {
    private static final String PEOPLE = """
        tables:
          people:
            subject: id
            columns:
              name: {key: pii, type: VARCHAR(40), storage: text}
              ssn: {key: pii, type: VARCHAR(11), mode: deterministic}
              mail: {key: pii, type: VARCHAR(80), search: equality, normalize: [trim, lowercase]}
              salary: {key: pii, type: 'DECIMAL(12,2)', search: range, acceptLeakage: order}
              born: {key: pii, type: DATE}
              active: {key: pii, type: BOOLEAN}
              photo: {key: pii, type: VARBINARY(40)}
              iban: {key: pii, type: VARCHAR(34), bindTo: [id]}
              notes: {key: pii, type: VARCHAR(80), perSubject: true}
        """;

    private static final String ITEMS = "tables: {items: {columns: {v: {key: pii, type: VARCHAR(40)}}}}\n";

    private static final MoveOptions OPTIONS =
            MoveOptions.builder().giveUpAfter(Duration.ofSeconds(20)).build();

    @TempDir
    private Path folder;

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MovingTable people(TestDatabase database, Path folder) throws Exception {
        MovingTable table = new MovingTable(database, folder).rules(PEOPLE);
        String b = table.bytes();
        table.execute("CREATE TABLE people (id INT PRIMARY KEY, name " + table.text() + ", ssn " + b + ", mail " + b
                + ", salary " + b + ", born " + b + ", active " + b + ", photo " + b + ", iban " + b + ", notes " + b
                + ")");
        String insert = "INSERT INTO people VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        String yes =
                database.dialect() == Dialect.POSTGRESQL ? "true" : database.dialect() == Dialect.H2 ? "TRUE" : "1";
        table.insert(
                insert,
                1,
                "Ann Ärger",
                utf8("078-05-1120"),
                utf8("Ann@Example.org "),
                utf8("1234.50"),
                utf8("1980-02-29"),
                utf8(yes),
                new byte[] {1, 0, (byte) 0xff},
                utf8("DE1"),
                utf8("first"));
        table.insert(
                insert,
                2,
                "",
                utf8(""),
                utf8(""),
                utf8("-0.01"),
                utf8("0001-01-01"),
                utf8(yes),
                new byte[0],
                utf8(""),
                utf8(""));
        table.insert(insert, 3, null, null, null, null, null, null, null, null, null);
        return table;
    }

    @EachDatabase(fresh = true)
    void plaintextOfEveryKindBecomesCells(TestDatabase database) throws Exception {
        MovingTable table = people(database, folder);
        MoveResult result = table.move(Direction.ENCRYPT, "people", OPTIONS);
        assertThat(result.bad()).isEmpty();
        assertThat(result.isComplete()).isTrue();
        assertThat(result.rowsChanged()).isEqualTo(2);
        String yes = database.dialect() == Dialect.POSTGRESQL ? "t" : database.dialect() == Dialect.H2 ? "TRUE" : "1";
        assertThat(table.readThroughSigil(
                        "SELECT id, name, ssn, mail, salary, born, active, iban, notes FROM people" + " ORDER BY id"))
                .containsExactly(
                        "1 Ann Ärger 078-05-1120 Ann@Example.org  1234.50 1980-02-29 " + yes + " DE1 first",
                        "2    -0.01 0001-01-01 " + yes + "  ",
                        "3 null null null null null null null null");
        assertThat(table.readThroughSigil("SELECT id FROM people WHERE mail = 'ann@example.org'"))
                .containsExactly("1");
        assertThat(table.readThroughSigil("SELECT id FROM people WHERE salary < 5 AND ssn = ''"))
                .containsExactly("2");
        try (Connection sigil = table.throughSigil();
                PreparedStatement select = sigil.prepareStatement("SELECT id FROM people WHERE photo IS NULL")) {
            assertThat(MovingTable.read(sigil, "SELECT COUNT(photo) FROM people"))
                    .containsExactly("2");
            select.executeQuery().close();
        }
        VerifyResult verified = result.verification().orElseThrow();
        assertThat(verified.rows()).isEqualTo(3);
        assertThat(verified.columns()).allSatisfy(count -> {
            assertThat(count.nulls()).isEqualTo(1);
            assertThat(count.cells()).isEqualTo(2);
            assertThat(count.plain()).isZero();
        });
        MoveResult again = table.move(Direction.ENCRYPT, "people", OPTIONS);
        assertThat(again.isComplete()).isTrue();
        assertThat(again.rowsChanged()).isZero();
    }

    @EachDatabase(fresh = true)
    void aDryRunCountsAndChangesNothing(TestDatabase database) throws Exception {
        MovingTable table = people(database, folder);
        table.insert("INSERT INTO people (id, born) VALUES (?, ?)", 4, utf8("no date"));
        try (RuledDatabase ruled = table.open()) {
            MoveJob job = MoveJob.of(
                    ruled, Direction.ENCRYPT, ColumnSelection.parse(ruled.rules(), "people"), MoveOptions.defaults());
            VerifyResult found = job.dryRun(JobListener.NONE);
            assertThat(found.columns().get(0).plain()).isEqualTo(2);
            assertThat(found.bad()).singleElement().satisfies(bad -> {
                assertThat(bad.column()).isEqualToIgnoringCase("people.born");
                assertThat(bad.key()).isEqualToIgnoringCase("id = 4");
                assertThat(bad.reason()).startsWith("SIGIL-4009").doesNotContain("no date");
            });
        }
        assertThat(table.readPastSigil("SELECT name FROM people ORDER BY id")).contains("Ann Ärger");
        MoveResult result = table.move(Direction.ENCRYPT, "people", OPTIONS);
        assertThat(result.isComplete()).isFalse();
        assertThat(result.bad()).hasSize(1);
        assertThat(result.rowsChanged()).isEqualTo(2);
    }

    @EachDatabase(fresh = true)
    void everyKindOfKeyIsWalkedThrough(TestDatabase database) throws Exception {
        MovingTable table = new MovingTable(database, folder).rules(ITEMS);
        List<String> keys = new ArrayList<>(List.of(
                "k BIGINT PRIMARY KEY|7|-9|9007199254740993",
                "k VARCHAR(20) PRIMARY KEY|'b'|'A'|'ö'",
                "k CHAR(5) PRIMARY KEY|'b'|'A'|'z'",
                "k DATE PRIMARY KEY|'2020-01-01'|'1999-12-31'|'2020-02-29'",
                "k TIMESTAMP(6) PRIMARY KEY|'2020-01-01 00:00:00.000001'|'1999-12-31 23:59:59'|'2020-03-29 02:30:00'",
                "k DECIMAL(20,3) PRIMARY KEY|1.001|-1.5|12345678901234567.891",
                "k VARCHAR(20) NOT NULL UNIQUE|'b'|'A'|'z'",
                "k BIGINT, k2 VARCHAR(9), PRIMARY KEY (k, k2)|1, 'b'|1, 'a'|2, ''",
                "k SMALLINT, k2 BIGINT, k3 INT, PRIMARY KEY (k3, k, k2)|1, 2, 3|1, 1, 3|9, 9, 0"));
        switch (database.dialect()) {
            case H2 ->
                keys.addAll(List.of(
                        "k UUID PRIMARY"
                                + " KEY|'00000000-0000-0000-0000-000000000001'|'f0000000-0000-0000-0000-000000000001'"
                                + "|'80000000-0000-0000-0000-000000000001'",
                        "k VARBINARY(9) PRIMARY KEY|X'01'|X'ff'|X''",
                        "k TIMESTAMP(9) WITH TIME ZONE PRIMARY KEY|'2020-01-01 00:00:00+02'|'2020-01-01"
                                + " 00:00:00+01'|'2020-01-01'"));
            case POSTGRESQL ->
                keys.addAll(List.of(
                        "k UUID PRIMARY"
                                + " KEY|'00000000-0000-0000-0000-000000000001'|'f0000000-0000-0000-0000-000000000001'"
                                + "|'80000000-0000-0000-0000-000000000001'",
                        "k BYTEA PRIMARY KEY|'\\x01'|'\\xff'|'\\x'",
                        "k VARCHAR(20) COLLATE \"C\" PRIMARY KEY|'b'|'A'|'ö'",
                        "k DOUBLE PRECISION PRIMARY KEY|0.1|-1e300|'Infinity'",
                        "k TIMESTAMPTZ PRIMARY KEY|'2020-01-01 00:00:00+02'|'2020-01-01 00:00:00+01'|'2020-01-01'"));
            case MARIADB, MYSQL ->
                keys.addAll(List.of(
                        "k BIGINT UNSIGNED PRIMARY KEY|18446744073709551615|0|9007199254740993",
                        "k BINARY(16) PRIMARY KEY|X'01'|X'ff'|X'00'",
                        "k VARBINARY(16) PRIMARY KEY|X'01'|X'ff'|X''",
                        "k VARCHAR(20) CHARACTER SET latin1 COLLATE latin1_swedish_ci PRIMARY KEY|'b'|'A'|'ö'",
                        "k DATETIME(6) PRIMARY KEY|'2020-01-01 00:00:00.000001'|'1999-12-31'|'2020-03-29 02:30:00'",
                        "k TIME(3) PRIMARY KEY|'-838:00:00'|'12:00:00.001'|'838:59:59'"));
        }
        if (database.dialect() == Dialect.MARIADB) {
            keys.add("k UUID PRIMARY KEY|'00000000-0000-0000-0000-000000000001'"
                    + "|'f0000000-0000-0000-0000-000000000001'|'80000000-0000-0000-0000-000000000001'");
        }
        for (String key : keys) {
            String[] parts = key.split("\\|", -1);
            table.execute(
                    "DROP TABLE IF EXISTS items",
                    "DROP TABLE IF EXISTS sigil_job",
                    "CREATE TABLE items (" + parts[0] + ", v " + table.text() + ")");
            table.rules(ITEMS.replace("(40)", "(40), storage: text"));
            for (int i = 1; i < parts.length; i++) {
                table.execute("INSERT INTO items VALUES (" + parts[i] + ", 'value " + i + "')");
            }
            // Pages of one row, so that every comparison counts.
            MoveOptions slow = MoveOptions.builder()
                    .workers(1)
                    .maxRowsPerSecond(9)
                    .giveUpAfter(Duration.ofSeconds(20))
                    .build();
            MoveResult result = table.move(Direction.ENCRYPT, "items", slow);
            assertThat(result.isComplete()).as(key + result.bad()).isTrue();
            assertThat(result.rowsChanged()).as(key).isEqualTo(3);
            assertThat(result.passes()).as(key).isEqualTo(1);
            assertThat(table.readThroughSigil("SELECT v FROM items"))
                    .as(key)
                    .containsExactlyInAnyOrder("value 1", "value 2", "value 3");
        }
    }

    @EachDatabase(fresh = true)
    void manyRowsAreMovedByOneStatement(TestDatabase database) throws Exception {
        MovingTable table = new MovingTable(database, folder);
        String rules = "tables: {items: {columns: {b: {key: pii, type: VARCHAR(100), state: migrating},"
                + " t: {key: pii, type: VARCHAR(100), storage: text, state: migrating}}}}\n";
        table.rules(rules);
        table.execute("CREATE TABLE items (k BIGINT, k2 INT, b " + table.bytes() + ", t "
                + (database.dialect().isMySqlFamily()
                        ? table.text().replace("utf8mb4_bin", nopad(database))
                        : table.text())
                + ", PRIMARY KEY (k, k2))");
        List<String> values = new ArrayList<>(List.of("", "-", "a'b\"c\\\\d", "ÄÖ 😀", "x".repeat(100), " end "));
        values.add(null);
        long[] keys = {Long.MIN_VALUE, -1, 0, 9_007_199_254_740_993L, Long.MAX_VALUE};
        List<String> expected = new ArrayList<>();
        for (long key : keys) {
            for (int i = 0; i < values.size(); i++) {
                String b = values.get(i);
                String t = values.get((i + 1) % values.size());
                table.insert("INSERT INTO items VALUES (?, ?, ?, ?)", key, i, b == null ? null : utf8(b), t);
                expected.add(key + " " + i + " " + b + " " + t);
            }
        }
        MoveResult result = table.move(Direction.ENCRYPT, "items", OPTIONS);
        assertThat(result.bad()).isEmpty();
        assertThat(result.rowsChanged()).isEqualTo(expected.size());
        assertThat(result.passes()).isEqualTo(1);
        String query = "SELECT k, k2, b, t FROM items ORDER BY k, k2";
        assertThat(table.readThroughSigil(query)).isEqualTo(expected);
        table.rules(rules.replace("migrating", "decrypting"));
        assertThat(table.move(Direction.DECRYPT, "items", OPTIONS).rowsChanged())
                .isEqualTo(expected.size());
        table.rules("tables: {other: {columns: {c: {key: pii}}}}\n");
        try (Connection plain = database.connect();
                Statement statement = plain.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            for (String line : expected) {
                assertThat(row.next()).isTrue();
                byte[] b = row.getBytes(3);
                assertThat(row.getLong(1) + " " + row.getInt(2) + " "
                                + (b == null ? null : new String(b, StandardCharsets.UTF_8)) + " " + row.getString(4))
                        .isEqualTo(line);
            }
        }
    }

    private static String nopad(TestDatabase database) {
        return database.dialect() == Dialect.MARIADB ? "utf8mb4_nopad_bin" : "utf8mb4_0900_bin";
    }

    @EachDatabase(fresh = true)
    void aTableWithoutAKeyIsRefused(TestDatabase database) throws Exception {
        MovingTable table = new MovingTable(database, folder).rules(ITEMS);
        table.execute("CREATE TABLE items (id INT, v " + table.bytes() + ")");
        assertThatThrownBy(() -> table.move(Direction.ENCRYPT, "items", OPTIONS))
                .hasMessageStartingWith("SIGIL-7102")
                .hasMessageContaining("add one");
    }

    @EachDatabase(fresh = true)
    void whatStandsInTheWayIsRefusedAndWhatNeedsCareIsSaid(TestDatabase database) throws Exception {
        MovingTable table = new MovingTable(database, folder)
                .rules(ITEMS.replace("v:", "w: {key: pii, type: VARCHAR(9), mode: deterministic}, v:"));
        String length = database.dialect().isMySqlFamily() ? "LENGTH(v)" : "OCTET_LENGTH(v)";
        String generated = database.dialect() == Dialect.POSTGRESQL ? " STORED" : "";
        String fixed = table.bytes().equals("BYTEA") ? "BYTEA" : "VARBINARY(200)";
        table.execute(
                "CREATE TABLE items (id INT PRIMARY KEY, v " + table.bytes() + ", w " + fixed + " UNIQUE,"
                        + " n INT GENERATED ALWAYS AS (" + length + ")" + generated + ")",
                "CREATE TABLE refs (id INT PRIMARY KEY, w " + fixed + ", FOREIGN KEY (w) REFERENCES items (w))");
        assertThatThrownBy(() -> table.move(Direction.ENCRYPT, "items", OPTIONS))
                .hasMessageStartingWith("SIGIL-7103")
                .hasMessageContaining("foreign key")
                .hasMessageContaining("is generated from column");
        table.execute("DROP TABLE refs", "ALTER TABLE items DROP COLUMN n");
        if (database.dialect() == Dialect.POSTGRESQL) {
            table.execute(
                    "ALTER TABLE items ADD COLUMN changed TIMESTAMP",
                    "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS"
                            + " 'BEGIN NEW.changed := now(); RETURN NEW; END'",
                    "CREATE TRIGGER touched BEFORE UPDATE ON items FOR EACH ROW EXECUTE FUNCTION touch()");
        } else if (database.dialect().isMySqlFamily()) {
            table.execute(
                    "ALTER TABLE items ADD COLUMN changed DATETIME",
                    "CREATE TRIGGER touched BEFORE UPDATE ON items FOR EACH ROW SET NEW.changed = NOW()");
        }
        try (RuledDatabase ruled = table.open()) {
            MovePlan plan = MoveJob.of(ruled, Direction.ENCRYPT, ColumnSelection.parse(ruled.rules(), "items"), OPTIONS)
                    .plan();
            assertThat(plan.key()).singleElement().asString().isEqualToIgnoringCase("id");
            assertThat(plan.isResumed()).isFalse();
            if (database.dialect() != Dialect.H2) {
                assertThat(plan.warnings()).singleElement().asString().contains("trigger touched fires");
            }
        }
        if (database.dialect() == Dialect.POSTGRESQL) {
            table.execute("CREATE TRIGGER seen AFTER UPDATE OF v ON items FOR EACH ROW EXECUTE FUNCTION touch()");
        } else if (database.dialect().isMySqlFamily()) {
            table.execute("CREATE TRIGGER seen AFTER UPDATE ON items FOR EACH ROW SET @seen = NEW.v");
        } else {
            return;
        }
        assertThatThrownBy(() -> table.move(Direction.ENCRYPT, "items", OPTIONS))
                .hasMessageContaining("trigger seen fires on UPDATE and uses column v");
    }

    @EachDatabase(
            value = {DatabaseKind.MARIADB, DatabaseKind.MYSQL},
            fresh = true)
    void aColumnWithItsOwnClockStandsStill(TestDatabase database) throws Exception {
        MovingTable table = new MovingTable(database, folder).rules(ITEMS);
        table.execute(
                "CREATE TABLE items (id INT PRIMARY KEY, v " + table.bytes()
                        + ", changed DATETIME DEFAULT '2001-02-03' ON UPDATE CURRENT_TIMESTAMP)",
                "INSERT INTO items (id, v) VALUES (1, 'x')");
        assertThat(table.move(Direction.ENCRYPT, "items", OPTIONS).rowsChanged())
                .isEqualTo(1);
        assertThat(table.readPastSigil("SELECT changed FROM items"))
                .singleElement()
                .asString()
                .startsWith("2001-02-03");
    }

    @EachDatabase(fresh = true)
    void aRowThatAConstraintKeepsBackIsNamedAndTheOthersAreMoved(TestDatabase database) throws Exception {
        MovingTable table = new MovingTable(database, folder).rules(ITEMS);
        String length = database.dialect().isMySqlFamily() ? "LENGTH(v)" : "OCTET_LENGTH(v)";
        table.execute("CREATE TABLE items (id INT PRIMARY KEY, v " + table.bytes() + ", CHECK (id <> 7 OR " + length
                + " < 20))");
        for (int id = 1; id <= 10; id++) {
            table.insert("INSERT INTO items VALUES (?, ?)", id, utf8("value " + id));
        }
        MoveResult result = table.move(Direction.ENCRYPT, "items", OPTIONS);
        assertThat(result.rowsChanged()).isEqualTo(9);
        assertThat(result.isComplete()).isFalse();
        assertThat(result.bad()).singleElement().satisfies(bad -> {
            assertThat(bad.key()).isEqualToIgnoringCase("id = 7");
            assertThat(bad.reason()).startsWith("SIGIL-7107").doesNotContain("value 7");
        });
    }

    @EachDatabase(fresh = true)
    void severalProcessesAtOnceMoveEachRowOnce(TestDatabase database) throws Exception {
        MovingTable table = new MovingTable(database, folder).rules(ITEMS);
        table.execute("CREATE TABLE items (id INT PRIMARY KEY, v " + table.bytes() + ")");
        fill(database, 12_000);
        ExecutorService executor = Executors.newFixedThreadPool(3);
        List<Future<MoveResult>> results = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Callable<MoveResult> process = () -> table.move(Direction.ENCRYPT, "items", OPTIONS);
            results.add(executor.submit(process));
        }
        long changed = 0;
        for (Future<MoveResult> result : results) {
            assertThat(result.get().isComplete()).isTrue();
            changed += result.get().rowsChanged();
        }
        executor.shutdown();
        assertThat(changed).isEqualTo(12_000);
        assertThat(table.readThroughSigil("SELECT v FROM items WHERE id IN (1, 7777, 12000) ORDER BY id"))
                .containsExactly("value 1", "value 7777", "value 12000");
    }

    private static void fill(TestDatabase database, int rows) throws Exception {
        try (Connection connection = database.connect();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO items (id, v) VALUES (?, ?)")) {
            connection.setAutoCommit(false);
            for (int id = 1; id <= rows; id++) {
                insert.setInt(1, id);
                insert.setBytes(2, utf8("value " + id));
                insert.addBatch();
                if (id % 1_000 == 0) {
                    insert.executeBatch();
                }
            }
            connection.commit();
        }
    }

    @EachDatabase(fresh = true)
    void cellsOfAnOlderDataKeyBecomeThoseOfTheNewest(TestDatabase database) throws Exception {
        MovingTable table = people(database, folder);
        table.move(Direction.ENCRYPT, "people", OPTIONS);
        long old;
        long newest;
        try (RuledDatabase ruled = table.open()) {
            old = ruled.keys().current("pii", KeyPurpose.RANDOMIZED).id();
            newest = ruled.keys().rotate("pii").id();
            KeyScan scan = new KeyScan(ruled, "pii", VerifyOptions.defaults());
            assertThat(scan.run(JobListener.NONE).proof(old).found()).isEqualTo(14);
            MoveJob job =
                    MoveJob.of(ruled, Direction.REENCRYPT, ColumnSelection.parse(ruled.rules(), "people"), OPTIONS);
            MoveResult result = job.run(JobListener.NONE);
            assertThat(result.isComplete()).isTrue();
            assertThat(result.rowsChanged()).isEqualTo(2);
            KeyScan.Found found = scan.run(JobListener.NONE);
            assertThat(found.proof(old).found()).isZero();
            assertThat(found.proof(newest).found()).isEqualTo(14);
            assertThat(found.proof(old).cells()).isEqualTo(18);
        }
        assertThat(table.readThroughSigil("SELECT name, iban, notes, id FROM people WHERE id = 1"))
                .containsExactly("Ann Ärger DE1 first 1");
    }

    @EachDatabase(fresh = true)
    void cellsOfTheRuleBeforeBecomeThoseOfTheRule(TestDatabase database) throws Exception {
        String random = "type: VARCHAR(40)";
        String det = random + ", mode: deterministic";
        String equal = random + ", search: equality";
        String prefix = random + ", search: prefix";
        List<String> changes = List.of(
                det + "|{key: pii2, " + det + "|{key: pii}",
                det + "|{key: pii, " + det + ", domain: other|{domain: items.v}",
                random + "|{key: pii, " + det + "|{mode: randomized}",
                det + "|{key: pii, " + equal + "|{mode: deterministic}",
                equal + "|{key: pii, " + prefix + "|{search: equality}",
                random + "|{key: pii, " + equal + "|{mode: randomized}",
                equal + ", normalize: [lowercase]|{key: pii, " + equal + "|{normalize: [lowercase]}",
                random + ", bindTo: [id]|{key: pii2, " + random + ", bindTo: [id]|{key: pii}");
        int number = 0;
        for (String change : changes) {
            String[] parts = change.split("\\|", -1);
            String storage = number % 2 == 0 ? "binary" : "text";
            String table = "t" + number++;
            String after = parts[1] + ", storage: " + storage;
            String before = "{key: pii, " + parts[0] + ", storage: " + storage + "}";
            MovingTable moving = moving(database, table, before);
            moving.execute("CREATE TABLE " + table + " (id INT PRIMARY KEY, v "
                    + (storage.equals("text") ? orderedByBytes(moving, database) : moving.bytes()) + ")");
            try (Connection sigil = moving.throughSigil();
                    Statement insert = sigil.createStatement()) {
                insert.execute("INSERT INTO " + table + " (id, v) VALUES (1, 'Ärger'), (2, ''), (3, NULL)");
            }
            String previous = ", previous: " + parts[2].replace("items.v", table + ".v");
            moving = moving(database, table, after + previous + "}");
            try (Connection sigil = moving.throughSigil();
                    Statement insert = sigil.createStatement()) {
                insert.execute("INSERT INTO " + table + " (id, v) VALUES (4, 'new')");
            }
            MoveResult result = moving.move(Direction.REENCRYPT, table, OPTIONS);
            assertThat(result.isComplete()).as(change + result.bad()).isTrue();
            assertThat(result.rowsChanged()).as(change).isEqualTo(2);
            assertThat(moving.move(Direction.REENCRYPT, table, OPTIONS).rowsChanged())
                    .as(change)
                    .isZero();
            // Without the rule before every cell is one of the rule.
            moving = moving(database, table, after + "}");
            assertThat(moving.readThroughSigil("SELECT id, v FROM " + table + " ORDER BY id"))
                    .as(change)
                    .containsExactly("1 Ärger", "2 ", "3 null", "4 new");
            if (after.contains("search") || after.contains("deterministic")) {
                assertThat(moving.readThroughSigil("SELECT id FROM " + table + " WHERE v = 'Ärger'"))
                        .as(change)
                        .containsExactly("1");
            }
        }
    }

    /** Searches in text storage need it where the database's collation orders by language. */
    private static String orderedByBytes(MovingTable moving, TestDatabase database) {
        return moving.text() + (database.dialect() == Dialect.POSTGRESQL ? " COLLATE \"C\"" : "");
    }

    /** As a JVM that has just started. */
    private MovingTable moving(TestDatabase database, String table, String rule) throws Exception {
        String file = Integer.toHexString((table + rule).hashCode()) + ".yaml";
        String keys = RuledSide.sigil().keys(folder).replace("keys:", "").replace("pii:", "pii2:");
        return new MovingTable(database, folder, file)
                .rules(keys.stripTrailing() + "\ntables: {" + table + ": {columns: {v: " + rule + "}}}\n");
    }

    @EachDatabase(fresh = true)
    void verificationNamesBadRowsAndNoValue(TestDatabase database) throws Exception {
        MovingTable table = people(database, folder);
        table.move(Direction.ENCRYPT, "people", OPTIONS);
        table.insert("UPDATE people SET ssn = ? WHERE id = 1", (Object) utf8("078-05-1120"));
        table.execute("UPDATE people SET mail = photo WHERE id = 2");
        try (RuledDatabase ruled = table.open()) {
            VerifyResult result = new Verification(
                            ruled, ColumnSelection.parse(ruled.rules(), "people"), VerifyOptions.defaults())
                    .run(JobListener.NONE);
            assertThat(result.badInAll()).isEqualTo(2);
            assertThat(result.bad())
                    .anySatisfy(bad -> {
                        assertThat(bad.column()).isEqualToIgnoringCase("people.ssn");
                        assertThat(bad.key()).isEqualToIgnoringCase("id = 1");
                        assertThat(bad.reason()).startsWith("SIGIL-4001").doesNotContain("078-05-1120");
                    })
                    .anySatisfy(bad -> {
                        assertThat(bad.column()).isEqualToIgnoringCase("people.mail");
                        assertThat(bad.key()).isEqualToIgnoringCase("id = 2");
                        assertThat(bad.reason()).startsWith("SIGIL-400");
                    });
        }
    }
}

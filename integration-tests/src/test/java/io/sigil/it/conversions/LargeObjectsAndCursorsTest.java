package io.sigil.it.conversions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sigil.dialect.Dialect;
import io.sigil.it.oracle.RuledSide;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.Properties;
import java.util.Random;
import java.util.TimeZone;
import javax.sql.rowset.CachedRowSet;
import javax.sql.rowset.RowSetProvider;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Large objects, cursors and time zones that change, over ruled columns. */
class LargeObjectsAndCursorsTest {
    private static final int LARGE = 16 * 1024 * 1024;

    /** {@code -Dsigil.rows=1000000} is issue-sized. */
    private static final int ROWS = Integer.getInteger("sigil.rows", 20_000);

    private static final String TABLES = """
            tables:
              t:
                columns:
                  c: {key: pii, type: CLOB}
                  b: {key: pii, type: BLOB}
                  v: {key: pii, type: VARCHAR(20)}
                  n: {key: pii, type: "DECIMAL(12,2)"}
                  m: {key: pii, type: TIMESTAMP(6)}
            """;

    @TempDir
    private Path folder;

    private Connection open(TestDatabase database) throws Exception {
        Path rules = Files.writeString(
                folder.resolve(database.name() + ".yaml"),
                "version: 1\n" + RuledSide.sigil().keys(folder) + TABLES);
        Properties properties = new Properties();
        properties.setProperty("sigil.rules", rules.toString());
        return database.connect("jdbc:sigil:", properties);
    }

    private static void create(Connection connection, Dialect dialect) throws SQLException {
        boolean mysql = dialect.isMySqlFamily();
        boolean postgres = dialect == Dialect.POSTGRESQL;
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INT NOT NULL PRIMARY KEY, c "
                    + (postgres ? "TEXT" : mysql ? "LONGTEXT" : "CLOB") + ", b "
                    + (postgres ? "BYTEA" : mysql ? "LONGBLOB" : "BLOB") + ", v VARCHAR(20), n DECIMAL(12,2), m "
                    + (mysql ? "DATETIME(6)" : "TIMESTAMP(6)") + ")");
        }
    }

    private static ResultSet rows(Statement statement) throws SQLException {
        return statement.executeQuery("SELECT id, c, b, v, n, m FROM t ORDER BY id");
    }

    /** MariaDB's server takes packets of 16 MB unless it is told otherwise, as the test's is; MySQL's takes 64 MB, and
     * Connector/J counts each byte twice. */
    @EachDatabase(fresh = true)
    void sixteenMegabytesOfTextAndBytesComeBack(TestDatabase database) throws Exception {
        assumeThat(!database.dialect().isMySqlFamily() || Boolean.getBoolean("sigil.large"))
                .as("MySQL and MariaDB take half a minute; -Dsigil.large=true")
                .isTrue();
        String text = "äbc😀".repeat(LARGE / 5);
        byte[] bytes = new byte[LARGE];
        new Random(1).nextBytes(bytes);
        try (Connection sigil = open(database)) {
            create(sigil, database.dialect());
            try (PreparedStatement insert = sigil.prepareStatement("INSERT INTO t (id, c) VALUES (1, ?)");
                    PreparedStatement update = sigil.prepareStatement("UPDATE t SET b = ? WHERE id = 1")) {
                insert.setCharacterStream(1, new StringReader(text), text.length());
                insert.executeUpdate();
                update.setBinaryStream(1, new ByteArrayInputStream(bytes), bytes.length);
                update.executeUpdate();
            }
            try (Statement statement = sigil.createStatement();
                    ResultSet rows = rows(statement)) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(2)).isEqualTo(text);
                assertThat(rows.getBinaryStream(3)).hasBinaryContent(bytes);
            }
        }
    }

    @EachDatabase(
            value = {DatabaseKind.H2_FILE, DatabaseKind.MARIADB, DatabaseKind.MYSQL},
            fresh = true)
    void aClobFilledAfterBindingIsAsTheDelegateHasIt(TestDatabase database) throws Exception {
        TestDatabase plain = database.server().createDatabase("plain");
        try (Connection sigil = open(database);
                Connection bare = plain.connect()) {
            create(sigil, database.dialect());
            create(bare, database.dialect());
            assertThat(filledAfterBinding(sigil).words())
                    .isEqualTo(filledAfterBinding(bare).words());
        }
    }

    private static Outcome filledAfterBinding(Connection connection) {
        return Outcome.of(() -> {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t (id, c) VALUES (1, ?)");
                    Statement statement = connection.createStatement()) {
                Clob clob = connection.createClob();
                insert.setClob(1, clob);
                clob.setString(1, "later");
                insert.executeUpdate();
                try (ResultSet rows = rows(statement)) {
                    rows.next();
                    return rows.getString(2);
                }
            }
        });
    }

    @EachDatabase(fresh = true)
    void updatableRowsTakeEveryType(TestDatabase database) throws Exception {
        try (Connection sigil = open(database)) {
            create(sigil, database.dialect());
            fill(sigil, 2);
            try (Statement statement =
                            sigil.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
                    ResultSet rows = rows(statement)) {
                assertThat(rows.absolute(2)).isTrue();
                rows.updateString(4, "new");
                rows.updateObject("n", "10.255", java.sql.JDBCType.DECIMAL);
                rows.updateTimestamp(6, Timestamp.valueOf("2024-02-29 10:11:12.123456"));
                rows.updateCharacterStream(2, new StringReader("abc"), 2);
                rows.updateBytes(3, new byte[] {7});
                rows.updateRow();
                assertThat(rows.absolute(-1)).isTrue();
            }
            try (Statement statement = sigil.createStatement();
                    ResultSet rows = rows(statement)) {
                rows.next();
                assertThat(rows.getString(4)).isEqualTo("value 0");
                rows.next();
                assertThat(rows.getString("v")).isEqualTo("new");
                assertThat(rows.getBigDecimal("n")).isEqualTo("10.26");
                assertThat(rows.getTimestamp("m")).isEqualTo(Timestamp.valueOf("2024-02-29 10:11:12.123456"));
                assertThat(rows.getString("c")).isEqualTo("ab");
                assertThat(rows.getBytes("b")).containsExactly(7);
            }
        }
    }

    private static void fill(Connection connection, int count) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t (id, v) VALUES (?, ?)")) {
            for (int i = 0; i < count; i++) {
                insert.setInt(1, i);
                insert.setString(2, "value " + i);
                insert.addBatch();
                if (i % 1000 == 999) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    @EachDatabase(fresh = true)
    void aCachedRowSetHoldsDecryptedValues(TestDatabase database) throws Exception {
        try (Connection sigil = open(database)) {
            create(sigil, database.dialect());
            fill(sigil, 3);
            try (Statement statement = sigil.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT id, v, n, m FROM t ORDER BY id");
                    CachedRowSet cached = RowSetProvider.newFactory().createCachedRowSet()) {
                cached.populate(rows);
                assertThat(cached.last()).isTrue();
                assertThat(cached.getString(2)).isEqualTo("value 2");
                assertThat(cached.getMetaData().getPrecision(2)).isEqualTo(20);
            }
        }
    }

    /** A cursor by fetch size: what a row needs is freed with the next. H2 reads so where it is told to. */
    @EachDatabase(fresh = true)
    void manyRowsNeedTheMemoryOfOne(TestDatabase database, TestReporter reporter) throws Exception {
        try (Connection sigil = open(database)) {
            create(sigil, database.dialect());
            fill(sigil, ROWS);
            sigil.setAutoCommit(false);
            try (Statement statement = sigil.createStatement()) {
                if (database.dialect() == Dialect.H2) {
                    statement.execute("SET LAZY_QUERY_EXECUTION 1");
                }
                statement.setFetchSize(database.dialect() == Dialect.MYSQL ? Integer.MIN_VALUE : 500);
                try (ResultSet rows = statement.executeQuery("SELECT v FROM t")) {
                    long grown = grownWhileReading(rows);
                    reporter.publishEntry(
                            database.dialect() + ", " + ROWS + " rows: memory in use", grown / 1024 + " kB more");
                    assertThat(grown).isLessThan(24L * 1024 * 1024);
                }
            }
        }
    }

    private static long grownWhileReading(ResultSet rows) throws SQLException {
        long least = Long.MAX_VALUE;
        long most = 0;
        int count = 0;
        while (rows.next()) {
            assertThat(rows.getString(1)).startsWith("value ");
            if (++count % Math.max(1, ROWS / 5) == 0) {
                System.gc();
                long used = Runtime.getRuntime().totalMemory()
                        - Runtime.getRuntime().freeMemory();
                least = Math.min(least, used);
                most = Math.max(most, used);
            }
        }
        assertThat(count).isEqualTo(ROWS);
        return most - least;
    }

    @EachDatabase(fresh = true)
    void theZoneMayChangeBetweenConnectionsAndStatements(TestDatabase database) throws Exception {
        TestDatabase plain = database.server().createDatabase("plain");
        TimeZone home = TimeZone.getDefault();
        try {
            ConversionTwinTest.zone("Europe/Berlin");
            try (Connection sigil = open(database);
                    Connection bare = plain.connect()) {
                create(sigil, database.dialect());
                create(bare, database.dialect());
                assertThat(moments(sigil, 1)).isEqualTo(moments(bare, 1));
                ConversionTwinTest.zone("America/New_York");
                try (Connection sigilThere = open(database);
                        Connection bareThere = plain.connect()) {
                    assertThat(moments(sigilThere, 10)).isEqualTo(moments(bareThere, 10));
                }
            }
        } finally {
            ConversionTwinTest.zone(home.getID());
        }
    }

    private static String moments(Connection connection, int id) throws SQLException {
        StringBuilder found = new StringBuilder();
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t (id, m) VALUES (?, ?)")) {
            for (String text : new String[] {"2024-03-10 02:30:00", "2024-03-31 02:30:00", "2024-11-03 01:30:00"}) {
                insert.setInt(1, id++);
                insert.setTimestamp(2, Timestamp.valueOf(text));
                insert.executeUpdate();
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = rows(statement)) {
            while (rows.next()) {
                Outcome moment = Outcome.of(() -> rows.getTimestamp(6));
                found.append(moment.failed() ? "refused" : moment.value()).append('\n');
            }
        }
        return found.toString();
    }
}

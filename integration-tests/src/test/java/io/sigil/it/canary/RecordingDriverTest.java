package io.sigil.it.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class RecordingDriverTest {
    private static final String URL = "jdbc:recording:h2:mem:";

    @Test
    void everyStatementIsHeardHoweverItIsSent() throws SQLException {
        try (Recording recording = Recording.start();
                Connection connection = DriverManager.getConnection(URL);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INT, name VARCHAR(20))");
            statement.executeUpdate("INSERT INTO t VALUES (1, 'one')");
            statement.addBatch("INSERT INTO t VALUES (2, 'two')");
            statement.executeBatch();
            statement.executeQuery("SELECT * FROM t").close();
            connection.prepareStatement("SELECT 3").close();
            connection.prepareCall("CALL 4").close();
            assertThat(recording.statements())
                    .contains(
                            "CREATE TABLE t (id INT, name VARCHAR(20))",
                            "INSERT INTO t VALUES (1, 'one')",
                            "INSERT INTO t VALUES (2, 'two')",
                            "SELECT * FROM t",
                            "SELECT 3",
                            "CALL 4");
        }
    }

    @Test
    void everyBoundValueIsHeardAndStillArrives() throws SQLException {
        try (Recording recording = Recording.start();
                Connection connection = DriverManager.getConnection(URL)) {
            String sql = "SELECT CAST(? AS VARCHAR), CAST(? AS BIGINT), CAST(? AS DECIMAL(12,2)), CAST(? AS VARBINARY),"
                    + " CAST(? AS VARBINARY), CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS VARCHAR)";
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, "canary-string");
                select.setLong(2, 1_234_567_890_123L);
                select.setBigDecimal(3, new BigDecimal("777666.55"));
                select.setBytes(4, utf8("canary-bytes"));
                select.setBinaryStream(5, new ByteArrayInputStream(utf8("canary-stream-and-more")), 13);
                select.setCharacterStream(6, new StringReader("canary-reader"));
                select.setObject(7, "canary-object");
                select.setNString(8, "canary-national");
                try (ResultSet rows = select.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getBytes(5)).isEqualTo(utf8("canary-stream"));
                    assertThat(rows.getString(6)).isEqualTo("canary-reader");
                    assertThat(rows.getStatement()).isSameAs(select);
                    assertThat(rows.getStatement().getConnection()).isSameAs(connection);
                }
            }
            List<Canary> canaries = Canary.all(
                    "canary-string",
                    1_234_567_890_123L,
                    new BigDecimal("777666.55"),
                    utf8("canary-bytes"),
                    "canary-stream",
                    "canary-reader",
                    "canary-object",
                    "canary-national");
            assertThat(CanaryScan.of(canaries).statements(recording.events()).findings())
                    .extracting(Finding::canary)
                    .containsAll(canaries.stream().map(Canary::label).toList());
        }
    }

    @Test
    void lobsArraysAndUpdatedRowsAreHeard() throws SQLException {
        try (Recording recording = Recording.start();
                Connection connection = DriverManager.getConnection(URL)) {
            try (Statement statement =
                    connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE)) {
                statement.execute("CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(30))");
                statement.executeUpdate("INSERT INTO t VALUES (1, 'before')");
                try (ResultSet rows = statement.executeQuery("SELECT id, name FROM t")) {
                    rows.next();
                    rows.updateString("name", "canary-updated-row");
                    rows.updateRow();
                }
            }
            try (PreparedStatement select = connection.prepareStatement("SELECT ?, CAST(? AS CLOB), CAST(? AS BLOB)")) {
                select.setArray(1, connection.createArrayOf("VARCHAR", new Object[] {"canary-element", "x"}));
                java.sql.Clob clob = connection.createClob();
                clob.setString(1, "canary-in-clob");
                select.setClob(2, clob);
                java.sql.Blob blob = connection.createBlob();
                blob.setBytes(1, utf8("canary-in-blob"));
                select.setBlob(3, blob);
                select.executeQuery().close();
            }
            assertThat(CanaryScan.of(Canary.all(
                                    "canary-updated-row", "canary-element", "canary-in-clob", "canary-in-blob"))
                            .statements(recording.events())
                            .findings())
                    .extracting(Finding::canary)
                    .contains("canary-updated-row", "canary-element", "canary-in-clob", "canary-in-blob");
        }
    }

    @Test
    void theLiteralOfAStatementIsFound() throws SQLException {
        try (Recording recording = Recording.start();
                Connection connection = DriverManager.getConnection(URL);
                Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT 'canary-literal'").close();
            assertThat(CanaryScan.of(Canary.all("canary-literal"))
                            .statements(recording.events())
                            .findings())
                    .isNotEmpty();
        }
    }

    @EachDatabase
    void standsInFrontOfEveryDelegate(TestDatabase database) throws SQLException {
        try (Recording recording = Recording.start();
                Connection connection = database.connect(RecordingDriver.PREFIX, new Properties())) {
            DatabaseMetaData metaData = connection.getMetaData();
            assertThat(metaData.getURL()).startsWith(database.url().substring(0, 12));
            assertThat(metaData.getConnection()).isSameAs(connection);
            try (ResultSet tables = metaData.getTables(null, null, "%", null)) {
                List<String> names = new ArrayList<>();
                while (tables.next()) {
                    names.add(tables.getString("TABLE_NAME"));
                }
                assertThat(names).isNotNull();
            }
            assertThat(recording.applicationEventsSince(0)).isEmpty();
            int mark = recording.mark();
            try (PreparedStatement select = connection.prepareStatement("SELECT 1")) {
                select.execute();
            }
            assertThat(recording.applicationEventsSince(mark)).hasSize(2);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

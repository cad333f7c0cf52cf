package io.sigil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How drivers that encrypt have failed, as far as it takes a driver to see it: here through the real one, on H2. */
class PeerFailuresOnH2Test {
    private static final String CANARY = "peer-canary";

    @TempDir
    Path directory;

    private String database;
    private String url;
    private Connection connection;
    private Connection raw;

    @BeforeEach
    void connect() throws Exception {
        Path rules = directory.resolve("sigil.yaml");
        Files.writeString(rules, """
                version: 1
                keys:
                  demo: {kms: local, keyring: '%s', password: secret, create: true}
                tables:
                  users:
                    columns:
                      ssn: {key: demo, type: VARCHAR(40), mode: deterministic}
                      notes: {key: demo, type: CLOB}
                      photo: {key: demo, type: BLOB}
                """.formatted(directory.resolve("demo.p12")));
        database = "jdbc:h2:mem:" + UUID.randomUUID();
        url = database.replace("jdbc:", "jdbc:sigil:") + ";sigil.rules=" + rules;
        raw = DriverManager.getConnection(database);
        connection = DriverManager.getConnection(url);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE users (id INTEGER PRIMARY KEY, ssn VARCHAR(40), notes CLOB, photo BLOB)");
        }
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
        raw.close();
    }

    /** Everything that the table holds is a cell, and nothing of the canary is in the database. */
    private void assertEncrypted(int cells) throws SQLException {
        int found = 0;
        try (Statement statement = raw.createStatement();
                ResultSet rows = statement.executeQuery("SELECT ssn, notes, photo FROM users")) {
            while (rows.next()) {
                for (int i = 1; i <= 3; i++) {
                    byte[] cell = rows.getBytes(i);
                    if (cell != null) {
                        found++;
                        assertThat(cell).startsWith(0x75, 0x34, 0x56);
                        assertThat(new String(cell, StandardCharsets.ISO_8859_1))
                                .doesNotContain(CANARY);
                    }
                }
            }
        }
        assertThat(found).isEqualTo(cells);
    }

    private List<String> query(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private int update(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    // Plaintext reaches the database

    @Test
    void streamsReadersAndNationalStringsAreEncrypted() throws SQLException {
        byte[] bytes = CANARY.getBytes(StandardCharsets.US_ASCII);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO users (id, ssn, notes, photo) VALUES (?, ?, ?, ?)")) {
            insert.setInt(1, 1);
            insert.setNString(2, CANARY);
            insert.setClob(3, new StringReader(CANARY));
            insert.setBinaryStream(4, new ByteArrayInputStream(bytes));
            insert.executeUpdate();
            insert.setInt(1, 2);
            insert.setCharacterStream(2, new StringReader(CANARY), CANARY.length());
            insert.setNClob(3, new StringReader(CANARY), CANARY.length());
            insert.setBlob(4, new ByteArrayInputStream(bytes));
            insert.executeUpdate();
            insert.setInt(1, 3);
            insert.setAsciiStream(2, new ByteArrayInputStream(bytes));
            insert.setNCharacterStream(3, new StringReader(CANARY));
            insert.setObject(4, bytes);
            insert.executeUpdate();
        }
        assertEncrypted(9);
        assertThat(query("SELECT ssn FROM users")).containsOnly(CANARY).hasSize(3);
        assertThat(query("SELECT notes FROM users")).containsOnly(CANARY).hasSize(3);
    }

    @Test
    void theSettersOfACallableStatementSendNothingInTheClear() throws SQLException {
        try (CallableStatement call = connection.prepareCall("INSERT INTO users (id, ssn) VALUES (1, ?)")) {
            call.setString(1, CANARY);
            call.execute();
            // H2's own refusal: it finds names in what a procedure gives.
            assertThatThrownBy(() -> call.setString("ssn", CANARY))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("[50100-")
                    .hasMessageNotContaining(CANARY);
        }
        assertEncrypted(1);
        assertThat(query("SELECT ssn FROM users")).containsExactly(CANARY);
    }

    @Test
    void anUpdatableResultSetEncryptsWhatItWrites() throws SQLException {
        update("INSERT INTO users (id, ssn) VALUES (1, 'old')");
        try (Statement statement =
                        connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
                ResultSet rows = statement.executeQuery("SELECT id, ssn, notes FROM users")) {
            rows.next();
            rows.updateString("ssn", CANARY);
            rows.updateClob("notes", new StringReader(CANARY));
            rows.updateRow();
            rows.moveToInsertRow();
            rows.updateInt(1, 2);
            rows.updateNString(2, CANARY);
            rows.updateCharacterStream(3, new StringReader(CANARY));
            rows.insertRow();
        }
        assertEncrypted(4);
        assertThat(query("SELECT ssn FROM users")).containsExactly(CANARY, CANARY);
    }

    @Test
    void theDataSourceHandsOutNoConnectionPastEncryption() throws SQLException {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL(database);
        SigilDataSource dataSource = new SigilDataSource();
        dataSource.setDataSource(h2);
        dataSource.setRules(directory.resolve("sigil.yaml").toString());
        assertThat(dataSource.isWrapperFor(JdbcDataSource.class)).isFalse();
        assertThatThrownBy(() -> dataSource.unwrap(JdbcDataSource.class)).hasMessageStartingWith("SIGIL-1005");
        try (Connection other = dataSource.getConnection()) {
            assertThat(other.isWrapperFor(org.h2.jdbc.JdbcConnection.class)).isFalse();
            try (PreparedStatement insert = other.prepareStatement("INSERT INTO users (id, ssn) VALUES (1, ?)")) {
                insert.setString(1, CANARY);
                insert.executeUpdate();
            }
        }
        assertEncrypted(1);
    }

    @Test
    void anExpressionOverValuesIsEvaluatedAndEncrypted() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO users (id, ssn, notes) VALUES (?, CONCAT(TRIM(?), '-', ?), ? || 'x')")) {
            insert.setInt(1, 1);
            insert.setString(2, " " + CANARY + " ");
            insert.setNull(3, java.sql.Types.VARCHAR);
            insert.setString(4, CANARY);
            insert.addBatch();
            insert.setInt(1, 2);
            insert.setString(3, "2");
            insert.setString(4, null);
            insert.addBatch();
            insert.executeBatch();
        }
        update("INSERT INTO users (id, ssn) VALUES (3, lower('PEER-CANARY'))");
        update("INSERT INTO users (id, ssn) VALUES (4, CAST(NULL AS VARCHAR(40)))");
        assertEncrypted(4);
        assertThat(query("SELECT ssn FROM users ORDER BY id"))
                .containsExactly(CANARY + "-", CANARY + "-2", CANARY, null);
        assertThat(query("SELECT notes FROM users ORDER BY id")).containsExactly(CANARY + "x", null, null, null);
        assertThat(query("SELECT id FROM users WHERE ssn = LOWER('Peer-Canary')"))
                .containsExactly("3");
    }

    @Test
    void anExpressionIsRefusedAtExecutionWhenTheDatabaseMightEvaluateItOtherwise() throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO users (id, ssn) VALUES (1, UPPER(?))")) {
            insert.setString(1, "stra\u00dfe-" + CANARY);
            assertThatThrownBy(insert::executeUpdate)
                    .hasMessageStartingWith("SIGIL-2002")
                    .satisfies(e -> assertThat(e.toString()).doesNotContain(CANARY));
            insert.setInt(1, 5);
            assertThatThrownBy(insert::executeUpdate).hasMessageStartingWith("SIGIL-2002");
            insert.clearParameters();
            assertThatThrownBy(insert::executeUpdate)
                    .isInstanceOf(SQLException.class)
                    .satisfies(e -> assertThat(e.getMessage()).doesNotStartWith("SIGIL"));
        }
        assertEncrypted(0);
    }

    // Wrong answers without an error

    @Test
    void equalityCountsUpdatesAndDeletesExactlyTheEqualRows() throws SQLException {
        for (int i = 0; i < 300; i++) {
            update("INSERT INTO users (id, ssn) VALUES (" + i + ", 'value-" + i + "')");
        }
        // No row is found by a part of a token: a false positive would change another row.
        for (int i = 0; i < 300; i += 7) {
            assertThat(query("SELECT id FROM users WHERE ssn = 'value-" + i + "'"))
                    .containsExactly("" + i);
        }
        assertThat(query("SELECT COUNT(*) FROM users WHERE ssn = 'value-301'")).containsExactly("0");
        assertThat(update("UPDATE users SET notes = 'n' WHERE ssn = 'value-5'")).isEqualTo(1);
        assertThat(update("DELETE FROM users WHERE ssn IN ('value-5', 'value-6', 'nothing')"))
                .isEqualTo(2);
        assertThat(query("SELECT id FROM users WHERE ssn = 'value-7' LIMIT 1")).containsExactly("7");
    }

    @Test
    void noCellIsHandedOutThroughAnotherGetterOrAClob() throws SQLException {
        update("INSERT INTO users (id, ssn, notes) VALUES (1, 'peer-canary', 'peer-canary')");
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT d.s AS t, d.notes FROM (SELECT ssn AS s, notes FROM users) d")) {
            rows.next();
            assertThat(rows.getString("t")).isEqualTo(CANARY);
            assertThat(rows.getObject(1)).isEqualTo(CANARY);
            assertThat(rows.getNString(1)).isEqualTo(CANARY);
            Clob notes = rows.getClob(2);
            assertThat(notes.getSubString(1, (int) notes.length())).isEqualTo(CANARY);
            assertThat(rows.getAsciiStream(1)).hasContent(CANARY);
        }
    }

    @Test
    void nullIsStoredAsNullAndTheEmptyStringAsACell() throws SQLException {
        update("INSERT INTO users (id, ssn) VALUES (1, NULL), (2, '')");
        assertEncrypted(1);
        assertThat(query("SELECT id FROM users WHERE ssn IS NULL")).containsExactly("1");
        assertThat(query("SELECT id FROM users WHERE ssn = ''")).containsExactly("2");
    }

    @Test
    void anArrayIsComparedElementByElement() throws SQLException {
        update("INSERT INTO users (id, ssn) VALUES (1, 'a'), (2, 'b'), (3, NULL)");
        try (PreparedStatement select = connection.prepareStatement("SELECT id FROM users WHERE ssn = ANY(?)")) {
            select.setArray(1, connection.createArrayOf("VARCHAR", new String[] {"b", "c", null}));
            try (ResultSet rows = select.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(2);
                assertThat(rows.next()).isFalse();
            }
            select.setObject(1, new String[] {"a", "longer than the column is, and so equal to no value of it at all"});
            try (ResultSet rows = select.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.next()).isFalse();
            }
            assertThatThrownBy(() -> select.setString(1, "a")).hasMessageStartingWith("SIGIL-3007");
        }
    }
}

package io.sigil.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Calendar;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptingPreparedStatementTest {
    private static final String INSERT = "INSERT INTO users(name, ssn) VALUES (?, ?/*users.ssn*/)/*into users*/";
    private static final String BY_SSN =
            "SELECT id, name, ssn FROM users WHERE ssn = ?/*users.ssn*//*rows: -, -, users.ssn*/";

    @TempDir
    Path directory;

    private SigilH2 h2;
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        h2 = new SigilH2(directory).withUsers();
        connection = h2.connect();
    }

    @AfterEach
    void disconnect() throws SQLException {
        h2.close();
    }

    private void insert(String name, String ssn) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, name);
            insert.setString(2, ssn);
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void valuesComeBackAndTheDatabaseHoldsCells() throws SQLException {
        insert("Ann", "123-45-6789");
        try (PreparedStatement query = connection.prepareStatement(BY_SSN)) {
            query.setString(1, "123-45-6789");
            try (ResultSet rows = query.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString("ssn")).isEqualTo("123-45-6789");
                assertThat(rows.getString("name")).isEqualTo("Ann");
                assertThat(rows.next()).isFalse();
            }
        }
        assertThat(h2.stored("SELECT ssn FROM users")).singleElement().satisfies(cell -> {
            assertThat(cell).startsWith(0x75, 0x34, 0x56);
            assertThat(new String(cell, StandardCharsets.ISO_8859_1)).doesNotContain("123-45");
        });
    }

    @Test
    void nullStaysNullAndIsReportedByWasNull() throws SQLException {
        insert("Ann", null);
        assertThat(h2.stored("SELECT ssn FROM users")).containsExactly((byte[]) null);
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT name, ssn FROM users/*rows: -, users.ssn*/");
                ResultSet rows = query.executeQuery()) {
            rows.next();
            assertThat(rows.getString(2)).isNull();
            assertThat(rows.wasNull()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("Ann");
            assertThat(rows.wasNull()).isFalse();
            assertThat(rows.getInt(2)).isZero();
            assertThat(rows.wasNull()).isTrue();
        }
    }

    @Test
    void eachRowOfABatchGetsACellOfItsOwn() throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO users(salary) VALUES (?/*users.salary*/)")) {
            insert.setBigDecimal(1, new BigDecimal("10.00"));
            insert.addBatch();
            insert.addBatch();
            insert.setInt(1, 10);
            insert.addBatch();
            assertThat(insert.executeBatch()).containsExactly(1, 1, 1);
        }
        List<byte[]> cells = h2.stored("SELECT salary FROM users");
        assertThat(cells).hasSize(3).doesNotHaveDuplicates();
        assertThat(cells.get(0)).isNotEqualTo(cells.get(1));
    }

    @Test
    void eachExecutionGetsACellOfItsOwn() throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO users(salary) VALUES (?/*users.salary*/)")) {
            insert.setBigDecimal(1, BigDecimal.TEN);
            insert.executeUpdate();
            insert.executeUpdate();
        }
        List<byte[]> cells = h2.stored("SELECT salary FROM users");
        assertThat(cells.get(0)).isNotEqualTo(cells.get(1));
    }

    @Test
    void aLiftedLiteralShiftsNoParameterAndIsEncryptedAnewEachTime() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO users(salary, notes, name) VALUES (?/*users.salary*/, 'it''s me'/*users.notes*/, ?)")) {
            insert.setBigDecimal(1, BigDecimal.ONE);
            insert.setString(2, "Ann");
            insert.executeUpdate();
            insert.setString(2, "Bob");
            insert.executeUpdate();
        }
        List<byte[]> cells = h2.stored("SELECT notes FROM users ORDER BY id");
        assertThat(cells.get(0)).isNotEqualTo(cells.get(1));
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT salary, notes, name FROM users ORDER BY id/*rows: users.salary, users.notes, -*/");
                ResultSet rows = query.executeQuery()) {
            rows.next();
            assertThat(rows.getBigDecimal(1)).isEqualByComparingTo("1");
            assertThat(rows.getString(2)).isEqualTo("it's me");
            assertThat(rows.getString(3)).isEqualTo("Ann");
        }
    }

    @Test
    void reuseWithAnotherLengthOrTypeCarriesNothingOver() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, "Ann");
            insert.setObject(2, "12345678901", Types.VARCHAR);
            insert.executeUpdate();
            insert.setNull(2, Types.VARCHAR);
            insert.executeUpdate();
            insert.setInt(2, 7);
            insert.executeUpdate();
        }
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT ssn FROM users ORDER BY id/*rows: users.ssn*/");
                ResultSet rows = query.executeQuery()) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("12345678901");
            rows.next();
            assertThat(rows.getString(1)).isNull();
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("7");
            assertThat(rows.getInt(1)).isEqualTo(7);
        }
    }

    @Test
    void anUnsetParameterIsTheDelegatesError() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, "Ann");
            assertThatThrownBy(insert::executeUpdate)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("Parameter \"#2\" is not set");
            insert.setString(2, "1");
            insert.clearParameters();
            insert.setString(1, "Ann");
            assertThatThrownBy(insert::executeUpdate).hasMessageContaining("Parameter \"#2\" is not set");
        }
        assertThat(h2.stored("SELECT id FROM users")).isEmpty();
    }

    @Test
    void aParameterThatIsNotThereIsRefused() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (int index : new int[] {-1, 0, 3}) {
                assertThatThrownBy(() -> insert.setString(index, "x"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageStartingWith("SIGIL-2011")
                        .extracting(e -> ((SQLException) e).getSQLState())
                        .isEqualTo("07009");
            }
        }
    }

    @Test
    void aValueThatDoesNotFitIsRefusedWhenItIsSetAndQuotedNowhere() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            assertThatThrownBy(() -> insert.setString(2, "far-too-long-a-value"))
                    .isInstanceOf(SQLDataException.class)
                    .hasMessageContaining("users.ssn".toUpperCase(java.util.Locale.ROOT))
                    .hasMessageNotContaining("far-too-long")
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("22001");
        }
    }

    @Test
    void streamsAndReadersAreReadWhole() throws SQLException {
        byte[] photo = new byte[100_000];
        java.util.Arrays.fill(photo, (byte) 7);
        String notes = "ä".repeat(50_000);
        String sql =
                "INSERT INTO users(photo, notes, ssn)" + " VALUES (?/*users.photo*/, ?/*users.notes*/, ?/*users.ssn*/)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setBinaryStream(1, new ByteArrayInputStream(photo));
            insert.setCharacterStream(2, new StringReader(notes));
            insert.setAsciiStream(3, new ByteArrayInputStream("abcdef".getBytes(StandardCharsets.US_ASCII)), 3);
            insert.executeUpdate();
            insert.setBlob(1, new ByteArrayInputStream(photo), 5);
            insert.setClob(2, new StringReader(notes), 5);
            insert.setNString(3, "n");
            insert.executeUpdate();
        }
        String query = "SELECT photo, notes, ssn FROM users ORDER BY id/*rows: users.photo, users.notes, users.ssn*/";
        try (PreparedStatement select = connection.prepareStatement(query);
                ResultSet rows = select.executeQuery()) {
            rows.next();
            assertThat(rows.getBinaryStream(1)).hasBinaryContent(photo);
            assertThat(rows.getBytes(1)).isEqualTo(photo);
            assertThat(SetterContent.text(rows.getCharacterStream(2))).isEqualTo(notes);
            assertThat(rows.getClob(2).length()).isEqualTo(notes.length());
            assertThat(rows.getString(3)).isEqualTo("abc");
            rows.next();
            assertThat(rows.getBlob(1).length()).isEqualTo(5);
            assertThat(rows.getString(2)).isEqualTo("äääää");
        }
    }

    @Test
    void aStreamThatFailsSendsNothingAndHidesItsMessage() throws SQLException {
        Reader failing = new Reader() {
            @Override
            public int read(char[] buffer, int offset, int length) throws java.io.IOException {
                throw new java.io.IOException("secret 123");
            }

            @Override
            public void close() {}
        };
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            assertThatThrownBy(() -> insert.setCharacterStream(2, failing))
                    .hasMessageStartingWith("SIGIL-2012")
                    .hasMessageNotContaining("secret")
                    .hasNoCause();
        }
    }

    @Test
    void calendarsDecideWhichDateAndTimeIsMeant() throws SQLException {
        Calendar tokyo = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"));
        Timestamp moment = Timestamp.from(java.time.Instant.parse("2020-01-31T20:00:00.123456Z"));
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO users(seen, born) VALUES (?/*users.seen*/, ?/*users.born*/)")) {
            insert.setTimestamp(1, moment, tokyo);
            insert.setDate(2, new Date(moment.getTime()), tokyo);
            insert.executeUpdate();
        }
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT seen, born FROM users/*rows: users.seen, users.born*/");
                ResultSet rows = select.executeQuery()) {
            rows.next();
            assertThat(rows.getObject(1, LocalDateTime.class))
                    .isEqualTo(LocalDateTime.parse("2020-02-01T05:00:00.123456"));
            assertThat(rows.getTimestamp(1, tokyo)).isEqualTo(moment);
            assertThat(rows.getObject(2, LocalDate.class)).isEqualTo(LocalDate.of(2020, 2, 1));
        }
    }

    @Test
    void textStorageHoldsTextCells() throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO users(score) VALUES (?/*users.score*/)")) {
            insert.setInt(1, 42);
            insert.executeUpdate();
            insert.setObject(1, null);
            insert.executeUpdate();
        }
        try (ResultSet rows = h2.plain().createStatement().executeQuery("SELECT score FROM users ORDER BY id")) {
            rows.next();
            assertThat(rows.getString(1)).startsWith("SIGL");
        }
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT score FROM users ORDER BY id/*rows: users.score*/");
                ResultSet rows = select.executeQuery()) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(42);
            assertThat(rows.getObject(1)).isEqualTo(42);
            assertThat(rows.getLong("score")).isEqualTo(42L);
            rows.next();
            assertThat(rows.getObject(1)).isNull();
        }
    }

    @Test
    void metadataSpeakOfLogicalTypes() throws SQLException {
        String sql = "SELECT name, ssn, salary FROM users WHERE name = ? AND ssn = ?/*users.ssn*/"
                + " AND ssn <> 'y'/*users.ssn*//*rows: -, users.ssn, users.salary*/";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            ParameterMetaData parameters = select.getParameterMetaData();
            assertThat(parameters.getParameterCount()).isEqualTo(2);
            assertThat(parameters.getParameterType(1)).isEqualTo(Types.VARCHAR);
            assertThat(parameters.getParameterType(2)).isEqualTo(Types.VARCHAR);
            assertThat(parameters.getPrecision(2)).isEqualTo(11);
            ResultSetMetaData columns = select.getMetaData();
            assertThat(columns.getColumnType(2)).isEqualTo(Types.VARCHAR);
            assertThat(columns.getPrecision(2)).isEqualTo(11);
            assertThat(columns.getColumnName(2)).isEqualTo("SSN");
            assertThat(columns.getColumnClassName(3)).isEqualTo("java.math.BigDecimal");
            assertThat(columns.getScale(3)).isEqualTo(2);
            assertThat(columns.isSigned(3)).isTrue();
            select.setString(1, "");
            select.setString(2, "");
            assertThat(select.executeQuery().getMetaData().getColumnType(3)).isIn(Types.NUMERIC, Types.DECIMAL);
        }
    }

    @Test
    void generatedKeysOfARuledTableAreDecrypted() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT, new String[] {"ID", "SSN"})) {
            insert.setString(1, "Ann");
            insert.setString(2, "1-2");
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                assertThat(keys.next()).isTrue();
                assertThat(keys.getInt("ID")).isEqualTo(1);
                assertThat(keys.getString("SSN")).isEqualTo("1-2");
                assertThat(keys.getStatement()).isSameAs(insert);
            }
        }
    }

    @Test
    void aTextOnAPreparedStatementIsRefused() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            assertThatThrownBy(() -> insert.execute("DELETE FROM users"))
                    .isInstanceOf(SQLSyntaxErrorException.class)
                    .hasMessageStartingWith("SIGIL-2010");
            assertThatThrownBy(() -> insert.addBatch("DELETE FROM users")).hasMessageStartingWith("SIGIL-2010");
        }
    }

    @Test
    void aTableThatChangedUnnoticedIsNoticed() throws SQLException {
        String sql = "SELECT * FROM users/*rows: -, -, users.ssn, users.born, users.salary, users.photo, users.notes,"
                + " users.seen, users.score*/";
        h2.execute("ALTER TABLE users ADD COLUMN late INTEGER");
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            assertThatThrownBy(select::executeQuery).hasMessageStartingWith("SIGIL-2009");
        }
    }

    @Test
    void aStatementThatMeansAnotherTableNowIsNotSent() throws SQLException {
        h2.execute("CREATE SCHEMA other");
        h2.execute("CREATE TABLE other.users (id INTEGER, name VARCHAR(40), ssn VARCHAR(40))");
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, "Ann");
            insert.setString(2, "1");
            connection.setSchema("OTHER");
            assertThatThrownBy(insert::executeUpdate).hasMessageStartingWith("SIGIL-2008");
            connection.setSchema("PUBLIC");
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
    }
}

package io.sigil.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecryptingResultSetTest {
    private static final String SELECT =
            "SELECT id, ssn, salary, born FROM users ORDER BY id/*rows: -, users.ssn, users.salary, users.born*/";

    @TempDir
    Path directory;

    private SigilH2 h2;
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        h2 = new SigilH2(directory).withUsers();
        connection = h2.connect();
        String sql = "INSERT INTO users(ssn, salary, born) VALUES (?/*users.ssn*/, ?/*users.salary*/, ?/*users.born*/)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 1; i <= 3; i++) {
                insert.setString(1, "ssn-" + i);
                insert.setBigDecimal(2, BigDecimal.valueOf(i));
                insert.setObject(3, LocalDate.of(2000, 1, i));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @AfterEach
    void disconnect() throws SQLException {
        h2.close();
    }

    private ResultSet select(int concurrency) throws SQLException {
        Statement statement = connection.createStatement(ResultSet.TYPE_SCROLL_SENSITIVE, concurrency);
        return statement.executeQuery(SELECT);
    }

    @Test
    void everyGetterByIndexAndByLabel() throws SQLException {
        try (ResultSet rows = select(ResultSet.CONCUR_READ_ONLY)) {
            rows.next();
            assertThat(rows.getString("SSN")).isEqualTo("ssn-1");
            assertThat(rows.getObject("ssn")).isEqualTo("ssn-1");
            assertThat(rows.getObject(2, String.class)).isEqualTo("ssn-1");
            assertThat(rows.getObject(2, Map.of())).isEqualTo("ssn-1");
            assertThat(rows.getNString(2)).isEqualTo("ssn-1");
            assertThat(rows.getAsciiStream(2)).hasContent("ssn-1");
            assertThat(rows.getInt(3)).isEqualTo(1);
            assertThat(rows.getLong("salary")).isEqualTo(1);
            assertThat(rows.getDouble(3)).isEqualTo(1.0);
            assertThat(rows.getBigDecimal(3)).isEqualTo(new BigDecimal("1.00"));
            assertThat(rows.getDate(4)).isEqualTo(Date.valueOf("2000-01-01"));
            assertThat(rows.getObject("BORN", LocalDate.class)).isEqualTo(LocalDate.of(2000, 1, 1));
            assertThat(rows.findColumn("salary")).isEqualTo(3);
            assertThat(rows.getInt("id")).isEqualTo(1);
            assertThatThrownBy(() -> rows.getArray(2)).hasMessageStartingWith("SIGIL-2010");
            assertThatThrownBy(() -> rows.getString(9)).isInstanceOf(org.h2.jdbc.JdbcSQLDataException.class);
            assertThatThrownBy(() -> rows.getInt(2))
                    .isInstanceOf(SQLDataException.class)
                    .hasMessageNotContaining("ssn-1");
        }
    }

    @Test
    void movingTheCursorForgetsTheRow() throws SQLException {
        try (ResultSet rows = select(ResultSet.CONCUR_READ_ONLY)) {
            rows.last();
            assertThat(rows.getString(2)).isEqualTo("ssn-3");
            rows.previous();
            assertThat(rows.getString(2)).isEqualTo("ssn-2");
            rows.absolute(1);
            assertThat(rows.getString(2)).isEqualTo("ssn-1");
            rows.relative(2);
            assertThat(rows.getString(2)).isEqualTo("ssn-3");
            rows.first();
            assertThat(rows.getString(2)).isEqualTo("ssn-1");
        }
    }

    @Test
    void anUpdatedRowHoldsNewCells() throws SQLException {
        try (ResultSet rows = select(ResultSet.CONCUR_UPDATABLE)) {
            rows.next();
            assertThat(rows.getString(2)).isEqualTo("ssn-1");
            rows.updateString("ssn", "new");
            rows.updateNull(4);
            rows.updateObject(3, 5);
            rows.updateRow();
            assertThat(rows.getString(2)).isEqualTo("new");
        }
        try (ResultSet rows = select(ResultSet.CONCUR_READ_ONLY)) {
            rows.next();
            assertThat(rows.getString(2)).isEqualTo("new");
            assertThat(rows.getInt(3)).isEqualTo(5);
            assertThat(rows.getDate(4)).isNull();
        }
        assertThat(h2.stored("SELECT ssn FROM users WHERE id = 1").get(0)).startsWith(0x75, 0x34, 0x56);
    }

    @Test
    void anInsertedRowHoldsCells() throws SQLException {
        try (ResultSet rows = select(ResultSet.CONCUR_UPDATABLE)) {
            rows.moveToInsertRow();
            rows.updateInt(1, 100);
            rows.updateCharacterStream(2, new StringReader("ins"));
            rows.insertRow();
            rows.moveToCurrentRow();
        }
        try (ResultSet rows = select(ResultSet.CONCUR_READ_ONLY)) {
            rows.last();
            assertThat(rows.getString(2)).isEqualTo("ins");
        }
        assertThat(h2.stored("SELECT ssn FROM users WHERE id = 100").get(0)).startsWith(0x75, 0x34, 0x56);
    }

    @Test
    void aCancelledUpdateIsForgotten() throws SQLException {
        try (ResultSet rows = select(ResultSet.CONCUR_UPDATABLE)) {
            rows.next();
            rows.updateString(2, "new");
            rows.cancelRowUpdates();
            assertThat(rows.getString(2)).isEqualTo("ssn-1");
        }
    }

    @Test
    void aCellThatWasChangedIsAnErrorAndNeverAValue() throws SQLException {
        byte[] cell = h2.stored("SELECT ssn FROM users WHERE id = 1").get(0);
        cell[cell.length - 1] ^= 1;
        try (PreparedStatement update = h2.plain().prepareStatement("UPDATE users SET ssn = ? WHERE id = 1")) {
            update.setBytes(1, cell);
            update.executeUpdate();
        }
        h2.execute("UPDATE users SET ssn = X'61' WHERE id = 2");
        try (ResultSet rows = select(ResultSet.CONCUR_READ_ONLY)) {
            rows.next();
            assertThatThrownBy(() -> rows.getString(2))
                    .isInstanceOf(SQLDataException.class)
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("22000");
            assertThat(rows.getInt(3)).isEqualTo(1);
            rows.next();
            assertThatThrownBy(() -> rows.getString(2)).isInstanceOf(SQLDataException.class);
            rows.next();
            assertThat(rows.getString(2)).isEqualTo("ssn-3");
        }
    }
}

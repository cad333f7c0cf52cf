package io.sigil.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigilDatabaseMetaDataTest {
    @TempDir
    Path directory;

    private SigilH2 h2;
    private DatabaseMetaData metaData;

    @BeforeEach
    void connect() throws SQLException {
        h2 = new SigilH2(directory).withUsers();
        Connection connection = h2.connect();
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO users(ssn) VALUES (?/*users.ssn*/)")) {
            insert.setString(1, "1");
            insert.executeUpdate();
        }
        metaData = connection.getMetaData();
    }

    @AfterEach
    void disconnect() throws SQLException {
        h2.close();
    }

    private static List<String> tables(ResultSet rows) throws SQLException {
        List<String> names = new ArrayList<>();
        while (rows.next()) {
            names.add(rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
            assertThat(rows.getStatement()).isNull();
        }
        return names;
    }

    @Test
    void sigilsTableIsThereAndHidden() throws SQLException {
        assertThat(h2.stored("SELECT key_id FROM sigil_data_key")).isNotEmpty();
        assertThat(tables(metaData.getTables(null, "PUBLIC", null, null))).containsExactly("users");
        assertThat(tables(metaData.getColumns(null, "PUBLIC", "SIGIL%", null))).isEmpty();
        assertThat(tables(metaData.getPrimaryKeys(null, "PUBLIC", "SIGIL_DATA_KEY")))
                .isEmpty();
    }

    @Test
    void columnsHaveTheirLogicalTypes() throws SQLException {
        try (ResultSet columns = metaData.getColumns(null, "PUBLIC", "USERS", "SSN")) {
            assertThat(columns.next()).isTrue();
            assertThat(columns.getInt("DATA_TYPE")).isEqualTo(Types.VARCHAR);
            assertThat(columns.getString("TYPE_NAME")).isEqualToIgnoringCase("CHARACTER VARYING");
            assertThat(columns.getInt("COLUMN_SIZE")).isEqualTo(11);
            assertThat(columns.getObject("CHAR_OCTET_LENGTH")).isEqualTo(11);
            assertThat(columns.getString("COLUMN_NAME")).isEqualTo("SSN");
            assertThat(columns.getString("IS_NULLABLE")).isEqualTo("YES");
            columns.getInt("NUM_PREC_RADIX");
            assertThat(columns.wasNull()).isTrue();
        }
        try (ResultSet columns = metaData.getColumns(null, "PUBLIC", "USERS", "SALARY")) {
            columns.next();
            assertThat(columns.getInt(5)).isIn(Types.DECIMAL, Types.NUMERIC);
            assertThat(columns.getInt(7)).isEqualTo(12);
            assertThat(columns.getInt(9)).isEqualTo(2);
            assertThat(columns.getShort(10)).isEqualTo((short) 10);
        }
        try (ResultSet columns = metaData.getColumns(null, "PUBLIC", "USERS", "NAME")) {
            columns.next();
            assertThat(columns.getInt(5)).isEqualTo(Types.VARCHAR);
            assertThat(columns.getInt(7)).isEqualTo(40);
        }
    }

    @Test
    void scrollingCountsTheRowsThatAreShown() throws SQLException {
        try (ResultSet rows = metaData.getTables(null, "PUBLIC", null, null)) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getRow()).isEqualTo(1);
            assertThat(rows.isFirst()).isTrue();
            assertThat(rows.next()).isFalse();
            assertThat(rows.getRow()).isZero();
        }
    }

    @Test
    void frameworksSeeTheDelegatesNames() throws SQLException {
        assertThat(metaData.getURL()).startsWith("jdbc:h2:mem:");
        assertThat(metaData.getDatabaseProductName()).isEqualTo("H2");
        assertThat(metaData.getDriverName()).isEqualTo("H2 JDBC Driver");
    }
}

package io.sigil.it.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.dialect.Dialect;
import io.sigil.it.oracle.RuledSide;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** What a format-preserving column does that no other column does: it stays the column that it was. */
class FormatPreservingTest {
    private static final String CARD = "4111111111111111";
    private static final String SSN = "123-45-6789";

    @TempDir
    private Path folder;

    private Path rules() throws Exception {
        return Files.writeString(
                Files.createTempFile(folder, "sigil", ".yaml"),
                "version: 1\n" + RuledSide.sigil().keys(folder) + "tables: {cards: {columns: {\n"
                        + "  card: {key: pii, type: CHAR(16), mode: format-preserving, alphabet: digits},\n"
                        + "  ssn: {key: pii, type: VARCHAR(11), mode: format-preserving, alphabet: digits}}}}\n");
    }

    private static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE cards (id INT PRIMARY KEY, card CHAR(16) NOT NULL UNIQUE, ssn VARCHAR(11) UNIQUE)");
        }
    }

    private static void insert(Connection connection, int id, String card, String ssn) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO cards VALUES (?, ?, ?)")) {
            insert.setInt(1, id);
            insert.setString(2, card);
            insert.setString(3, ssn);
            insert.executeUpdate();
        }
    }

    private static List<String> read(Connection connection, String sql) throws SQLException {
        List<String> read = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                read.add(rows.getString(1));
            }
        }
        return read;
    }

    @EachDatabase(fresh = true)
    void theColumnKeepsTypeAndWidthAndItsValuesTheirFormat(TestDatabase database) throws Exception {
        try (Connection sigil = RuledSide.sigil().open(database, rules());
                Connection plain = database.connect()) {
            create(sigil);
            insert(sigil, 1, CARD, SSN);

            assertThat(type(plain, "card")).isEqualTo("1 16");
            assertThat(type(plain, "ssn")).isEqualTo("12 11");
            assertThat(read(plain, "SELECT card FROM cards").get(0))
                    .matches("\\d{16}")
                    .isNotEqualTo(CARD);
            String stored = read(plain, "SELECT ssn FROM cards").get(0);
            assertThat(stored).matches("\\d{3}-\\d{2}-\\d{4}").isNotEqualTo(SSN);
            assertThat(read(sigil, "SELECT card FROM cards WHERE ssn = '" + SSN + "'"))
                    .containsExactly(CARD);
            assertThatThrownBy(() -> insert(sigil, 2, CARD, null))
                    .extracting(e -> ((SQLException) e).getSQLState().substring(0, 2))
                    .isEqualTo("23");
        }
    }

    private static String type(Connection plain, String column) throws SQLException {
        try (ResultSet columns = plain.getMetaData().getColumns(plain.getCatalog(), null, null, null)) {
            while (columns.next()) {
                if (columns.getString("TABLE_NAME").equalsIgnoreCase("cards")
                        && columns.getString("COLUMN_NAME").equalsIgnoreCase(column)) {
                    return columns.getInt("DATA_TYPE") + " " + columns.getInt("COLUMN_SIZE");
                }
            }
        }
        throw new AssertionError("no column");
    }

    @EachDatabase(fresh = true)
    void aValueThatIsFoundByTryingIsRefusedWhenWrittenAndEqualsNone(TestDatabase database) throws Exception {
        try (Connection sigil = RuledSide.sigil().open(database, rules())) {
            create(sigil);
            insert(sigil, 1, CARD, SSN);
            insert(sigil, 2, "4222222222222222", null);
            for (String few : List.of("", "12345", "12-34-5", "none")) {
                assertThatThrownBy(() -> insert(sigil, 3, "4333333333333333", few))
                        .isInstanceOf(SQLDataException.class)
                        .hasMessageStartingWith("SIGIL-4008")
                        .extracting(e -> ((SQLException) e).getSQLState())
                        .isEqualTo("22000");
                assertThatThrownBy(() -> read(sigil, "SELECT COALESCE(ssn, '" + few + "') FROM cards"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageStartingWith("SIGIL-");
                assertThat(read(sigil, "SELECT id FROM cards WHERE ssn = '" + few + "'"))
                        .isEmpty();
                assertThat(read(sigil, "SELECT id FROM cards WHERE ssn <> '" + few + "'"))
                        .containsExactly("1");
                assertThat(read(sigil, "SELECT id FROM cards WHERE ssn IN ('" + few + "', '" + SSN + "')"))
                        .containsExactly("1");
            }
            assertThat(read(sigil, "SELECT COUNT(*) FROM cards")).containsExactly("2");
        }
    }

    @EachDatabase(
            value = {DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB, DatabaseKind.MYSQL},
            fresh = true)
    void aMappedProcedureTakesAndGivesTheFormat(TestDatabase database) throws Exception {
        boolean postgres = database.dialect() == Dialect.POSTGRESQL;
        Path rules = rules();
        Files.writeString(
                rules,
                Files.readString(rules) + "procedures: {find_card: {parameters: {1: cards.ssn},"
                        + " results: {card: cards.card}}}\n");
        try (Connection sigil = RuledSide.sigil().open(database, rules);
                Connection plain = database.connect();
                Statement statement = plain.createStatement()) {
            create(sigil);
            insert(sigil, 1, CARD, SSN);
            insert(sigil, 2, "4222222222222222", null);
            statement.execute(
                    postgres
                            ? "CREATE FUNCTION find_card(p VARCHAR) RETURNS TABLE (card CHAR(16)) LANGUAGE SQL AS"
                                    + " $$ SELECT card FROM cards WHERE ssn = $1 $$"
                            : "CREATE PROCEDURE find_card(IN p VARCHAR(11) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin)"
                                    + " SELECT card FROM cards WHERE ssn = p");
            String call = postgres ? "SELECT * FROM find_card('" : "CALL find_card('";
            assertThat(read(sigil, call + SSN + "')")).containsExactly(CARD);
            assertThat(read(sigil, call + "987-65-4321')")).isEmpty();
        }
    }

    @EachDatabase(fresh = true)
    void anUpdatableResultSetWritesTheFormat(TestDatabase database) throws Exception {
        try (Connection sigil = RuledSide.sigil().open(database, rules());
                Connection plain = database.connect()) {
            create(sigil);
            insert(sigil, 1, CARD, SSN);
            try (Statement statement =
                            sigil.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
                    ResultSet row = statement.executeQuery("SELECT id, card, ssn FROM cards")) {
                assertThat(row.next()).isTrue();
                assertThatThrownBy(() -> row.updateString(3, "12345"))
                        .isInstanceOf(SQLDataException.class)
                        .hasMessageStartingWith("SIGIL-4008");
                row.updateString(2, "4222222222222222");
                row.updateNull(3);
                row.updateRow();
            }
            assertThat(read(sigil, "SELECT card FROM cards WHERE ssn IS NULL")).containsExactly("4222222222222222");
            assertThat(read(plain, "SELECT card FROM cards").get(0))
                    .matches("\\d{16}")
                    .isNotEqualTo("4222222222222222");
        }
    }

    /** There is no integrity: what docs/security.md says of it. */
    @EachDatabase(
            value = {DatabaseKind.H2_MEMORY, DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB, DatabaseKind.MYSQL},
            fresh = true)
    void whatNobodyEncryptedReadsAsAnotherValueOfItsFormatOrIsRefused(TestDatabase database) throws Exception {
        try (Connection sigil = RuledSide.sigil().open(database, rules());
                Connection plain = database.connect()) {
            create(sigil);
            insert(plain, 1, CARD, SSN);
            assertThat(read(sigil, "SELECT ssn FROM cards").get(0))
                    .matches("\\d{3}-\\d{2}-\\d{4}")
                    .isNotEqualTo(SSN);
            try (Statement statement = plain.createStatement()) {
                statement.execute("UPDATE cards SET ssn = '12345'");
            }
            assertThatThrownBy(() -> read(sigil, "SELECT ssn FROM cards"))
                    .isInstanceOf(SQLDataException.class)
                    .hasMessageStartingWith("SIGIL-4001")
                    .hasMessageNotContaining("12345");
        }
    }

    @EachDatabase(fresh = true)
    void aColumnOfAnotherKindOrWidthOrLooseCollationIsRefused(TestDatabase database) throws Exception {
        boolean mySql = database.dialect().isMySqlFamily();
        String binary = mySql ? " COLLATE utf8mb4_bin" : "";
        List<String> unfit = new ArrayList<>(List.of(
                "card VARCHAR(16)" + binary + ", ssn VARCHAR(11)" + binary,
                "card CHAR(17)" + binary + ", ssn VARCHAR(11)" + binary,
                "card CHAR(15)" + binary + ", ssn VARCHAR(11)" + binary,
                "card CHAR(16)" + binary + ", ssn VARCHAR(10)" + binary,
                "card CHAR(16)" + binary + ", ssn CHAR(11)" + binary));
        if (mySql) {
            unfit.add("card CHAR(16), ssn VARCHAR(11)");
            unfit.add("card ENUM('4111111111111111')" + binary + ", ssn VARCHAR(11)" + binary);
        }
        if (database.dialect() == Dialect.H2) {
            unfit.add("card CHAR(16), ssn VARCHAR_IGNORECASE(11)");
        }
        try (Connection plain = database.connect();
                Statement statement = plain.createStatement()) {
            for (String columns : unfit) {
                statement.execute("CREATE TABLE cards (id INT PRIMARY KEY, " + columns + ")");
                assertThatThrownBy(() -> insertOnce(database)).as(columns).hasMessageStartingWith("SIGIL-6003");
                statement.execute("DROP TABLE cards");
            }
            statement.execute("CREATE TABLE cards (id INT PRIMARY KEY, card CHAR(16)" + binary + ", ssn VARCHAR(12)"
                    + binary + ")");
            insertOnce(database);
        }
    }

    /** With rules of its own, so that no engine knows the table already. */
    private void insertOnce(TestDatabase database) throws Exception {
        try (Connection sigil = RuledSide.sigil().open(database, rules())) {
            insert(sigil, 1, CARD, SSN);
        }
    }
}

package io.sigil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.engine.DetachedColumn;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells outside of the database: what a connection writes is read there, and the other way round. */
class DetachedCellsTest {
    @TempDir
    Path directory;

    private String url;

    @BeforeEach
    void rules() throws Exception {
        Path rules = directory.resolve("sigil.yaml");
        Files.writeString(rules, String.format("""
            version: 1
            keys:
              demo: {kms: local, keyring: '%s', password: secret, create: true}
            tables:
              users:
                subject: id
                columns:
                  ssn: {key: demo, type: VARCHAR(11), mode: deterministic}
                  email: {key: demo, search: equality, normalize: [lowercase], storage: text}
                  salary: {key: demo, type: "DECIMAL(12,2)", search: range, acceptLeakage: order}
                  card: {key: demo, type: CHAR(16), mode: format-preserving, alphabet: digits}
                  iban: {key: demo, bindTo: [id]}
                  notes: {key: demo, perSubject: true}
            """, directory.resolve("demo.p12")));
        url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;sigil.rules=" + rules;
    }

    @Test
    void whatAConnectionWritesIsReadOutside() throws Exception {
        try (Connection connection = DriverManager.getConnection(sigils());
                Statement statement = connection.createStatement();
                DetachedCells cells = DetachedCells.open(url, null)) {
            statement.execute("CREATE TABLE users (id BIGINT PRIMARY KEY, ssn VARCHAR(11), email VARCHAR,"
                    + " salary DECIMAL(12,2), card CHAR(16), iban VARCHAR, notes VARCHAR)");
            statement.execute("INSERT INTO users (id, ssn, email, salary, card, iban, notes) VALUES"
                    + " (17, '123-45-6789', 'Ann@X.org', 12.50, '4111111111111111', 'DE00', 'hush')");
            try (Connection raw = DriverManager.getConnection(url.replaceAll(";sigil.*", ""));
                    ResultSet row = raw.createStatement().executeQuery("SELECT * FROM users")) {
                row.next();
                assertThat(open(cells, "users.ssn", row.getBytes("ssn"))).isEqualTo("123-45-6789");
                assertThat(open(cells, "USERS.Email", row.getString("email"))).isEqualTo("Ann@X.org");
                assertThat(cells.column("users.salary").open(row.getBytes("salary"), BigDecimal.class, List.of()))
                        .isEqualTo("12.50");
                assertThat(open(cells, "users.card", row.getString("card"))).isEqualTo("4111111111111111");
                assertThat(cells.column("users.iban").open(row.getBytes("iban"), String.class, List.of(17)))
                        .isEqualTo("DE00");
                assertThat(open(cells, "users.notes", row.getBytes("notes"))).isEqualTo("hush");
            }
        }
    }

    @Test
    void whatIsSealedOutsideIsReadByAConnection() throws Exception {
        try (Connection connection = DriverManager.getConnection(sigils());
                Statement statement = connection.createStatement();
                Connection raw = DriverManager.getConnection(url.replaceAll(";sigil.*", ""));
                DetachedCells cells = DetachedCells.open(url, null)) {
            statement.execute("CREATE TABLE users (id BIGINT PRIMARY KEY, ssn VARCHAR(11), email VARCHAR,"
                    + " salary DECIMAL(12,2), card CHAR(16), iban VARCHAR, notes VARCHAR)");
            try (var insert = raw.prepareStatement("INSERT INTO users VALUES (17, ?, ?, ?, ?, ?, ?)")) {
                insert.setObject(1, cells.column("users.ssn").seal("123-45-6789", List.of()));
                insert.setObject(2, cells.column("users.email").seal("Ann@X.org", List.of()));
                insert.setObject(3, cells.column("users.salary").seal(new BigDecimal("12.5"), List.of()));
                insert.setObject(4, cells.column("users.card").seal("4111111111111111", List.of()));
                insert.setObject(5, cells.column("users.iban").seal("DE00", List.of(17L)));
                insert.setObject(6, cells.column("users.notes").seal("hush", List.of(17)));
                insert.executeUpdate();
            }
            try (ResultSet row = statement.executeQuery("SELECT id, ssn, email, salary, card, iban, notes FROM users"
                    + " WHERE ssn = '123-45-6789' AND email = 'ann@x.ORG' AND salary > 12")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString("email")).isEqualTo("Ann@X.org");
                assertThat(row.getBigDecimal("salary")).isEqualTo("12.50");
                assertThat(row.getString("card")).isEqualTo("4111111111111111");
                assertThat(row.getString("iban")).isEqualTo("DE00");
                assertThat(row.getString("notes")).isEqualTo("hush");
            }
        }
    }

    @Test
    void aCellOfAnotherRowIsRefused() throws Exception {
        try (DetachedCells cells = DetachedCells.open(url, null)) {
            DetachedColumn iban = cells.column("users.iban");
            byte[] cell = (byte[]) iban.seal("DE00", List.of(17));
            assertThatThrownBy(() -> iban.open(cell, String.class, List.of(18)))
                    .isInstanceOf(SQLException.class)
                    .hasMessageStartingWith("SIGIL-4005");
            assertThatThrownBy(() -> iban.open(cell, String.class, List.of())).hasMessageStartingWith("SIGIL-2014");
            DetachedColumn notes = cells.column("users.notes");
            byte[] note = (byte[]) notes.seal("hush", List.of("17"));
            assertThatThrownBy(() -> notes.open(note, String.class, List.of(18)))
                    .hasMessageStartingWith("SIGIL-4005");
        }
    }

    @Test
    void cellsOfEqualValuesBeginWithTheirToken() throws Exception {
        try (DetachedCells cells = DetachedCells.open(url, null)) {
            DetachedColumn email = cells.column("users.email");
            assertThat((String) email.seal("Ann@X.org", List.of())).startsWith((String) email.token("ann@x.ORG"));
            assertThat((String) email.seal("Bob@X.org", List.of())).doesNotStartWith((String) email.token("ann@x.org"));
            DetachedColumn ssn = cells.column("users.ssn");
            assertThat(ssn.token("123-45-6789")).isEqualTo(ssn.seal("123-45-6789", List.of()));
        }
    }

    @Test
    void tokensOfARangeAreInOrder() throws Exception {
        try (DetachedCells cells = DetachedCells.open(url, null)) {
            DetachedColumn salary = cells.column("users.salary");
            byte[] small = (byte[]) salary.token(new BigDecimal("-3"));
            byte[] between = (byte[]) salary.token(new BigDecimal("2.505"));
            byte[] large = (byte[]) salary.token(new BigDecimal("2.51"));
            assertThat(Arrays.compareUnsigned(small, between)).isNegative();
            assertThat(Arrays.compareUnsigned(between, large)).isNegative();
        }
    }

    @Test
    void aRandomizedColumnWithoutASearchHasNoToken() throws Exception {
        try (DetachedCells cells = DetachedCells.open(url, null)) {
            DetachedColumn notes = cells.column("users.notes");
            assertThatThrownBy(() -> notes.token("hush"))
                    .hasMessageStartingWith("SIGIL-2003")
                    .hasMessageNotContaining("hush");
        }
    }

    @Test
    void aColumnThatTheRulesDontHaveIsRefused() throws Exception {
        try (DetachedCells cells = DetachedCells.open(url, null)) {
            assertThatThrownBy(() -> cells.column("users.sssn"))
                    .hasMessageStartingWith("SIGIL-1004")
                    .hasMessageContaining("users.sssn");
        }
    }

    @Test
    void aUrlThatNamesNoKnownDatabaseIsRefused() {
        String unknown = "jdbc:sigil:other:x;sigil.rules=" + directory.resolve("sigil.yaml");
        assertThatThrownBy(() -> DetachedCells.open(unknown, null)).hasMessageStartingWith("SIGIL-1006");
    }

    private static String open(DetachedCells cells, String column, Object cell) throws SQLException {
        return cells.column(column).open(cell, String.class, List.of());
    }

    private String sigils() {
        return "jdbc:sigil:" + url.substring("jdbc:".length());
    }
}

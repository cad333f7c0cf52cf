package io.sigil.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.jdbc.SigilH2;
import io.sigil.rules.Rules;
import io.sigil.sql.Attribute;
import io.sigil.sql.Name;
import io.sigil.sql.Relation;
import io.sigil.sql.SqlSession;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the columns of views come from, as H2's catalog tells. */
class ViewTest {
    private static final String RULES = """
            version: 1
            keys: {k: {kms: local, keyring: x, password: y}}
            tables:
              users:
                columns:
                  ssn: {key: k, type: VARCHAR(11), mode: deterministic, domain: ssn}
                  email: {key: k, type: VARCHAR(11)}
              orders:
                columns:
                  buyer: {key: k, type: VARCHAR(11), mode: deterministic, domain: ssn}
            """;

    private static final CellShapes SHAPES = rule -> CellShape.limited(new byte[] {0x75, 0x34, 0x56, 1}, 44, 88);

    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:h2:mem:" + UUID.randomUUID());
        execute("CREATE TABLE users (id INTEGER, ssn VARBINARY(88), email VARBINARY(88), name VARCHAR(9))");
        execute("CREATE TABLE orders (id INTEGER, buyer VARBINARY(88))");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private SessionCatalog catalog() throws SQLException {
        Rules rules = SigilH2.parse(RULES);
        SessionReader reader = SessionReader.of(connection);
        SqlSession session = reader.read();
        return SessionCatalog.open(connection, new SchemaSnapshot(rules, reader.home(session)), session, SHAPES);
    }

    private List<String> columns(String view) throws SQLException {
        Relation relation = Objects.requireNonNull(catalog().resolve(List.of(Name.of(view, false))));
        return relation.attributes().stream()
                .map((Attribute a) -> a.name() + " of " + Objects.toString(a.ruled(), "plain"))
                .collect(Collectors.toList());
    }

    private void refused(String view, String why) {
        assertThatThrownBy(() -> columns(view))
                .hasMessageStartingWith("SIGIL-2008")
                .hasMessageContaining("PUBLIC.V")
                .hasMessageContaining(why);
    }

    @Test
    void columnsKeepTheirOriginUnderTheViewsNames() throws SQLException {
        execute("CREATE VIEW v (number, label, secret) AS SELECT ssn, name, email FROM users WHERE id > 3");
        assertThat(columns("v")).containsExactly("NUMBER of USERS.SSN", "LABEL of plain", "SECRET of USERS.EMAIL");
    }

    @Test
    void aStarIsThatOfTheTimeWhenTheViewWasMade() throws SQLException {
        execute("CREATE VIEW v AS SELECT * FROM users");
        execute("ALTER TABLE users ADD later INTEGER BEFORE ssn");
        assertThat(columns("v"))
                .containsExactly("ID of plain", "SSN of USERS.SSN", "EMAIL of USERS.EMAIL", "NAME of plain");
    }

    @Test
    void viewsStandOverViewsJoinsAndUnions() throws SQLException {
        execute("CREATE VIEW a AS SELECT u.id, u.ssn AS s FROM users u JOIN orders o ON o.buyer = u.ssn");
        execute("CREATE VIEW b AS SELECT s FROM a UNION ALL SELECT buyer FROM orders");
        execute("CREATE VIEW v AS SELECT s AS t, COUNT(*) AS n FROM b GROUP BY s");
        assertThat(columns("v")).containsExactly("T of USERS.SSN", "N of plain");
    }

    @Test
    void commonTablesAndSubqueriesAreFollowed() throws SQLException {
        execute("CREATE VIEW v AS WITH c AS (SELECT ssn FROM users) SELECT (SELECT MAX(id) FROM users) AS m, d.ssn"
                + " FROM (SELECT ssn FROM c) d WHERE EXISTS (SELECT 1 FROM orders o WHERE o.buyer = d.ssn)");
        assertThat(columns("v")).containsExactly("M of plain", "SSN of USERS.SSN");
    }

    @Test
    void aViewThatComputesWithCellsIsRefused() throws SQLException {
        execute("CREATE VIEW v AS SELECT ssn || X'00' AS s FROM users");
        refused("v", "USERS.SSN");
    }

    @Test
    void aViewThatSortsOrComparesRandomizedCellsIsRefused() throws SQLException {
        execute("CREATE VIEW v AS SELECT id FROM users ORDER BY email");
        refused("v", "ORDER BY");
        execute("CREATE OR REPLACE VIEW v AS SELECT DISTINCT email FROM users");
        refused("v", "DISTINCT");
    }

    @Test
    void aViewThatComparesCellsWithAPlainValueIsRefused() throws SQLException {
        execute("CREATE VIEW v AS SELECT id FROM users WHERE ssn = X'414243'");
        refused("v", "can't be encrypted for USERS.SSN");
    }

    @Test
    void aViewThatComparesCellsWithACellIsFollowed() throws SQLException {
        execute("CREATE VIEW v AS SELECT id, ssn FROM users WHERE ssn = X'75345602" + "00".repeat(44) + "'");
        assertThat(columns("v")).containsExactly("ID of plain", "SSN of USERS.SSN");
    }

    @Test
    void aStackOfViewsThatIsTooHighIsRefused() throws SQLException {
        execute("CREATE VIEW v0 AS SELECT ssn FROM users");
        for (int i = 1; i <= 16; i++) {
            execute("CREATE VIEW v" + i + " AS SELECT ssn FROM v" + (i - 1));
        }
        assertThat(columns("v15")).containsExactly("SSN of USERS.SSN");
        refused("v16", "can't be followed");
    }

    @Test
    void aViewWhoseTableHasBecomeUnfitIsRefusedForThat() throws SQLException {
        execute("CREATE VIEW v AS SELECT id FROM users");
        execute("ALTER TABLE orders DROP COLUMN buyer");
        execute("CREATE VIEW w AS SELECT id FROM orders");
        assertThatThrownBy(() -> columns("w")).hasMessageStartingWith("SIGIL-6002");
        assertThat(columns("v")).containsExactly("ID of plain");
    }
}

package io.sigil.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.dialect.Dialect;
import io.sigil.jdbc.SigilH2;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.Rules;
import io.sigil.rules.Storage;
import io.sigil.sql.Attribute;
import io.sigil.sql.Name;
import io.sigil.sql.Relation;
import io.sigil.sql.SqlSession;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Catalog, folding, fitness, views and guards against H2. */
class SchemaTest {
    private static final String RULES = """
            version: 1
            keys: {k: {kms: local, keyring: x, password: y}}
            tables:
              users:
                columns:
                  ssn: {key: k, type: VARCHAR(11)}
                  note: {key: k, type: VARCHAR(11), storage: text}
            """;

    /** Cells of 44 to 88 bytes that begin like those of XAES-256-GCM. */
    private static final CellShapes SHAPES = rule -> rule.storage() == Storage.TEXT
            ? CellShape.limited(new byte[] {'S', 'I', 'G', 'L', '-'}, 59, 118)
            : CellShape.limited(new byte[] {0x75, 0x34, 0x56, 1}, 44, 88);

    private static final String GOOD = "(id INTEGER, ssn VARBINARY(88), note VARCHAR(118))";

    private final String name = "jdbc:h2:mem:" + UUID.randomUUID();
    private Connection connection;

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private void open(String settings, String... ddl) throws SQLException {
        connection = DriverManager.getConnection(name + settings);
        for (String each : ddl) {
            execute(each);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private SessionCatalog catalog() throws SQLException {
        return catalog(RULES);
    }

    private SessionCatalog catalog(String yaml) throws SQLException {
        Rules rules = SigilH2.parse(yaml);
        SessionReader reader = SessionReader.of(connection);
        SqlSession session = reader.read();
        SchemaSnapshot snapshot = new SchemaSnapshot(rules, reader.home(session));
        return SessionCatalog.open(connection, snapshot, session, SHAPES);
    }

    private static List<Name> path(String... parts) {
        return java.util.Arrays.stream(parts)
                .map(part -> part.startsWith("\"")
                        ? Name.of(part.substring(1, part.length() - 1), true)
                        : Name.of(part, false))
                .collect(Collectors.toList());
    }

    private static List<String> ruled(Relation relation) {
        return relation.attributes().stream()
                .filter(attribute -> attribute.ruled() != null)
                .map(Attribute::name)
                .collect(Collectors.toList());
    }

    @Test
    void unquotedNamesFoldAsTheDatabaseDoes() throws SQLException {
        open("", "CREATE TABLE Users " + GOOD, "CREATE TABLE \"users\" (ssn VARCHAR(9))");
        SessionCatalog catalog = catalog();
        assertThat(ruled(catalog.resolve(path("uSeRs")))).containsExactly("SSN", "NOTE");
        assertThat(ruled(catalog.resolve(path("public", "users")))).containsExactly("SSN", "NOTE");
        assertThat(ruled(catalog.resolve(path("\"USERS\"")))).containsExactly("SSN", "NOTE");
        assertThat(catalog.resolve(path("\"users\"")).ruled()).isFalse();
        assertThat(catalog.resolve(path("\"Users\""))).isNull();
        assertThat(catalog.resolve(path("elsewhere", "public", "users"))).isNull();
        assertThat(catalog.sameColumn(Name.of("Ssn", false), "SSN")).isTrue();
        assertThat(catalog.sameColumn(Name.of("Ssn", true), "SSN")).isFalse();
    }

    @Test
    void lowerCaseAndCaseInsensitiveDatabases() throws SQLException {
        open(";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE", "CREATE TABLE Users " + GOOD);
        SessionCatalog catalog = catalog();
        assertThat(ruled(catalog.resolve(path("USERS")))).containsExactly("ssn", "note");
        assertThat(ruled(catalog.resolve(path("\"USERS\"")))).containsExactly("ssn", "note");
        assertThat(catalog.sameColumn(Name.of("SSN", true), "ssn")).isTrue();
    }

    @Test
    void aSameNamedTableInAnotherSchemaIsPlain() throws SQLException {
        open("", "CREATE TABLE users " + GOOD, "CREATE SCHEMA other", "CREATE TABLE other.users (ssn INTEGER)");
        SessionCatalog catalog = catalog();
        assertThat(catalog.resolve(path("other", "users")).ruled()).isFalse();
        assertThat(catalog.ruleFor(path("other", "users"))).isNull();
        assertThat(catalog.ruleFor(path("users"))).isNotNull();
        assertThat(ruled(catalog(RULES.replace("users:", "other.users:").replace("note", "# note"))
                        .resolve(path("users"))))
                .isEmpty();
    }

    @Test
    void theSearchPathIsFollowed() throws SQLException {
        open("", "CREATE SCHEMA a", "CREATE SCHEMA b", "CREATE TABLE b.users " + GOOD);
        execute("SET SCHEMA_SEARCH_PATH a, b");
        assertThat(ruled(catalog().resolve(path("users")))).containsExactly("SSN", "NOTE");
    }

    @Test
    void aMissingTableIsNotFoundAndNotRemembered() throws SQLException {
        open("");
        SessionCatalog catalog = catalog();
        assertThat(catalog.mayBeRuled("users")).isTrue();
        assertThat(catalog.mayBeRuled("other")).isFalse();
        assertThat(catalog.resolve(path("users"))).isNull();
        execute("CREATE TABLE users " + GOOD);
        assertThat(catalog.resolve(path("users"))).isNotNull();
    }

    @Test
    void aMissingRuledColumnIsRefused() throws SQLException {
        open("", "CREATE TABLE users (id INTEGER, ssn VARBINARY(88))");
        assertThatThrownBy(() -> catalog().resolve(path("users")))
                .hasMessageStartingWith("SIGIL-6002")
                .hasMessageContaining("note")
                .hasMessageContaining("sigil.yaml:7:");
    }

    @Test
    void aColumnThatIsTooNarrowOrOfTheWrongKindIsRefused() throws SQLException {
        for (String type : List.of("VARBINARY(87)", "VARCHAR(88)", "BINARY(88)", "INTEGER", "CHAR(200)")) {
            open("", "CREATE TABLE users (ssn " + type + ", note VARCHAR(118))");
            assertThatThrownBy(() -> catalog().resolve(path("users")))
                    .as(type)
                    .hasMessageStartingWith("SIGIL-6003")
                    .hasMessageContaining("VARBINARY(88)");
            connection.close();
        }
        for (String type : List.of("VARCHAR(117)", "CHAR(118)", "VARCHAR_IGNORECASE(118)", "VARBINARY(118)")) {
            open("", "CREATE TABLE users (ssn VARBINARY(88), note " + type + ")");
            assertThatThrownBy(() -> catalog().resolve(path("users")))
                    .as(type)
                    .hasMessageStartingWith("SIGIL-6003")
                    .hasMessageContaining("VARCHAR(118)");
            connection.close();
        }
        open("", "CREATE TABLE users (ssn BLOB, note CLOB)");
        assertThat(catalog().resolve(path("users")).ruled()).isTrue();
    }

    @Test
    void textStorageInADatabaseWithACollationIsRefused() throws SQLException {
        open("", "SET COLLATION ENGLISH STRENGTH PRIMARY", "CREATE TABLE users " + GOOD);
        assertThatThrownBy(() -> catalog().resolve(path("users")))
                .hasMessageStartingWith("SIGIL-6003")
                .hasMessageContaining("NOTE")
                .hasMessageContaining("ENGLISH");
    }

    @Test
    void ofASearchPathTheFirstSchemaThatHasTheTableIsMeant() throws SQLException {
        open(
                "",
                "CREATE SCHEMA a",
                "CREATE SCHEMA b",
                "CREATE TABLE a.users " + GOOD,
                "CREATE TABLE b.users (ssn VARCHAR(9))",
                "SET SCHEMA_SEARCH_PATH a, b");
        SessionCatalog catalog = catalog();
        assertThat(ruled(catalog.resolve(path("users")))).containsExactly("SSN", "NOTE");
        assertThat(catalog.resolve(path("b", "users")).ruled()).isFalse();
        assertThat(catalog.ruleOf(null, "A", "USERS")).isNotNull();
        assertThat(catalog.ruleOf(null, "B", "USERS")).isNull();
        assertThatThrownBy(() -> catalog.ruleFor(path("users")))
                .hasMessageContaining("USERS means PUBLIC.USERS here")
                .hasMessageContaining("means A.USERS");
    }

    @Test
    void viewsOverARuledTableAreFoundAlsoByWayOfOthers() throws SQLException {
        open(
                "",
                "CREATE TABLE users " + GOOD,
                "CREATE TABLE plain (id INTEGER)",
                "CREATE VIEW v AS SELECT id FROM users",
                "CREATE VIEW vv AS SELECT id FROM v",
                "CREATE VIEW other AS SELECT id FROM plain",
                "CREATE SYNONYM people FOR users");
        SessionCatalog catalog = catalog();
        for (String each : List.of("v", "vv")) {
            assertThat(catalog.mayBeRuled(each)).isTrue();
            assertThat(catalog.resolve(path(each)).ruled()).isFalse();
        }
        assertThat(catalog.mayBeRuled("people")).isTrue();
        assertThatThrownBy(() -> catalog.resolve(path("people"))).hasMessageStartingWith("SIGIL-2008");
        assertThat(catalog.mayBeRuled("other")).isFalse();
        assertThat(catalog.resolve(path("other")).ruled()).isFalse();
    }

    @Test
    void aTemporaryTableThatHidesTheRuledOneIsRefused() throws SQLException {
        open("", "CREATE LOCAL TEMPORARY TABLE users (id INTEGER, ssn VARCHAR(9))");
        try (Connection other = DriverManager.getConnection(name);
                Statement statement = other.createStatement()) {
            statement.execute("CREATE TABLE users " + GOOD);
        }
        assertThatThrownBy(() -> catalog().resolve(path("users"))).hasMessageStartingWith("SIGIL-");
    }

    @Test
    void theGuardLetsCellsAndNullPassAndNothingElse() throws SQLException {
        Rules rules = SigilH2.parse(RULES);
        ColumnRule ssn = rules.tables().get(0).columns().get(0);
        ColumnRule note = rules.tables().get(0).columns().get(1);
        CellGuard guard = new CellGuard(Dialect.H2, SHAPES);
        for (String type : List.of("VARBINARY(88)", "BLOB")) {
            open(
                    "",
                    "CREATE TABLE users (ssn " + type + " CHECK (" + guard.condition("ssn", ssn)
                            + "), note VARCHAR(118)" + " CHECK (" + guard.condition("\"NOTE\"", note) + "))");
            execute("INSERT INTO users VALUES (NULL, NULL)");
            execute("INSERT INTO users VALUES (X'75345601" + "00".repeat(40) + "', 'SIGL-" + "-".repeat(54) + "')");
            for (String bad : List.of(
                    "(X'75345601" + "00".repeat(39) + "', NULL)",
                    "(X'75345602" + "00".repeat(40) + "', NULL)",
                    "(X'', NULL)",
                    "(NULL, 'plain')",
                    "(NULL, 'SIGL0" + "-".repeat(54) + "')")) {
                assertThatThrownBy(() -> execute("INSERT INTO users VALUES " + bad))
                        .isInstanceOf(java.sql.SQLIntegrityConstraintViolationException.class);
            }
            connection.close();
        }
        open("");
    }

    @Test
    void guardsAndTypesOfTheOtherDatabases() throws SQLException {
        open("");
        Rules rules = SigilH2.parse(RULES);
        ColumnRule ssn = rules.tables().get(0).columns().get(0);
        ColumnRule note = rules.tables().get(0).columns().get(1);
        assertThat(new CellGuard(Dialect.POSTGRESQL, SHAPES).condition("c", ssn))
                .isEqualTo("c LIKE E'\\\\x75345601" + "5f".repeat(40) + "25'::bytea");
        assertThat(new CellGuard(Dialect.MYSQL, SHAPES).condition("`c`", ssn))
                .isEqualTo("SUBSTRING(`c` FROM 1 FOR 4) = X'75345601' AND OCTET_LENGTH(`c`) >= 44");
        assertThat(new PhysicalTypes(Dialect.POSTGRESQL, SHAPES).of(ssn)).isEqualTo("BYTEA");
        assertThat(new PhysicalTypes(Dialect.POSTGRESQL, SHAPES).of(note)).isEqualTo("VARCHAR(118) COLLATE \"C\"");
        assertThat(new PhysicalTypes(Dialect.MARIADB, SHAPES).of(ssn)).isEqualTo("VARBINARY(88)");
        assertThat(new PhysicalTypes(Dialect.MYSQL, SHAPES).of(note))
                .isEqualTo("VARCHAR(118) CHARACTER SET ascii COLLATE ascii_bin");
        CellShapes unlimited = rule -> CellShape.unlimited(new byte[] {0x75, 0x34, 0x56, 1}, 44);
        assertThat(new CellGuard(Dialect.POSTGRESQL, unlimited).condition("c", ssn))
                .isEqualTo("SUBSTRING(c FROM 1 FOR 44) LIKE E'\\\\x75345601" + "5f".repeat(40) + "25'::bytea");
        assertThat(new PhysicalTypes(Dialect.MYSQL, unlimited).of(ssn)).isEqualTo("LONGBLOB");
        assertThat(new PhysicalTypes(Dialect.H2, unlimited).of(ssn)).isEqualTo("VARBINARY(1048576)");
    }

    @Test
    void postgreSqlFoldsAsciiOnlyAndCutsLongNames() throws SQLException {
        open("");
        IdentifierCase names = IdentifierCase.postgreSql();
        assertThat(names.fold(Name.of("ÄBc", false))).isEqualTo("Äbc");
        assertThat(names.fold(Name.of("x".repeat(70), true))).hasSize(63);
        assertThat(names.fold(Name.of("ä".repeat(40), true))).hasSize(31);
        IdentifierCase mysql = IdentifierCase.mySql(0);
        assertThat(mysql.sameTable("Users", "users")).isFalse();
        assertThat(IdentifierCase.mySql(1).sameTable("Users", "users")).isTrue();
        assertThat(mysql.sameColumn("SSN", "ssn")).isTrue();
    }
}

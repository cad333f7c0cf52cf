package io.sigil.it.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.dialect.Dialect;
import io.sigil.it.oracle.RuledSide;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.io.TempDir;

/** Every logical type, described through Sigil and by a plaintext database: the same in every word. */
class MetadataTwinTest {
    private static final String QUERY = "SELECT * FROM gallery";

    @TempDir
    private Path folder;

    @EachDatabase(fresh = true)
    void everyTypeIsDescribedAsThePlaintextColumn(TestDatabase ruled) throws Exception {
        TypeGallery gallery = new TypeGallery(ruled.dialect());
        Path rules = Files.writeString(
                folder.resolve("sigil.yaml"), "version: 1\n" + RuledSide.sigil().keys(folder) + gallery.rules());
        TestDatabase plain = ruled.server().createDatabase("plain");
        try (Connection sigil = RuledSide.sigil().open(ruled, rules);
                Connection bare = plain.connect()) {
            gallery.create(sigil);
            gallery.create(bare);
            SoftAssertions softly = new SoftAssertions();
            softly.assertThat(columns(sigil)).containsExactlyElementsOf(columns(bare));
            softly.assertThat(prepared(sigil)).containsExactlyElementsOf(prepared(bare));
            softly.assertThat(rows(sigil)).containsExactlyElementsOf(rows(bare));
            softly.assertAll();
        }
    }

    @EachDatabase(fresh = true)
    void tablesAndKeysLookAsInThePlaintextDatabase(TestDatabase ruled) throws Exception {
        TypeGallery gallery = new TypeGallery(ruled.dialect());
        Path rules = Files.writeString(
                folder.resolve("sigil.yaml"), "version: 1\n" + RuledSide.sigil().keys(folder) + gallery.rules());
        TestDatabase plain = ruled.server().createDatabase("plain");
        try (Connection sigil = RuledSide.sigil().open(ruled, rules);
                Connection bare = plain.connect()) {
            gallery.create(sigil);
            gallery.create(bare);
            assertThat(aboutTables(sigil)).containsExactlyElementsOf(aboutTables(bare));
        }
    }

    private static List<String> columns(Connection connection) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        String table = metaData.storesUpperCaseIdentifiers() ? "GALLERY" : "gallery";
        try (ResultSet columns = metaData.getColumns(connection.getCatalog(), connection.getSchema(), table, null)) {
            return all(columns);
        }
    }

    private static List<String> aboutTables(Connection connection) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        String catalog = connection.getCatalog();
        String schema = connection.getSchema();
        List<String> found = new ArrayList<>();
        String[] plainTables = {"TABLE", "BASE TABLE"};
        List<String> tables = new ArrayList<>(List.of("gallery", "sigil_data_key"));
        tables.addAll(TypeGallery.keyed());
        for (String table : tables) {
            String stored = metaData.storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
            found.add(table);
            found.addAll(all(metaData.getTables(catalog, schema, stored, plainTables)));
            found.addAll(all(metaData.getColumns(catalog, schema, stored, "id")));
            found.addAll(all(metaData.getPrimaryKeys(catalog, schema, stored)));
            found.addAll(all(metaData.getTablePrivileges(catalog, schema, stored)));
            found.addAll(all(metaData.getColumnPrivileges(catalog, schema, stored, "%")));
            if (table.equals("gallery")
                    || !connection.getMetaData().getDriverName().contains("MySQL")) {
                found.addAll(all(metaData.getIndexInfo(catalog, schema, stored, false, true)));
                found.addAll(all(
                        metaData.getBestRowIdentifier(catalog, schema, stored, DatabaseMetaData.bestRowSession, true)));
                found.addAll(all(metaData.getVersionColumns(catalog, schema, stored)));
                found.addAll(all(metaData.getExportedKeys(catalog, schema, stored)));
                found.addAll(all(metaData.getImportedKeys(catalog, schema, stored)));
            }
        }
        found.addAll(all(metaData.getTables(catalog, schema, "%", plainTables)));
        return found;
    }

    /** What tools ask to see everything at once: no table is named, and nothing of Sigil's is among the answers. */
    @EachDatabase(fresh = true)
    void theWholeSchemaLooksAsInThePlaintextDatabase(TestDatabase ruled) throws Exception {
        TypeGallery gallery = new TypeGallery(ruled.dialect());
        Path rules = Files.writeString(
                folder.resolve("sigil.yaml"), "version: 1\n" + RuledSide.sigil().keys(folder) + gallery.rules());
        TestDatabase plain = ruled.server().createDatabase("plain");
        try (Connection sigil = RuledSide.sigil().open(ruled, rules);
                Connection bare = plain.connect()) {
            gallery.create(sigil);
            gallery.create(bare);
            List<String> seen = wholeSchema(sigil);
            assertThat(seen).containsExactlyElementsOf(wholeSchema(bare));
            assertThat(seen.toString().toLowerCase(Locale.ROOT))
                    .contains("gallery", "c_decimal")
                    .doesNotContain("sigil");
        }
    }

    /** As Hibernate reads it: with SQL, but under the labels of the metadata. */
    @EachDatabase(fresh = true)
    void theCatalogueReadBySqlHasNoKeyTable(TestDatabase ruled) throws Exception {
        TypeGallery gallery = new TypeGallery(ruled.dialect());
        Path rules = Files.writeString(
                folder.resolve("sigil.yaml"), "version: 1\n" + RuledSide.sigil().keys(folder) + gallery.rules());
        TestDatabase plain = ruled.server().createDatabase("plain");
        try (Connection sigil = RuledSide.sigil().open(ruled, rules);
                Connection bare = plain.connect()) {
            gallery.create(sigil);
            gallery.create(bare);
            List<String> seen = catalogue(sigil, ruled.dialect());
            assertThat(seen).containsExactlyElementsOf(catalogue(bare, ruled.dialect()));
            assertThat(seen.toString().toLowerCase(Locale.ROOT))
                    .contains("gallery")
                    .doesNotContain("sigil");
        }
    }

    private static List<String> catalogue(Connection connection, Dialect dialect) throws SQLException {
        String home = dialect.isMySqlFamily() ? connection.getCatalog() : connection.getSchema();
        List<String> queries = new ArrayList<>(List.of(
                "SELECT table_schema, table_name FROM information_schema.tables WHERE table_schema = ?"
                        + " ORDER BY table_name",
                "SELECT table_name AS TABLE_NAME, table_schema AS "
                        + (dialect.isMySqlFamily() ? "TABLE_CAT" : "TABLE_SCHEM")
                        + ", column_name AS COLUMN_NAME FROM information_schema.columns WHERE table_schema = ?"
                        + " ORDER BY table_name, ordinal_position"));
        if (dialect == Dialect.POSTGRESQL) {
            queries.add(
                    "SELECT schemaname, tablename, indexname FROM pg_indexes WHERE schemaname = ? ORDER BY indexname");
        }
        List<String> found = new ArrayList<>();
        for (String query : queries) {
            try (PreparedStatement prepared = connection.prepareStatement(query);
                    Statement statement = connection.createStatement()) {
                prepared.setString(1, home);
                names(prepared.executeQuery(), prepared, found);
                names(statement.executeQuery(query.replace("?", "'" + home + "'")), statement, found);
            }
        }
        return found;
    }

    private static void names(ResultSet rows, Statement statement, List<String> found) throws SQLException {
        try (rows) {
            assertThat(rows.getStatement()).isSameAs(statement);
            String label =
                    rows.getMetaData().getColumnLabel(2).equalsIgnoreCase("tablename") ? "tablename" : "table_name";
            while (rows.next()) {
                found.add(rows.getRow() + " " + rows.getString(label));
            }
        }
    }

    private static List<String> wholeSchema(Connection connection) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        String catalog = connection.getCatalog();
        String schema = connection.getSchema();
        List<String> found = new ArrayList<>();
        found.addAll(all(metaData.getTables(catalog, schema, "%", null)));
        found.addAll(all(metaData.getTables(catalog, schema, null, null)));
        found.addAll(all(metaData.getColumns(catalog, schema, "%", "%")));
        found.addAll(all(metaData.getColumns(catalog, schema, null, null)));
        if (!metaData.getDriverName().contains("PostgreSQL")) { // which has no answer to these
            found.addAll(all(metaData.getPseudoColumns(catalog, schema, "%", "%")));
            found.addAll(all(metaData.getSuperTables(catalog, schema, "%")));
            found.addAll(all(metaData.getAttributes(catalog, schema, "%", "%")));
        }
        found.addAll(all(metaData.getTablePrivileges(catalog, schema, "%")));
        found.addAll(all(metaData.getProcedures(catalog, schema, "%")));
        found.addAll(all(metaData.getProcedureColumns(catalog, schema, "%", "%")));
        found.addAll(all(metaData.getFunctions(catalog, schema, "%")));
        found.addAll(all(metaData.getFunctionColumns(catalog, schema, "%", "%")));
        found.addAll(all(metaData.getUDTs(catalog, schema, "%", null)));
        String table = metaData.storesUpperCaseIdentifiers() ? "GALLERY" : "gallery";
        String other = metaData.storesUpperCaseIdentifiers() ? "BY_INTEGER" : "by_integer";
        found.addAll(all(metaData.getCrossReference(catalog, schema, table, catalog, schema, other)));
        return found;
    }

    private static final Set<String> OWN_NAME =
            Set.of("TABLE_CAT", "TYPE_CAT", "INDEX_QUALIFIER", "CARDINALITY", "PAGES");

    /** Every cell of every row. */
    private static List<String> all(ResultSet rows) throws SQLException {
        List<String> found = new ArrayList<>();
        try (rows) {
            ResultSetMetaData metaData = rows.getMetaData();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= metaData.getColumnCount(); i++) {
                    String label = metaData.getColumnLabel(i);
                    if (!OWN_NAME.contains(label)) {
                        String text = withoutNumber(rows.getString(i));
                        boolean isNull = rows.wasNull();
                        Object object = rows.getObject(i);
                        row.add(label + "=" + text + (isNull ? "!" : "")
                                + (object == null ? "" : " " + object.getClass().getSimpleName()));
                    }
                }
                found.add(String.join(" ", row));
            }
        }
        return found;
    }

    /** H2 numbers what has no name. */
    private static String withoutNumber(String text) {
        return text == null ? null : text.replaceFirst("^(CONSTRAINT|PRIMARY_KEY)_[0-9A-F_]+$", "$1");
    }

    private static List<String> prepared(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            ResultSetMetaData metaData = statement.getMetaData();
            return metaData == null ? List.of() : described(metaData);
        }
    }

    private static List<String> rows(Connection connection) throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(QUERY);
                ResultSet rows = statement.executeQuery()) {
            found.addAll(described(rows.getMetaData()));
            rows.next();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                Object value = rows.getObject(i);
                boolean bytes = value instanceof byte[] || value instanceof Blob;
                found.add(rows.getMetaData().getColumnLabel(i) + " " + className(value) + " " + shown(value) + " "
                        + (bytes ? "" : rows.getString(i)));
            }
        }
        return found;
    }

    private static String className(Object value) {
        return value instanceof Clob
                ? "Clob"
                : value instanceof Blob ? "Blob" : value.getClass().getName();
    }

    private static Object shown(Object value) throws SQLException {
        if (value instanceof byte[] bytes) {
            return Arrays.toString(bytes);
        }
        if (value instanceof Clob clob) {
            return clob.getSubString(1, (int) clob.length());
        }
        return value instanceof Blob blob ? Arrays.toString(blob.getBytes(1, (int) blob.length())) : value;
    }

    /** Text is left out: how the plaintext column would compare is a matter of its collation, cells compare by bytes. */
    private static String caseOf(ResultSetMetaData metaData, int column) throws SQLException {
        boolean text = metaData.getColumnClassName(column).equals("java.lang.String");
        return text ? "" : String.valueOf(metaData.isCaseSensitive(column));
    }

    private static List<String> described(ResultSetMetaData metaData) throws SQLException {
        List<String> found = new ArrayList<>();
        for (int i = 1; i <= metaData.getColumnCount(); i++) {
            found.add(metaData.getColumnLabel(i) + " name " + metaData.getColumnName(i) + " type "
                    + metaData.getColumnType(i) + " " + metaData.getColumnTypeName(i) + " class "
                    + metaData.getColumnClassName(i) + " precision " + metaData.getPrecision(i) + " scale "
                    + metaData.getScale(i) + " display " + metaData.getColumnDisplaySize(i) + " signed "
                    + metaData.isSigned(i) + " case " + caseOf(metaData, i) + " nullable "
                    + metaData.isNullable(i) + " searchable " + metaData.isSearchable(i) + " currency "
                    + metaData.isCurrency(i) + " auto " + metaData.isAutoIncrement(i) + " table "
                    + metaData.getTableName(i) + " writable " + metaData.isWritable(i) + " "
                    + metaData.isDefinitelyWritable(i) + " " + metaData.isReadOnly(i));
        }
        return found;
    }
}

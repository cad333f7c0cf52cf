package io.sigil.operations.init;

import io.sigil.dialect.Dialect;
import io.sigil.schema.SessionReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks through a schema for columns that look personal, by their names, types and some of their values, and proposes a rule for
 * each. Values are looked at and forgotten; none is in what comes out. Belongs to its connection.
 */
public final class SchemaProposer {
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String OWN_TABLES = "sigil_";

    private final Connection connection;
    private final Dialect dialect;
    private final @Nullable String place;
    private final int sample;
    private final LooseCollations collations;
    private final Map<String, Constraints> constraints = new HashMap<>();

    private SchemaProposer(
            Connection connection, Dialect dialect, @Nullable String place, int sample, LooseCollations collations) {
        this.collations = collations;
        this.connection = connection;
        this.dialect = dialect;
        this.place = place;
        this.sample = sample;
    }

    /**
     * @param connection past encryption; its schema, or database, is the one that is looked through
     * @param sample how many values of each text column are looked at, at most; 0: none
     */
    public static SchemaProposer of(Connection connection, int sample) throws SQLException {
        Dialect dialect = SessionReader.of(connection).dialect();
        String place = dialect.isMySqlFamily() ? connection.getCatalog() : connection.getSchema();
        return new SchemaProposer(connection, dialect, place, sample, LooseCollations.read(connection, dialect, place));
    }

    /** In the order of the database's metadata. */
    public List<Proposal> proposals() throws SQLException {
        List<SchemaColumn> personal = new ArrayList<>();
        Map<SchemaColumn, PersonalKind> kinds = new HashMap<>();
        Map<SchemaColumn, String> reasons = new HashMap<>();
        for (SchemaColumn column : columns()) {
            if (column.type == null || column.generated) {
                continue;
            }
            PersonalKind byName = PersonalKind.byName(column.table, column.name);
            ValueSample values = ColumnTypes.isText(column.type) ? sample(column) : new ValueSample();
            PersonalKind kind = values.kind().orElse(byName);
            if (kind != null) {
                personal.add(column);
                kinds.put(column, kind);
                reasons.put(column, reason(byName, kind, values));
            }
        }
        Set<String> ruled = new HashSet<>();
        personal.forEach(column -> ruled.add(column.table + "." + column.name));
        List<Proposal> proposals = new ArrayList<>();
        for (SchemaColumn column : personal) {
            PersonalKind kind = kinds.get(column);
            if (kind != null) {
                proposals.add(proposal(column, kind, String.valueOf(reasons.get(column)), ruled));
            }
        }
        return proposals;
    }

    private static String reason(@Nullable PersonalKind byName, PersonalKind kind, ValueSample values) {
        List<String> reasons = new ArrayList<>();
        if (byName == kind) {
            reasons.add("by its name");
        }
        if (values.count(kind) > 0) {
            reasons.add(values.count(kind) + " of " + values.values() + " values have the form");
        }
        return String.join(", ", reasons);
    }

    private Proposal proposal(SchemaColumn column, PersonalKind kind, String why, Set<String> ruled)
            throws SQLException {
        Constraints of = constraints(column.table);
        String type = String.valueOf(column.type);
        Optional<String> target = of.refersTo(column.name).filter(ruled::contains);
        String options = "";
        String alternative = null;
        String reason = why;
        if (target.isPresent() || of.isReferredTo(column.name)) {
            options = ", mode: deterministic, domain: " + domain(target.orElse(column.table + "." + column.name));
            reason += "; a foreign key compares it, so deterministic, both sides in one domain";
        } else if (of.refersTo(column.name).isPresent()) {
            reason += "; a foreign key leads to a column without a rule: give that one a rule too, or drop the key";
        } else if (of.isUnique(column.name)) {
            options = ", mode: deterministic";
            reason += "; it is unique, so deterministic";
        } else if (of.isIndexed(column.name)) {
            reason += "; it is indexed, so searched for";
            if (!ColumnTypes.isText(type)) {
                alternative =
                        "search: range, acceptLeakage: order  would keep <, BETWEEN and ORDER BY; it shows the order";
            } else if (kind == PersonalKind.NAME && !type.equals("CLOB")) {
                options = ", search: prefix";
            } else {
                options = ", search: equality" + normalization(kind);
            }
        } else {
            reason += "; no index, so nothing is searched for by it";
        }
        if (ColumnTypes.isText(type) && !options.isEmpty()) {
            reason += collations.reason(column.table, column.name, options.contains("deterministic"));
        }
        return new Proposal(
                spelled(column.table), spelled(column.name), kind.words(), reason, type, options, alternative);
    }

    private static String normalization(PersonalKind kind) {
        switch (kind) {
            case EMAIL:
                return ", normalize: [trim, lowercase]";
            default:
                return "";
        }
    }

    private static String domain(String tableAndColumn) {
        return tableAndColumn.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_.]", "_");
    }

    /** As the rules file spells it: without quotes where the database would fold it to what it is. */
    private String spelled(String name) {
        boolean plain = PLAIN_NAME.matcher(name).matches();
        switch (dialect) {
            case H2:
                return plain && name.equals(name.toUpperCase(Locale.ROOT))
                        ? name.toLowerCase(Locale.ROOT)
                        : quoted(name);
            case POSTGRESQL:
                return plain && name.equals(name.toLowerCase(Locale.ROOT)) ? name : quoted(name);
            case MYSQL:
            case MARIADB:
                return plain ? name : quoted(name);
        }
        throw new AssertionError(dialect);
    }

    /** In YAML single quotes around the double quotes of the name. */
    private static String quoted(String name) {
        return "'\"" + name.replace("\"", "\"\"").replace("'", "''") + "\"'";
    }

    private Constraints constraints(String table) throws SQLException {
        Constraints known = constraints.get(table);
        if (known == null) {
            known = Constraints.read(connection, dialect, place, table);
            constraints.put(table, known);
        }
        return known;
    }

    private List<SchemaColumn> columns() throws SQLException {
        Set<String> tables = new HashSet<>();
        String catalog = dialect.isMySqlFamily() ? place : null;
        String schema = dialect.isMySqlFamily() ? null : place;
        try (ResultSet rows = connection
                .getMetaData()
                .getTables(catalog, schema, "%", new String[] {"TABLE", "BASE TABLE", "PARTITIONED TABLE"})) {
            while (rows.next()) {
                String name = String.valueOf(rows.getString("TABLE_NAME"));
                if (!name.toLowerCase(Locale.ROOT).startsWith(OWN_TABLES)) {
                    tables.add(name);
                }
            }
        }
        List<SchemaColumn> columns = new ArrayList<>();
        try (ResultSet row = connection.getMetaData().getColumns(catalog, schema, "%", "%")) {
            while (row.next()) {
                String table = String.valueOf(row.getString("TABLE_NAME"));
                if (tables.contains(table)) {
                    columns.add(column(table, row));
                }
            }
        }
        return columns;
    }

    private static SchemaColumn column(String table, ResultSet row) throws SQLException {
        String name = String.valueOf(row.getString("COLUMN_NAME"));
        String type = ColumnTypes.of(
                row.getInt("DATA_TYPE"),
                String.valueOf(row.getString("TYPE_NAME")),
                row.getInt("COLUMN_SIZE"),
                row.getInt("DECIMAL_DIGITS"));
        boolean made =
                "YES".equals(row.getString("IS_AUTOINCREMENT")) || "YES".equals(row.getString("IS_GENERATEDCOLUMN"));
        return new SchemaColumn(table, name, type, made);
    }

    private ValueSample sample(SchemaColumn column) throws SQLException {
        ValueSample values = new ValueSample();
        if (sample == 0) {
            return values;
        }
        String quote = dialect.isMySqlFamily() ? "`" : "\"";
        String name = quoted(column.name, quote);
        String table = (place == null ? "" : quoted(place, quote) + ".") + quoted(column.table, quote);
        String query = "SELECT " + name + " FROM " + table + " WHERE " + name + " IS NOT NULL LIMIT " + sample;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                String value = rows.getString(1);
                if (value != null) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    private static String quoted(String name, String quote) {
        return quote + name.replace(quote, quote + quote) + quote;
    }
}

package io.sigil.schema;

import io.sigil.dialect.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Indexes of PostgreSQL that begin with the search token of a column, so that an equality with the token is planned once
 * for all its executions, which a range of bytes never is. Other databases gain nothing by them. Immutable.
 */
public final class TokenIndexes {
    static final TokenIndexes NONE = new TokenIndexes(Map.of(), Map.of());

    /**
     * Whole B-trees that are ready, and compare as the column does. The catalogue shows the same expression in two
     * notations, after that of its CREATE INDEX.
     */
    private static final String QUERY = "SELECT a.attname, pg_catalog.quote_ident(a.attname), e.expression"
            + " FROM pg_catalog.pg_index i"
            + " JOIN pg_catalog.pg_class c ON c.oid = i.indrelid"
            + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " JOIN pg_catalog.pg_opclass o ON o.oid = i.indclass[0] AND o.opcdefault"
            + " JOIN pg_catalog.pg_am m ON m.oid = o.opcmethod AND m.amname = 'btree'"
            + " CROSS JOIN LATERAL (SELECT pg_catalog.pg_get_indexdef(i.indexrelid, 1, false)) e(expression)"
            + " JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
            + " AND a.attcollation = i.indcollation[0]"
            + " AND pg_catalog.strpos(e.expression, pg_catalog.quote_ident(a.attname)) > 0"
            + " WHERE n.nspname = ? AND c.relname = ? AND i.indkey[0] = 0 AND i.indpred IS NULL"
            + " AND i.indisvalid AND i.indisready AND i.indislive";

    private final Map<String, Set<String>> expressions;
    private final Map<String, String> quoted;

    private TokenIndexes(Map<String, Set<String>> expressions, Map<String, String> quoted) {
        this.expressions = expressions;
        this.quoted = quoted;
    }

    /** Asks PostgreSQL's catalogue, and no other database. */
    public static TokenIndexes of(Connection delegate, PhysicalTable table, Dialect dialect) throws SQLException {
        if (dialect != Dialect.POSTGRESQL) {
            return NONE;
        }
        Map<String, Set<String>> expressions = new HashMap<>();
        Map<String, String> quoted = new HashMap<>();
        try (PreparedStatement query = delegate.prepareStatement(QUERY)) {
            query.setString(1, table.schema());
            query.setString(2, table.name());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String column = Objects.requireNonNull(rows.getString(1));
                    quoted.put(column, Objects.requireNonNull(rows.getString(2)));
                    expressions
                            .computeIfAbsent(column, name -> new HashSet<>())
                            .add(Objects.requireNonNull(rows.getString(3)));
                }
            }
        }
        return new TokenIndexes(expressions, quoted);
    }

    /**
     * Whether one begins with the token of a column.
     *
     * @param column as the database spells it
     * @param cut see {@link CellShape#cut()}
     */
    public boolean contains(String column, int cut) {
        Set<String> found = expressions.get(column);
        String name = quoted.get(column);
        return found != null
                && (found.contains("SUBSTRING(" + name + " FROM 1 FOR " + cut + ")")
                        || found.contains("\"substring\"(" + name + ", 1, " + cut + ")")
                        || found.contains("\"substring\"((" + name + ")::text, 1, " + cut + ")"));
    }

    /** What such an index is of, in SQL. */
    public static String expression(String columnSql, int cut) {
        return "SUBSTRING(" + columnSql + " FROM 1 FOR " + cut + ")";
    }
}

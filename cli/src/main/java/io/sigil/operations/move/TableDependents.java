package io.sigil.operations.move;

import io.sigil.dialect.Dialect;
import io.sigil.engine.CellConversion;
import io.sigil.operations.rows.RowTable;
import io.sigil.schema.SqlNames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Triggers, generated columns and columns with a clock of their own, as far as moving values sets them off. Immutable. */
final class TableDependents {
    private static final String H2_TRIGGERS = "SELECT TRIGGER_NAME, JAVA_CLASS, NULL FROM INFORMATION_SCHEMA.TRIGGERS"
            + " WHERE EVENT_OBJECT_SCHEMA = ? AND EVENT_OBJECT_TABLE = ? AND EVENT_MANIPULATION LIKE '%UPDATE%'";

    private static final String H2_GENERATED =
            "SELECT COLUMN_NAME, GENERATION_EXPRESSION FROM INFORMATION_SCHEMA.COLUMNS"
                    + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND IS_GENERATED = 'ALWAYS'";

    /** The bit 16 of tgtype is UPDATE's. The third item names the columns of UPDATE OF. */
    private static final String POSTGRESQL_TRIGGERS = "SELECT t.tgname, p.prosrc,"
            + " (SELECT string_agg(a.attname, ',') FROM pg_catalog.pg_attribute a WHERE a.attrelid = t.tgrelid"
            + " AND a.attnum = ANY (t.tgattr::int2[])) FROM pg_catalog.pg_trigger t"
            + " JOIN pg_catalog.pg_proc p ON p.oid = t.tgfoid WHERE t.tgrelid = ?::regclass AND NOT t.tgisinternal"
            + " AND t.tgenabled <> 'D' AND (t.tgtype & 16) <> 0";

    private static final String POSTGRESQL_GENERATED = "SELECT a.attname, pg_catalog.pg_get_expr(d.adbin, d.adrelid)"
            + " FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid"
            + " AND d.adnum = a.attnum WHERE a.attrelid = ?::regclass AND a.attgenerated <> ''";

    private static final String POSTGRESQL_POLICY = "SELECT row_security_active(?::regclass::oid)";

    private static final String MYSQL_TRIGGERS = "SELECT TRIGGER_NAME, ACTION_STATEMENT, NULL"
            + " FROM information_schema.TRIGGERS WHERE EVENT_OBJECT_SCHEMA = ? AND EVENT_OBJECT_TABLE = ?"
            + " AND EVENT_MANIPULATION = 'UPDATE'";

    private static final String MYSQL_GENERATED = "SELECT COLUMN_NAME, GENERATION_EXPRESSION FROM"
            + " information_schema.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND GENERATION_EXPRESSION <> ''";

    private static final String MYSQL_CLOCKS = "SELECT COLUMN_NAME FROM information_schema.COLUMNS"
            + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND LOWER(EXTRA) LIKE '%on update%'";

    /** A trigger function that takes the row as a whole sees every column of it. */
    private static final Pattern WHOLE_ROW = Pattern.compile("(?i)\\b(?:new|old)\\b(?!\\s*\\.)");

    private static final Pattern RETURN = Pattern.compile("(?i)\\breturn\\s+(?:new|old)\\s*;");

    private final RowTable table;
    private final List<String> obstacles = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<String> untouched = new ArrayList<>();

    private TableDependents(RowTable table) {
        this.table = table;
    }

    static TableDependents read(Connection connection, RowTable table) throws SQLException {
        TableDependents dependents = new TableDependents(table);
        switch (table.dialect()) {
            case H2:
                dependents.triggers(connection, H2_TRIGGERS);
                dependents.generated(connection, H2_GENERATED);
                return dependents;
            case POSTGRESQL:
                dependents.triggers(connection, POSTGRESQL_TRIGGERS);
                dependents.generated(connection, POSTGRESQL_GENERATED);
                dependents.policy(connection);
                return dependents;
            case MYSQL:
            case MARIADB:
                dependents.triggers(connection, MYSQL_TRIGGERS);
                dependents.generated(connection, MYSQL_GENERATED);
                dependents.clocks(connection);
                return dependents;
        }
        throw new AssertionError(table.dialect());
    }

    List<String> obstacles() {
        return obstacles;
    }

    List<String> warnings() {
        return warnings;
    }

    List<String> untouched() {
        return untouched;
    }

    private interface RowVisitor {
        void visit(ResultSet row) throws SQLException;
    }

    private void each(Connection connection, String sql, RowVisitor visitor) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            switch (table.dialect()) {
                case POSTGRESQL:
                    select.setString(1, table.sql());
                    break;
                case H2:
                    select.setString(1, table.located().schema());
                    select.setString(2, table.located().name());
                    break;
                case MYSQL:
                case MARIADB:
                    select.setString(1, table.located().catalog());
                    select.setString(2, table.located().name());
                    break;
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    visitor.visit(rows);
                }
            }
        }
    }

    private void triggers(Connection connection, String sql) throws SQLException {
        each(connection, sql, row -> {
            String name = row.getString(1);
            String body = row.getString(2);
            String columns = row.getString(3);
            Optional<String> moved = columns == null ? mentioned(body) : named(columns);
            if (table.dialect() == Dialect.H2) {
                obstacles.add("trigger " + name
                        + " is Java code, which isn't known; drop it while the values are moved, if it"
                        + " doesn't need their plaintext");
            } else if (moved.isPresent()) {
                obstacles.add("trigger " + name + " fires on UPDATE and uses column " + moved.get()
                        + "; disable it while the values are moved, and rewrite it if it needs their plaintext");
            } else if (columns == null) {
                warnings.add("trigger " + name + " fires for every row that is moved, as one that sets updated_at does;"
                        + " disable it for the time if that isn't wanted");
            }
        });
    }

    private void generated(Connection connection, String sql) throws SQLException {
        each(connection, sql, row -> {
            String name = row.getString(1);
            mentioned(row.getString(2))
                    .ifPresent(moved -> obstacles.add("column " + name + " is generated from column " + moved
                            + " and would be computed from its cells; drop it first"));
        });
    }

    private void clocks(Connection connection) throws SQLException {
        each(connection, MYSQL_CLOCKS, row -> untouched.add(new SqlNames(table.dialect()).quoted(row.getString(1))));
    }

    private void policy(Connection connection) throws SQLException {
        each(connection, POSTGRESQL_POLICY, row -> {
            if (row.getBoolean(1)) {
                obstacles.add(
                        "row security hides rows of the table from this user; use its owner, or a user with BYPASSRLS");
            }
        });
    }

    /** The moved column that a list of columns names. */
    private Optional<String> named(String columns) {
        List<String> names = List.of(columns.split(","));
        return table.columns().stream()
                .map(column -> column.column().name())
                .filter(names::contains)
                .findFirst();
    }

    /** The moved column that an expression or a trigger's body uses, or may use. */
    private Optional<String> mentioned(@Nullable String code) {
        String text = code == null ? "" : code;
        boolean wholeRow =
                WHOLE_ROW.matcher(RETURN.matcher(text).replaceAll("")).find();
        String lower = text.toLowerCase(Locale.ROOT);
        for (CellConversion column : table.columns()) {
            String name = column.column().name().toLowerCase(Locale.ROOT);
            boolean word = Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])")
                    .matcher(lower)
                    .find();
            if (word || wholeRow) {
                return Optional.of(column.column().name());
            }
        }
        return Optional.empty();
    }
}

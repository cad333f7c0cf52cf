package io.sigil.operations.ddl;

import io.sigil.dialect.Dialect;
import io.sigil.engine.CellForms;
import io.sigil.error.ErrorCode;
import io.sigil.keys.KeyStore;
import io.sigil.keys.store.KeyStores;
import io.sigil.operations.OperationRefusedException;
import io.sigil.operations.RuledColumns;
import io.sigil.operations.Target;
import io.sigil.operations.check.KeyIndex;
import io.sigil.operations.check.LiveObjects;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.Mode;
import io.sigil.rules.Search;
import io.sigil.rules.TableRule;
import io.sigil.schema.CellGuard;
import io.sigil.schema.ColumnInspection;
import io.sigil.schema.PhysicalColumn;
import io.sigil.schema.PhysicalTable;
import io.sigil.schema.PhysicalTypes;
import io.sigil.schema.TokenIndexes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Plans what of a schema has to change so that its ruled columns can hold cells, or plaintext again. Only what isn't so yet is
 * planned. Sends queries only. Belongs to its connection.
 */
public final class MigrationPlanner {
    private static final Set<Integer> CHARACTERS = Set.of(
            Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB, Types.NCHAR, Types.NVARCHAR, Types.LONGNVARCHAR);

    /** The longest key of an InnoDB index, in bytes. */
    private static final int MYSQL_KEY = 3072;

    private static final int LONGEST_NAME = 60;

    private final Connection connection;
    private final Target target;
    private final RuledColumns columns;
    private final Dialect dialect;
    private final CellForms forms;
    private final PhysicalTypes types;
    private final ColumnStatements statements;
    private final LiveObjects objects;

    private MigrationPlanner(Connection connection, Target target, RuledColumns columns) {
        this.connection = connection;
        this.target = target;
        this.columns = columns;
        this.dialect = columns.home().dialect();
        this.forms = new CellForms(dialect);
        this.types = new PhysicalTypes(dialect, forms);
        this.statements = new ColumnStatements(dialect);
        this.objects = new LiveObjects(connection, dialect);
    }

    /** @param connection past encryption */
    public static MigrationPlanner of(Connection connection, Target target) throws SQLException {
        return new MigrationPlanner(connection, target, RuledColumns.of(connection));
    }

    /** Towards cells. */
    public List<MigrationStep> forward(MigrationPhase phase) throws SQLException, OperationRefusedException {
        List<MigrationStep> steps = new ArrayList<>();
        if (phase == MigrationPhase.BEFORE) {
            keyStore(steps);
            steps.addAll(foreignKeys());
        }
        for (TableRule rule : target.rules().tables()) {
            PhysicalTable table = table(rule);
            ColumnInspection inspection = ColumnInspection.of(connection, columns.home(), forms, table);
            for (ColumnRule column : rule.columns()) {
                PhysicalColumn physical = column(table, rule, column);
                switch (phase) {
                    case BEFORE:
                        if (inspection.unfit(physical, column).isPresent()) {
                            widen(steps, table, rule, column, physical);
                        }
                        break;
                    case AFTER:
                        guard(steps, table, rule, column, physical);
                        index(steps, table, rule, column, physical);
                        break;
                }
            }
        }
        return steps;
    }

    /** Towards plaintext. */
    public List<MigrationStep> back(MigrationPhase phase) throws SQLException, OperationRefusedException {
        List<MigrationStep> steps = new ArrayList<>();
        for (TableRule rule : target.rules().tables()) {
            PhysicalTable table = table(rule);
            Map<String, String> checks = objects.checks(table);
            for (ColumnRule column : rule.columns()) {
                if (column.mode() == Mode.FORMAT_PRESERVING) {
                    continue;
                }
                PhysicalColumn physical = column(table, rule, column);
                switch (phase) {
                    case BEFORE:
                        dropGuards(steps, table, rule, column, physical, checks);
                        break;
                    case AFTER:
                        steps.add(new MigrationStep(
                                "narrow-" + rule + "-" + column.name(),
                                rule + "." + column.name() + " is " + column.type()
                                        + " again; compare it with the type, collation and default that it had",
                                statements.narrow(
                                        columns.finder().name(table),
                                        columns.finder().quoted(physical.name()),
                                        physical,
                                        column)));
                        break;
                }
            }
        }
        return steps;
    }

    private List<MigrationStep> foreignKeys() throws SQLException, OperationRefusedException {
        ForeignKeySteps keys = new ForeignKeySteps(connection, dialect, columns.finder());
        for (TableRule rule : target.rules().tables()) {
            PhysicalTable table = table(rule);
            ColumnInspection inspection = ColumnInspection.of(connection, columns.home(), forms, table);
            Set<String> changing = new HashSet<>();
            for (ColumnRule column : rule.columns()) {
                PhysicalColumn physical = column(table, rule, column);
                if (inspection.unfit(physical, column).isPresent()) {
                    changing.add(physical.name());
                }
            }
            keys.add(table, changing);
        }
        return keys.steps();
    }

    private void keyStore(List<MigrationStep> steps) throws SQLException {
        try (KeyStore store = target.existingKeyStore()) {
            store.id();
        } catch (SQLException e) {
            if (e.getErrorCode() != ErrorCode.KEY_STORE_MISSING.number()) {
                throw e;
            }
            int number = 1;
            for (String sql : KeyStores.statements(target.rules().keystore())) {
                steps.add(new MigrationStep(
                        "key-store-" + number++,
                        "the key store; back it up with the data"
                                + (target.rules().keystore().url().isPresent()
                                        ? ". In the database that keystore: url names"
                                        : ""),
                        sql));
            }
        }
    }

    private void widen(
            List<MigrationStep> steps, PhysicalTable table, TableRule rule, ColumnRule column, PhysicalColumn physical)
            throws SQLException {
        String tableSql = columns.finder().name(table);
        String columnSql = columns.finder().quoted(physical.name());
        String name = rule + "." + column.name();
        if (!dialect.isMySqlFamily() && objects.defaults(table).containsKey(physical.name())) {
            steps.add(new MigrationStep(
                    "default-" + name,
                    name + " has a default, which would be plaintext",
                    "ALTER TABLE " + tableSql + " ALTER COLUMN " + columnSql + " DROP DEFAULT"));
        }
        boolean characters = CHARACTERS.contains(physical.jdbcType());
        if (dialect.isMySqlFamily() && characters && column.mode() != Mode.FORMAT_PRESERVING) {
            steps.add(new MigrationStep(
                    "utf8-" + name,
                    name + " in UTF-8, so that its bytes are those of its text",
                    statements.toUtf8(tableSql, columnSql, physical, column)));
        }
        steps.add(new MigrationStep(
                "widen-" + name,
                name + " gets room for cells; its values stay, as text",
                statements.widen(tableSql, columnSql, physical, column, types.of(column))));
    }

    private void guard(
            List<MigrationStep> steps, PhysicalTable table, TableRule rule, ColumnRule column, PhysicalColumn physical)
            throws SQLException {
        if (column.mode() == Mode.FORMAT_PRESERVING || LiveObjects.isGuarded(objects.checks(table), physical.name())) {
            return;
        }
        String tableSql = columns.finder().name(table);
        String name = columns.finder().quoted(name("sigil_guard", table, physical));
        String condition =
                new CellGuard(dialect, forms).condition(columns.finder().quoted(physical.name()), column);
        String add = "ALTER TABLE " + tableSql + " ADD CONSTRAINT " + name + " CHECK (" + condition + ")";
        String shown = rule + "." + column.name();
        if (dialect == Dialect.POSTGRESQL) {
            // Validating takes no lock that writers wait for; adding a valid constraint does.
            steps.add(
                    new MigrationStep("guard-" + shown, shown + " refuses whatever isn't a cell", add + " NOT VALID"));
            steps.add(new MigrationStep(
                    "guard-valid-" + shown,
                    shown + ": no row is left that isn't a cell",
                    "ALTER TABLE " + tableSql + " VALIDATE CONSTRAINT " + name));
        } else {
            steps.add(new MigrationStep("guard-" + shown, shown + " refuses whatever isn't a cell", add));
        }
    }

    private void index(
            List<MigrationStep> steps, PhysicalTable table, TableRule rule, ColumnRule column, PhysicalColumn physical)
            throws SQLException {
        boolean searchable = column.mode() != Mode.RANDOMIZED || column.search() != Search.NONE;
        if (dialect == Dialect.POSTGRESQL && column.search() == Search.EQUALITY && !column.isInMotion()) {
            tokenIndex(steps, table, rule, column, physical);
            return;
        }
        if (!searchable
                || KeyIndex.of(connection, dialect, table).stream()
                        .anyMatch(index -> index.leadsWith(physical.name()))) {
            return;
        }
        String shown = rule + "." + column.name();
        steps.add(new MigrationStep(
                "index-" + shown,
                shown + " is searchable; leave the index out if the application doesn't search by it",
                "CREATE INDEX " + columns.finder().quoted(name("sigil_index", table, physical)) + " ON "
                        + columns.finder().name(table) + " ("
                        + columns.finder().quoted(physical.name()) + prefix(column, physical) + ")"));
    }

    /** PostgreSQL plans a range of bytes at each execution, and an equality with the token once. */
    private void tokenIndex(
            List<MigrationStep> steps, PhysicalTable table, TableRule rule, ColumnRule column, PhysicalColumn physical)
            throws SQLException {
        int cut = forms.of(column).cut();
        if (TokenIndexes.of(connection, table, dialect).contains(physical.name(), cut)) {
            return;
        }
        String shown = rule + "." + column.name();
        steps.add(new MigrationStep(
                "token-index-" + shown,
                shown + " is searchable; leave the index out if the application doesn't search by it. An instance"
                        + " that is running uses it once the rules file has changed, or it has been started again",
                "CREATE INDEX " + columns.finder().quoted(name("sigil_token", table, physical)) + " ON "
                        + columns.finder().name(table) + " ("
                        + TokenIndexes.expression(columns.finder().quoted(physical.name()), cut) + ")"));
    }

    /** MySQL and MariaDB index the beginning of a large object, or of a long string, only. */
    private String prefix(ColumnRule column, PhysicalColumn physical) {
        boolean large = physical.jdbcType() != Types.VARBINARY && physical.jdbcType() != Types.VARCHAR;
        if (!dialect.isMySqlFamily() || (!large && physical.size() <= MYSQL_KEY / 4)) {
            return "";
        }
        int cut = column.mode() == Mode.RANDOMIZED ? forms.of(column).cut() : MYSQL_KEY / 4;
        return "(" + cut + ")";
    }

    private void dropGuards(
            List<MigrationStep> steps,
            PhysicalTable table,
            TableRule rule,
            ColumnRule column,
            PhysicalColumn physical,
            Map<String, String> checks) {
        String tableSql = columns.finder().name(table);
        for (Map.Entry<String, String> check : checks.entrySet()) {
            if (!LiveObjects.isGuarded(Map.of(check.getKey(), check.getValue()), physical.name())) {
                continue;
            }
            String quoted = columns.finder().quoted(check.getKey());
            String sql = "ALTER TABLE " + tableSql + " DROP CONSTRAINT " + quoted;
            if (dialect == Dialect.MARIADB && check.getKey().equals(physical.name())) {
                // The CHECK of a column is part of its definition there, and has the column's name.
                sql = "ALTER TABLE " + tableSql + " MODIFY COLUMN "
                        + columns.finder().quoted(physical.name()) + " " + types.of(column)
                        + (physical.nullable() ? " NULL" : " NOT NULL");
            }
            steps.add(new MigrationStep(
                    "unguard-" + rule + "-" + column.name(),
                    rule + "." + column.name() + " lets plaintext in again",
                    sql));
        }
    }

    private static String name(String prefix, PhysicalTable table, PhysicalColumn column) {
        String name = prefix + "_" + table.name() + "_" + column.name();
        return name.length() <= LONGEST_NAME
                ? name
                : name.substring(0, LONGEST_NAME - 9) + "_" + String.format("%08x", name.hashCode());
    }

    private PhysicalTable table(TableRule rule) throws SQLException, OperationRefusedException {
        return columns.table(rule)
                .orElseThrow(() -> new OperationRefusedException("The database has no table " + rule
                        + ", which the rules name at " + rule.position() + "; correct the rules, or create it first"));
    }

    private PhysicalColumn column(PhysicalTable table, TableRule rule, ColumnRule column)
            throws OperationRefusedException {
        return columns.column(table, column)
                .orElseThrow(() -> new OperationRefusedException("Table " + rule + " has no column " + column.name()
                        + ", which the rules name at " + column.position() + "; correct the rules, or add it first"));
    }
}

package io.sigil.schema;

import io.sigil.error.ErrorCode;
import io.sigil.rules.TableRule;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rule of a table. A rule without a schema means the current database at connect (MySQL, MariaDB), or the first
 * schema of the path at connect that has the table, or the first of the path as long as none has. Asks the database only
 * when the path has several schemas. Belongs to its connection.
 */
final class RuleFinder {
    private final Connection delegate;
    private final SchemaSnapshot snapshot;
    private final HomeSchema home;
    private final TableReader reader;

    RuleFinder(Connection delegate, SchemaSnapshot snapshot, TableReader reader) {
        this.delegate = delegate;
        this.snapshot = snapshot;
        this.home = snapshot.tables().home();
        this.reader = reader;
    }

    /**
     * The rule of a table of the database; null when it is a plain one.
     *
     * @param catalog the table's catalog as the database spells it
     * @param schema the table's schema as the database spells it; null for MySQL and MariaDB
     * @param table as the database spells it
     */
    @Nullable
    TableRule ruleOf(@Nullable String catalog, @Nullable String schema, String table) throws SQLException {
        String place = home.dialect().isMySqlFamily() ? catalog : schema;
        if (place == null) {
            return null;
        }
        for (TableRule rule : snapshot.tables().named(table)) {
            String meant = placeOf(rule);
            if (meant != null && home.names().sameTable(meant, place)) {
                return rule;
            }
        }
        return null;
    }

    /**
     * Refuses a plain table that whoever wrote a rule seems to have meant.
     *
     * @param place the schema in which the table was found or is to be made; for MySQL and MariaDB the database
     * @param unqualified whether the statement names the table without its schema
     */
    void requireNotMeant(String place, String table, boolean unqualified) throws SQLException {
        requireSameSpelling(place, table);
        if (unqualified) {
            requireNoNamesake(place, table);
        }
    }

    /**
     * Refuses a plain table that a statement names without its schema, when a rule without a schema has the same name:
     * whoever wrote the rule and the statement meant one table.
     */
    private void requireNoNamesake(String place, String table) throws SQLException {
        List<TableRule> namesakes = new ArrayList<>(snapshot.tables().named(table));
        namesakes.addAll(snapshot.tables().spelledOtherwise(table));
        for (TableRule rule : namesakes) {
            if (!rule.schema().isPresent()) {
                String meant = placeOf(rule);
                throw ErrorCode.UNDECIDED.exception("statement refused, " + table + " means " + place + "." + table
                        + " here, and the rule at " + rule.position() + " means "
                        + (meant == null || meant.isEmpty() ? "none" : meant + "." + table)
                        + ", where the connection was at first; a rule without a schema doesn't follow the session;"
                        + " write `schema.table` in the rules file, once for each schema, or qualify the table in the"
                        + " statement where it is to stay plain");
            }
        }
    }

    /**
     * Refuses a plain table or view when only the case of its name, or of its schema's, keeps it from a rule.
     */
    private void requireSameSpelling(String place, String table) throws SQLException {
        for (TableRule rule : snapshot.tables().spelledOtherwise(table)) {
            String meant = placeOf(rule);
            boolean here = rule.schema().isPresent()
                    ? RuledTables.means(rule.schema().get(), place)
                    : meant != null && home.names().sameTable(meant, place);
            if (here) {
                throw ErrorCode.UNDECIDED.exception("statement refused, " + place + "." + table
                        + " differs from the rule at " + rule.position() + ", " + rule
                        + ", in case only; this database takes them for two tables, and values would be stored in the"
                        + " clear; write the rule as the database spells the table, or its name in double quotes inside"
                        + " single ones where it means another table");
            }
        }
    }

    /** The schema or database that a rule means; null when the connection had none. */
    private @Nullable String placeOf(TableRule rule) throws SQLException {
        if (rule.schema().isPresent()) {
            return home.names().fold(rule.schema().get());
        }
        if (home.dialect().isMySqlFamily()) {
            return home.catalog();
        }
        List<String> path = home.schemas();
        if (path.size() <= 1) {
            return path.isEmpty() ? null : path.get(0);
        }
        String known = snapshot.placeOf(rule);
        if (known != null) {
            return known;
        }
        PhysicalTable table = reader.find(
                delegate,
                new TableAddress(home.catalog(), order(rule, path), home.names().fold(rule.name())));
        if (table == null || table.schema() == null) {
            return path.get(0);
        }
        snapshot.rememberPlace(rule, table.schema());
        return table.schema();
    }

    /** Where the table was before the schema last changed it still is, if it is there at all. */
    private List<String> order(TableRule rule, List<String> path) {
        List<String> order = new ArrayList<>();
        String former = snapshot.formerPlaceOf(rule);
        if (former != null) {
            order.add(former);
        }
        order.addAll(path);
        return order;
    }
}

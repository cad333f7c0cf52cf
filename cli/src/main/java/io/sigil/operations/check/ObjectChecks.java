package io.sigil.operations.check;

import io.sigil.dialect.Dialect;
import io.sigil.operations.explain.Explanation;
import io.sigil.operations.explain.StatementExplainer;
import io.sigil.rules.ProcedureRule;
import io.sigil.rules.Rules;
import io.sigil.schema.TableFinder;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Triggers, views and procedures that work on ruled tables within the database. Belongs to its connection. */
final class ObjectChecks {
    private final Connection connection;
    private final Rules rules;
    private final Dialect dialect;
    private final TableFinder finder;
    private final LiveObjects objects;

    ObjectChecks(Connection connection, Rules rules, Dialect dialect, TableFinder finder) {
        this.connection = connection;
        this.rules = rules;
        this.dialect = dialect;
        this.finder = finder;
        this.objects = new LiveObjects(connection, dialect);
    }

    void check(List<CheckedTable> tables, Findings findings) throws SQLException {
        for (CheckedTable table : tables) {
            for (Map.Entry<String, String> trigger :
                    objects.triggers(table.table()).entrySet()) {
                findings.warning(
                        "trigger",
                        table.rule() + ", trigger " + trigger.getKey(),
                        "it runs within the database, where ruled columns hold cells",
                        "see that it neither reads nor writes a ruled column, or move what it does to the application");
            }
        }
        routines(tables, findings);
        views(tables, findings);
    }

    private void routines(List<CheckedTable> tables, Findings findings) throws SQLException {
        for (Map.Entry<String, String> routine : objects.routines().entrySet()) {
            for (CheckedTable table : tables) {
                String sql = routine.getValue();
                if (!CheckedTable.mentions(sql, table.table().name())
                        || table.mentioned(sql).isEmpty()) {
                    continue;
                }
                if (isMapped(routine.getKey())) {
                    findings.note(
                            "procedure",
                            routine.getKey(),
                            "it works on " + table.rule() + ", and the rules map it",
                            "see that what it does with the cells it only copies and compares");
                } else {
                    findings.warning(
                            "procedure",
                            routine.getKey(),
                            "it works on ruled columns of " + table.rule() + ", and would see and give cells",
                            "map its parameters and results under `procedures`, or move what it does to the"
                                    + " application");
                }
                break;
            }
        }
    }

    private boolean isMapped(String routine) {
        for (ProcedureRule rule : rules.procedures()) {
            if (rule.qualifiedName().get(rule.qualifiedName().size() - 1).text().equalsIgnoreCase(routine)) {
                return true;
            }
        }
        return false;
    }

    private void views(List<CheckedTable> tables, Findings findings) throws SQLException {
        if (tables.isEmpty()) {
            return;
        }
        StatementExplainer explainer = StatementExplainer.of(connection, rules);
        String place = String.valueOf(
                dialect.isMySqlFamily()
                        ? tables.get(0).table().catalog()
                        : tables.get(0).table().schema());
        for (String view : views(place)) {
            Explanation explanation =
                    explainer.explain("SELECT * FROM " + finder.quoted(place) + "." + finder.quoted(view));
            switch (explanation.outcome()) {
                case PASSES:
                    break;
                case REWRITTEN:
                    findings.note(
                            "view", view, "it stands over ruled tables, and the driver follows it", "nothing to do");
                    break;
                case REFUSED:
                    findings.warning(
                            "view",
                            view,
                            "statements that use it will be refused: " + explanation.reasonWithoutPlace(),
                            "write it so that the driver can follow it, or use the tables themselves");
                    break;
            }
        }
    }

    private List<String> views(String place) throws SQLException {
        List<String> views = new ArrayList<>();
        String catalog = dialect.isMySqlFamily() ? place : null;
        String schema = dialect.isMySqlFamily() ? null : place;
        try (ResultSet rows =
                connection.getMetaData().getTables(catalog, schema, "%", new String[] {"VIEW", "MATERIALIZED VIEW"})) {
            while (rows.next()) {
                views.add(String.valueOf(rows.getString("TABLE_NAME")));
            }
        }
        return views;
    }
}

package io.sigil.operations.check;

import io.sigil.engine.CellForms;
import io.sigil.operations.RuledColumns;
import io.sigil.operations.Target;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.ColumnState;
import io.sigil.rules.Identifier;
import io.sigil.rules.Search;
import io.sigil.rules.TableRule;
import io.sigil.rules.TinyDomains;
import io.sigil.schema.PhysicalColumn;
import io.sigil.schema.PhysicalTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Holds the rules against the live database and its keys. Changes nothing. Immutable. */
public final class SchemaCheck {
    private final Target target;

    public SchemaCheck(Target target) {
        this.target = target;
    }

    /** What was found, the gravest first. */
    public List<Finding> run() throws SQLException {
        Findings findings = new Findings();
        try (Connection connection = target.plain().getConnection()) {
            RuledColumns columns = RuledColumns.of(connection);
            CellForms forms = new CellForms(columns.home().dialect());
            List<CheckedTable> tables = tables(columns, findings);
            for (CheckedTable table : tables) {
                new ColumnChecks(connection, columns.home(), forms).check(table, findings);
                new IndexChecks(connection, columns.home().dialect(), forms).check(table, findings);
                new ForeignKeyChecks(connection, columns.home().dialect(), tables).check(table, findings);
                motion(table, findings);
            }
            new ObjectChecks(connection, target.rules(), columns.home().dialect(), columns.finder())
                    .check(tables, findings);
        }
        new KeyChecks(target).check(findings);
        leakage(findings);
        return findings.sorted();
    }

    private List<CheckedTable> tables(RuledColumns columns, Findings findings) throws SQLException {
        List<CheckedTable> tables = new ArrayList<>();
        for (TableRule rule : target.rules().tables()) {
            Optional<PhysicalTable> table = columns.table(rule);
            if (table.isEmpty()) {
                findings.error(
                        "table",
                        rule.toString(),
                        "the database has no such table where this connection is at home",
                        "correct the rule at " + rule.position() + ", or create the table through the driver");
                continue;
            }
            Map<ColumnRule, PhysicalColumn> found = new LinkedHashMap<>();
            for (ColumnRule column : rule.columns()) {
                Optional<PhysicalColumn> physical = columns.column(table.get(), column);
                physical.ifPresent(p -> found.put(column, p));
                if (physical.isEmpty()) {
                    findings.error(
                            "column",
                            rule + "." + column.name(),
                            "the table has no such column",
                            "correct the rule at " + column.position() + ", or add the column");
                }
                column.bindTo().forEach(name -> require(columns, table.get(), name, rule, "bindTo", findings));
            }
            rule.subject().ifPresent(name -> require(columns, table.get(), name, rule, "subject", findings));
            tables.add(new CheckedTable(rule, table.get(), found));
        }
        return tables;
    }

    private static void require(
            RuledColumns columns,
            PhysicalTable table,
            Identifier name,
            TableRule rule,
            String entry,
            Findings findings) {
        if (columns.finder().column(table, name) == null) {
            findings.error(
                    "column",
                    rule + "." + name,
                    "the table has no such column, which " + entry + " names",
                    "correct " + entry + " of the rule at " + rule.position());
        }
    }

    private static void motion(CheckedTable table, Findings findings) {
        for (ColumnRule column : table.columns().keySet()) {
            if (column.state() != ColumnState.ENCRYPTED) {
                findings.note(
                        "state",
                        table.name(column),
                        "its state is " + column.state().name().toLowerCase(Locale.ROOT)
                                + ", so that it may hold plaintext and cells",
                        "sigil status says what comes next");
            }
        }
    }

    private void leakage(Findings findings) {
        for (String warning : TinyDomains.warnings(target.rules())) {
            findings.warning("leakage", "rules", warning, "see docs/security.md");
        }
        for (TableRule table : target.rules().tables()) {
            for (ColumnRule column : table.columns()) {
                if (column.search() == Search.RANGE) {
                    findings.note(
                            "leakage",
                            table + "." + column.name(),
                            "its cells show the order of the values, and where two first differ",
                            "the rules accept it; see docs/security.md");
                }
            }
        }
    }
}

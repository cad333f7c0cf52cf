package io.sigil.operations.check;

import io.sigil.rules.ColumnRule;
import io.sigil.rules.Mode;
import io.sigil.schema.CellShapes;
import io.sigil.schema.ColumnInspection;
import io.sigil.schema.HomeSchema;
import io.sigil.schema.PhysicalColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Physical types, widths, collations, guards, defaults and generated columns. Belongs to its connection. */
final class ColumnChecks {
    private static final String TO_WIDEN =
            "print the statements by sigil ddl, run those before the move, then sigil encrypt";

    private final Connection connection;
    private final HomeSchema home;
    private final CellShapes shapes;
    private final LiveObjects objects;

    ColumnChecks(Connection connection, HomeSchema home, CellShapes shapes) {
        this.connection = connection;
        this.home = home;
        this.shapes = shapes;
        this.objects = new LiveObjects(connection, home.dialect());
    }

    void check(CheckedTable table, Findings findings) throws SQLException {
        ColumnInspection inspection = ColumnInspection.of(connection, home, shapes, table.table());
        Map<String, String> checks = objects.checks(table.table());
        Map<String, String> defaults = objects.defaults(table.table());
        for (Map.Entry<ColumnRule, PhysicalColumn> entry : table.columns().entrySet()) {
            ColumnRule rule = entry.getKey();
            PhysicalColumn column = entry.getValue();
            Optional<SQLException> unfit = inspection.unfit(column, rule);
            if (unfit.isPresent()) {
                findings.error("column-type", table.name(rule), why(unfit.get()), TO_WIDEN);
            } else if (rule.mode() != Mode.FORMAT_PRESERVING && !LiveObjects.isGuarded(checks, column.name())) {
                findings.warning(
                        "guard",
                        table.name(rule),
                        "no CHECK constraint refuses plaintext that is written past the driver",
                        "once every row is encrypted, run what sigil ddl --phase after prints");
            }
            String literal = defaults.get(column.name());
            if (literal != null && !isGenerated(literal)) {
                findings.error(
                        "default",
                        table.name(rule),
                        "its default is plaintext, which the database would store",
                        "drop the default, and let the application give the value");
            }
            if (rule.perSubject() && !column.nullable()) {
                findings.warning(
                        "nullable",
                        table.name(rule),
                        "it is NOT NULL, so that a data subject can't be shredded",
                        "let the column be NULL, or delete a subject's rows before shredding");
            }
        }
        for (Map.Entry<String, String> generated :
                objects.generatedColumns(table.table()).entrySet()) {
            table.mentioned(generated.getValue())
                    .ifPresent(rule -> findings.error(
                            "generated-column",
                            table.rule() + "." + generated.getKey(),
                            "it is generated from " + table.name(rule) + ", whose cells tell nothing",
                            "drop it, and compute it in the application"));
        }
        for (Map.Entry<String, String> check : checks.entrySet()) {
            table.mentioned(check.getValue())
                    .filter(rule -> rule.mode() != Mode.FORMAT_PRESERVING && !LiveObjects.isGuard(check.getValue()))
                    .ifPresent(rule -> findings.error(
                            "constraint",
                            table.name(rule),
                            "the CHECK constraint " + check.getKey() + " compares its cells with plaintext",
                            "drop the constraint, and check the value in the application"));
        }
    }

    /** The middle of "what; why; remedy". */
    private static String why(SQLException e) {
        String message = String.valueOf(e.getMessage());
        int first = message.indexOf("statement refused, ");
        int last = message.lastIndexOf("; ");
        return message.substring(
                first < 0 ? 0 : first + "statement refused, ".length(), last < 0 ? message.length() : last);
    }

    private static boolean isGenerated(String text) {
        return text.toLowerCase(Locale.ROOT).startsWith("null");
    }
}

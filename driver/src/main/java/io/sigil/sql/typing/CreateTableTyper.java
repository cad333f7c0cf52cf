package io.sigil.sql.typing;

import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.Mode;
import io.sigil.rules.TableRule;
import io.sigil.sql.Catalog;
import io.sigil.sql.CatalogException;
import io.sigil.sql.Name;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.plan.TextEdit;
import io.sigil.sql.tree.Statement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives the ruled columns of a new table their physical type and the guard that refuses whatever isn't a cell. */
final class CreateTableTyper {
    /** Column constraints that work with cells as they do with values. */
    private static final Set<String> HARMLESS = Set.of("NOT", "NULL", "CONSTRAINT", "COMMENT");

    private static final Set<String> NEEDS_EQUALITY = Set.of("PRIMARY", "UNIQUE", "REFERENCES", "FOREIGN");

    /** Words that only lie between or behind the others. */
    private static final Set<String> FILLERS = Set.of(
            "KEY", "ON", "DELETE", "UPDATE", "CASCADE", "RESTRICT", "NO", "ACTION", "SET", "MATCH", "SIMPLE", "FULL");

    private final Catalog catalog;
    private final Dialect dialect;
    private final List<TextEdit> edits;

    CreateTableTyper(Catalog catalog, Dialect dialect, List<TextEdit> edits) {
        this.catalog = catalog;
        this.dialect = dialect;
        this.edits = edits;
    }

    void type(Statement.CreateTable create) throws StatementRefusedException {
        try {
            TableRule table = catalog.ruleFor(create.name());
            if (table == null) {
                return;
            }
            for (Statement.ColumnDefinition column : create.columns()) {
                ColumnRule rule = rule(table, column.name());
                if (rule != null) {
                    column(column, rule);
                }
            }
            for (Statement.TableConstraint constraint : create.constraints()) {
                constraint(constraint, table);
            }
        } catch (SQLException e) {
            throw new CatalogException(e);
        }
    }

    private @Nullable ColumnRule rule(TableRule table, Name name) {
        for (ColumnRule rule : table.columns()) {
            if (catalog.sameColumn(name, rule)) {
                return rule;
            }
        }
        return null;
    }

    private void column(Statement.ColumnDefinition column, ColumnRule rule)
            throws SQLException, StatementRefusedException {
        if (column.typeStart() == column.typeEnd()) {
            throw notPossible(column.token(), rule, "has no type", "name its type");
        }
        boolean afterReferences = false;
        for (String word : column.constraints()) {
            if (NEEDS_EQUALITY.contains(word)) {
                requireEquality(column.token(), rule, word);
                afterReferences |= word.equals("REFERENCES");
            } else if (!afterReferences
                    && !HARMLESS.contains(word)
                    && !FILLERS.contains(word)
                    && !follows(column.constraints(), "CONSTRAINT", word)
                    && !isDefaultNull(column.constraints(), word)) {
                throw notPossible(
                        column.token(),
                        rule,
                        "has " + word + " in its definition",
                        "leave it out; the database would evaluate it on cells");
            }
        }
        edits.add(TextEdit.replace(column.typeStart(), column.typeEnd() - 1, catalog.physicalType(rule)));
        String name = QuotedName.of(column.name().text(), dialect);
        String guard =
                catalog.guard(column.name().quoted() ? name : column.name().text(), rule);
        edits.add(TextEdit.insertAfter(column.end() - 1, " CHECK (" + guard + ")"));
    }

    private static boolean follows(List<String> words, String before, String word) {
        int index = words.indexOf(word);
        return index > 0 && words.get(index - 1).equals(before);
    }

    private static boolean isDefaultNull(List<String> words, String word) {
        int index = words.indexOf("DEFAULT");
        return word.equals("DEFAULT")
                && index + 1 < words.size()
                && words.get(index + 1).equals("NULL");
    }

    private void constraint(Statement.TableConstraint constraint, TableRule table) throws StatementRefusedException {
        for (Name name : constraint.columns()) {
            ColumnRule rule = rule(table, name);
            if (rule == null) {
                continue;
            }
            switch (constraint.keyword()) {
                case "PRIMARY":
                case "UNIQUE":
                case "FOREIGN":
                    requireEquality(constraint.token(), rule, constraint.keyword());
                    break;
                case "INDEX":
                case "KEY":
                    break;
                default:
                    throw notPossible(
                            constraint.token(),
                            rule,
                            "stands in a " + constraint.keyword() + " constraint",
                            "leave it out; the database would evaluate it on cells");
            }
        }
    }

    private static void requireEquality(int token, ColumnRule rule, String constraint)
            throws StatementRefusedException {
        if (rule.mode() != Mode.DETERMINISTIC) {
            throw notPossible(
                    token,
                    rule,
                    "stands in a " + constraint + " constraint, which compares values",
                    "give the column `mode: deterministic`");
        }
    }

    private static StatementRefusedException notPossible(int token, ColumnRule rule, String what, String remedy) {
        return new StatementRefusedException(
                ErrorCode.DDL_NOT_SUPPORTED,
                token,
                "the ruled column " + rule.name() + " " + what,
                "the column holds cells, not values",
                remedy);
    }
}

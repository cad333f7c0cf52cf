package io.sigil.sql.typing;

import io.sigil.dialect.Dialect;
import io.sigil.rules.ColumnRule;
import io.sigil.sql.Catalog;
import io.sigil.sql.CatalogException;
import io.sigil.sql.Name;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.plan.TextEdit;
import io.sigil.sql.tree.ColumnDefinition;
import io.sigil.sql.tree.CreateTable;
import io.sigil.sql.tree.TableConstraint;
import java.sql.SQLException;
import java.util.List;

/** Types CREATE TABLE: definitions, and rows that it copies. */
final class CreateTableTyper {
    private final QueryTyper queries;
    private final Catalog catalog;
    private final Dialect dialect;
    private final List<TextEdit> edits;

    CreateTableTyper(QueryTyper queries, Dialect dialect, List<TextEdit> edits) {
        this.queries = queries;
        this.catalog = queries.catalog();
        this.dialect = dialect;
        this.edits = edits;
    }

    /** @param outer what the query of CREATE TABLE … AS sees */
    void type(CreateTable create, Scope outer) throws StatementRefusedException {
        RuledNames ruled = RuledNames.ofNewTable(catalog, create.name());
        definitions(create, ruled);
        if (create.source().isPresent()) {
            copy(create, ruled, outer);
        }
    }

    private void definitions(CreateTable create, RuledNames ruled) throws StatementRefusedException {
        DefinitionTyper definitions = new DefinitionTyper(catalog, dialect, edits, ruled);
        for (ColumnDefinition column : create.columns()) {
            if (create.source().isEmpty() || isTyped(column)) {
                definitions.column(column, true);
            }
        }
        for (TableConstraint constraint : create.constraints()) {
            if (constraint.keyword().equals("LIKE")) {
                like(constraint, ruled);
            }
            definitions.constraint(constraint);
        }
        ColumnRule partitioned = ruled.firstRule(create.partitionNames());
        if (partitioned != null) {
            throw DefinitionRefusals.evaluated(create.token(), partitioned, "PARTITION BY");
        }
    }

    private void like(TableConstraint constraint, RuledNames ruled) throws StatementRefusedException {
        RuledNames source =
                RuledNames.ofTable(catalog, constraint.reference().orElseThrow().table());
        if (ruled.isEmpty() && source.isEmpty()) {
            return;
        }
        Tables.find(catalog, constraint.reference().orElseThrow().table(), constraint.token());
        if (!alike(ruled, source) || !alike(source, ruled)) {
            throw DefinitionRefusals.ofTable(
                    constraint.token(),
                    "CREATE TABLE … LIKE of or for a ruled table",
                    "the new table's columns would be cells without a rule, or ruled without cells",
                    "give the new table rules for the same columns, of the same types, modes and searches");
        }
        if (dialect == Dialect.POSTGRESQL) {
            guards(constraint, ruled);
        }
    }

    /** Whether the columns of the one have the physical form of the other's. */
    private boolean alike(RuledNames one, RuledNames other) {
        for (ColumnRule rule : one.rules()) {
            Name name = Name.of(rule.name().text(), rule.name().quoted());
            ColumnRule same = other.rule(name);
            try {
                if (same == null
                        || !catalog.physicalType(rule).equals(catalog.physicalType(same))
                        || !catalog.guard("c", rule).equals(catalog.guard("c", same))) {
                    return false;
                }
            } catch (SQLException e) {
                throw new CatalogException(e);
            }
        }
        return true;
    }

    /** MySQL and MariaDB copy the guards, PostgreSQL doesn't unless it is told to. */
    private void guards(TableConstraint constraint, RuledNames ruled) {
        StringBuilder checks = new StringBuilder();
        for (ColumnRule rule : ruled.rules()) {
            if (rule.isInMotion()) {
                continue;
            }
            String column = rule.name().quoted()
                    ? QuotedName.of(rule.name().text(), dialect)
                    : rule.name().text();
            try {
                checks.append("CHECK (").append(catalog.guard(column, rule)).append("), ");
            } catch (SQLException e) {
                throw new CatalogException(e);
            }
        }
        edits.add(TextEdit.insertBefore(constraint.token(), checks.toString()));
    }

    private void copy(CreateTable create, RuledNames ruled, Scope outer) throws StatementRefusedException {
        List<OutputColumn> outputs = queries.type(create.source().orElseThrow(), outer);
        if (ruled.isEmpty()) {
            int token = create.source().orElseThrow().token();
            for (OutputColumn output : outputs) {
                queries.meeting().assign(output.type(), null, token);
            }
        } else {
            new RuledCopyTyper(queries, dialect, edits, create, ruled).type(outputs);
        }
    }

    static boolean isTyped(ColumnDefinition column) {
        return column.typeStart() < column.typeEnd();
    }
}

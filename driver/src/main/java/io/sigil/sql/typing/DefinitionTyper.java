package io.sigil.sql.typing;

import io.sigil.dialect.Dialect;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.Mode;
import io.sigil.sql.Catalog;
import io.sigil.sql.CatalogException;
import io.sigil.sql.Name;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.plan.TextEdit;
import io.sigil.sql.tree.ColumnConstraint;
import io.sigil.sql.tree.ColumnDefinition;
import io.sigil.sql.tree.TableConstraint;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives ruled columns among new definitions their physical type and the guard that refuses whatever isn't a cell (but for
 * format-preserving ones, whose cells look like values), and refuses what the database would do with their values.
 */
final class DefinitionTyper {
    /** Words of generated columns and identities, which name no column. */
    private static final Set<String> GRAMMAR = Set.of(
            "GENERATED", "ALWAYS", "BY", "DEFAULT", "AS", "IDENTITY", "STORED", "VIRTUAL", "ON", "NULL", "CHECK");

    private final Catalog catalog;
    private final Dialect dialect;
    private final List<TextEdit> edits;
    private final RuledNames ruled;
    private final ForeignKeyTyper foreignKeys;

    DefinitionTyper(Catalog catalog, Dialect dialect, List<TextEdit> edits, RuledNames ruled) {
        this.catalog = catalog;
        this.dialect = dialect;
        this.edits = edits;
        this.ruled = ruled;
        this.foreignKeys = new ForeignKeyTyper(catalog);
    }

    void column(ColumnDefinition column, boolean guarded) throws StatementRefusedException {
        ColumnRule rule = ruled.rule(column.name());
        for (ColumnConstraint constraint : column.constraints()) {
            if (rule == null) {
                besideRuled(column, constraint);
            } else {
                ofRuled(column, constraint, rule);
            }
        }
        if (rule != null) {
            physicalType(column, rule);
            if (guarded && rule.mode() != Mode.FORMAT_PRESERVING && !rule.isInMotion()) {
                guard(column, rule);
            }
        }
    }

    void physicalType(ColumnDefinition column, ColumnRule rule) throws StatementRefusedException {
        if (column.typeStart() == column.typeEnd()) {
            throw DefinitionRefusals.ofColumn(column.token(), rule, "has no type", "name its type");
        }
        try {
            edits.add(TextEdit.replace(column.typeStart(), column.typeEnd() - 1, catalog.physicalType(rule)));
        } catch (SQLException e) {
            throw new CatalogException(e);
        }
    }

    private void guard(ColumnDefinition column, ColumnRule rule) {
        Name name = column.name();
        String columnSql = name.quoted() ? QuotedName.of(name.text(), dialect) : name.text();
        try {
            edits.add(TextEdit.insertAfter(column.end() - 1, " CHECK (" + catalog.guard(columnSql, rule) + ")"));
        } catch (SQLException e) {
            throw new CatalogException(e);
        }
    }

    private void ofRuled(ColumnDefinition column, ColumnConstraint constraint, ColumnRule rule)
            throws StatementRefusedException {
        switch (constraint.kind()) {
            case HARMLESS:
                return;
            case TYPED_NULL:
                edits.add(TextEdit.replace(constraint.firstToken(), constraint.lastToken(), "DEFAULT NULL"));
                return;
            case COLLATE:
                edits.add(TextEdit.replace(constraint.firstToken(), constraint.lastToken(), ""));
                return;
            case PRIMARY_KEY:
            case UNIQUE:
                DefinitionRefusals.requireEquality(column.token(), rule, constraint.keyword());
                return;
            case REFERENCES:
                DefinitionRefusals.requireEquality(column.token(), rule, constraint.keyword());
                references(column, constraint);
                return;
            case DEFAULT:
            case CHECK:
            case OTHER:
                throw DefinitionRefusals.ofColumn(
                        column.token(),
                        rule,
                        "has " + constraint.keyword() + " in its definition",
                        "leave it out; the database would evaluate it on cells");
        }
        throw new AssertionError(constraint.kind());
    }

    /** A plain column may still be computed from a ruled one, or refer to one. */
    private void besideRuled(ColumnDefinition column, ColumnConstraint constraint) throws StatementRefusedException {
        switch (constraint.kind()) {
            case HARMLESS:
            case TYPED_NULL:
            case COLLATE:
            case PRIMARY_KEY:
            case UNIQUE:
                return;
            case REFERENCES:
                references(column, constraint);
                return;
            case DEFAULT:
            case CHECK:
            case OTHER:
                List<Name> names = constraint.names().stream()
                        .filter(name -> GRAMMAR.stream().noneMatch(name::is))
                        .collect(Collectors.toList());
                ColumnRule rule = ruled.firstRule(names);
                if (rule != null) {
                    throw DefinitionRefusals.evaluated(
                            constraint.firstToken(), rule, "the definition of " + Refusals.shown(column.name()));
                }
                return;
        }
        throw new AssertionError(constraint.kind());
    }

    private void references(ColumnDefinition column, ColumnConstraint constraint) throws StatementRefusedException {
        foreignKeys.type(List.of(column.name()), ruled, constraint.reference().orElseThrow(), constraint.keyword());
    }

    void constraint(TableConstraint constraint) throws StatementRefusedException {
        ColumnRule computed = ruled.firstRule(constraint.computed());
        if (computed != null) {
            throw DefinitionRefusals.evaluated(constraint.token(), computed, article(constraint) + " constraint");
        }
        if (constraint.reference().isPresent() && constraint.keyword().equals("FOREIGN")) {
            foreignKeys.type(constraint.columns(), ruled, constraint.reference().get(), constraint.keyword());
        }
        for (Name name : constraint.columns()) {
            ColumnRule rule = ruled.rule(name);
            if (rule == null) {
                continue;
            }
            switch (constraint.keyword()) {
                case "PRIMARY":
                case "UNIQUE":
                case "FOREIGN":
                    DefinitionRefusals.requireEquality(constraint.token(), rule, constraint.keyword());
                    break;
                case "INDEX":
                case "KEY":
                    break;
                default:
                    throw DefinitionRefusals.evaluated(constraint.token(), rule, article(constraint) + " constraint");
            }
        }
    }

    private static String article(TableConstraint constraint) {
        String keyword = constraint.keyword();
        return (keyword.startsWith("I") || keyword.startsWith("E") ? "an " : "a ") + keyword;
    }
}

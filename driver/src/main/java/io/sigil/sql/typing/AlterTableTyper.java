package io.sigil.sql.typing;

import io.sigil.dialect.Dialect;
import io.sigil.rules.ColumnRule;
import io.sigil.sql.Catalog;
import io.sigil.sql.LooseName;
import io.sigil.sql.Name;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.plan.TextEdit;
import io.sigil.sql.tree.AlterAction;
import io.sigil.sql.tree.AlterTable;
import io.sigil.sql.tree.ColumnDefinition;
import io.sigil.sql.tree.TableConstraint;
import java.util.List;

/** Types ALTER TABLE: new definitions as CREATE TABLE does, changes only where the rules still hold afterwards. */
final class AlterTableTyper {
    private final Catalog catalog;
    private final Dialect dialect;
    private final List<TextEdit> edits;

    AlterTableTyper(Catalog catalog, Dialect dialect, List<TextEdit> edits) {
        this.catalog = catalog;
        this.dialect = dialect;
        this.edits = edits;
    }

    void type(AlterTable alter) throws StatementRefusedException {
        RuledNames ruled = alter.view() ? new RuledNames(catalog, null) : RuledNames.ofTable(catalog, alter.name());
        ActionTyper typer = new ActionTyper(alter, ruled);
        for (AlterAction action : alter.actions()) {
            boolean forViews = action instanceof AlterAction.RenameTable || action instanceof AlterAction.Unconcerned;
            if (alter.view() && !forViews) {
                throw unknown(action.token(), "this change of a view");
            }
            action.accept(typer);
        }
    }

    private static StatementRefusedException unknown(int token, String what) {
        return DefinitionRefusals.ofTable(
                token,
                what + " names a ruled table and isn't supported",
                "what it would do with cells isn't known",
                "write it in another form");
    }

    /** Types one action of one statement. */
    private final class ActionTyper implements AlterAction.Visitor<StatementRefusedException> {
        private final AlterTable alter;
        private final RuledNames ruled;
        private final DefinitionTyper definitions;

        ActionTyper(AlterTable alter, RuledNames ruled) {
            this.alter = alter;
            this.ruled = ruled;
            this.definitions = new DefinitionTyper(catalog, dialect, edits, ruled);
        }

        @Override
        public void visitAddColumns(AlterAction.AddColumns add) throws StatementRefusedException {
            for (ColumnDefinition column : add.columns()) {
                definitions.column(column, true);
            }
            for (TableConstraint constraint : add.constraints()) {
                definitions.constraint(constraint);
            }
        }

        @Override
        public void visitAddConstraint(AlterAction.AddConstraint add) throws StatementRefusedException {
            definitions.constraint(add.constraint());
        }

        @Override
        public void visitChangeColumn(AlterAction.ChangeColumn change) throws StatementRefusedException {
            ColumnRule rule = ruled.rule(change.column());
            if (rule == null) {
                requireNotComputed(change.token(), change.names(), change.column());
            } else if (!change.harmless()) {
                throw DefinitionRefusals.ofColumn(
                        change.token(),
                        rule,
                        "is changed by " + change.keyword(),
                        "leave it out; the database would keep a value or compute one");
            }
        }

        @Override
        public void visitRedefineColumn(AlterAction.RedefineColumn redefine) throws StatementRefusedException {
            ColumnDefinition definition = redefine.definition();
            if (ruled.rule(redefine.column()) != ruled.rule(definition.name())) {
                throw renamed(redefine.token(), redefine.column(), definition.name());
            }
            ColumnRule rule = ruled.rule(redefine.column());
            if (rule != null) {
                requireDeclaredType(definition, rule);
            }
            definitions.column(definition, redefine.replacesGuard());
        }

        @Override
        public void visitRenameColumn(AlterAction.RenameColumn rename) throws StatementRefusedException {
            if (ruled.rule(rename.from()) != null || ruled.rule(rename.to()) != null) {
                throw renamed(rename.token(), rename.from(), rename.to());
            }
        }

        @Override
        public void visitRenameTable(AlterAction.RenameTable rename) throws StatementRefusedException {
            Name last = rename.to().get(rename.to().size() - 1);
            if (!ruled.isEmpty() || catalog.mayBeRuled(LooseName.of(last.text()))) {
                Name name = alter.name().get(alter.name().size() - 1);
                throw DefinitionRefusals.ofTable(
                        rename.token(),
                        "renaming " + Refusals.shown(name) + " to " + Refusals.shown(last)
                                + " would part a rule from its table",
                        "rules are bound to tables by name",
                        "rename the table without Sigil and change the rules file at the same time");
            }
        }

        @Override
        public void visitSetType(AlterAction.SetType set) throws StatementRefusedException {
            ColumnRule rule = ruled.rule(set.column().name());
            if (rule == null) {
                requireNotComputed(set.token(), set.using(), set.column().name());
                return;
            }
            if (set.computed()) {
                throw DefinitionRefusals.ofColumn(
                        set.token(), rule, "gets a type with values computed by the database", "leave USING out");
            }
            requireDeclaredType(set.column(), rule);
            definitions.physicalType(set.column(), rule);
            if (set.usingEnd() > set.usingStart()) {
                // The rule's type stays what it is, so the cells do; they couldn't be cast.
                edits.add(TextEdit.replace(set.usingStart(), set.usingEnd() - 1, ""));
            }
        }

        @Override
        public void visitUnconcerned(AlterAction.Unconcerned unconcerned) {
            // Rules say nothing of it.
        }

        @Override
        public void visitUnknown(AlterAction.Unknown unknown) throws StatementRefusedException {
            String keyword = unknown.keyword();
            throw unknown(unknown.token(), "ALTER TABLE" + (keyword == null ? "" : " … " + keyword));
        }

        private void requireNotComputed(int token, List<Name> names, Name column) throws StatementRefusedException {
            ColumnRule rule = ruled.firstRule(names);
            if (rule != null) {
                throw DefinitionRefusals.evaluated(token, rule, "the definition of " + Refusals.shown(column));
            }
        }

        /** The type is part of what cells are bound to, so it doesn't change without the rule. */
        private void requireDeclaredType(ColumnDefinition column, ColumnRule rule) throws StatementRefusedException {
            if (!DeclaredType.of(column.type(), dialect).contains(rule.type())) {
                throw DefinitionRefusals.ofTable(
                        column.token(),
                        "the ruled column " + rule.name() + " gets another type",
                        "its rule says " + rule.type() + ", and its cells are bound to that",
                        "name the rule's type, or change the rule and encrypt the stored values anew");
            }
        }

        private StatementRefusedException renamed(int token, Name from, Name to) {
            return DefinitionRefusals.ofTable(
                    token,
                    "renaming the column " + Refusals.shown(from) + " to " + Refusals.shown(to)
                            + " would part a rule from its column",
                    "rules are bound to columns by name",
                    "rename the column without Sigil and change the rules file at the same time");
        }
    }
}

package io.sigil.sql.typing;

import io.sigil.dialect.Dialect;
import io.sigil.origin.Origin;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.Mode;
import io.sigil.sql.CatalogException;
import io.sigil.sql.LooseName;
import io.sigil.sql.Name;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.plan.TextEdit;
import io.sigil.sql.tree.ColumnDefinition;
import io.sigil.sql.tree.CreateTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Types CREATE TABLE … AS of a ruled table. The query decides the columns' types, so a ruled one must be a column of the same domain,
 * which has the type and holds cells that the new table's rule opens. One use.
 */
final class RuledCopyTyper {
    private final QueryTyper queries;
    private final Dialect dialect;
    private final List<TextEdit> edits;
    private final CreateTable create;
    private final RuledNames ruled;
    private final int token;

    RuledCopyTyper(QueryTyper queries, Dialect dialect, List<TextEdit> edits, CreateTable create, RuledNames ruled) {
        this.queries = queries;
        this.dialect = dialect;
        this.edits = edits;
        this.create = create;
        this.ruled = ruled;
        this.token = create.source().orElseThrow().token();
    }

    /** @param outputs of the query */
    void type(List<OutputColumn> outputs) throws StatementRefusedException {
        List<ColumnRule> copied = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            ColumnRule rule = rule(outputs.get(i), i);
            if (rule == null) {
                queries.meeting().assign(outputs.get(i).type(), null, token);
            } else {
                requireCopy(outputs.get(i).type(), rule);
                copied.add(rule);
            }
        }
        copied.removeIf(rule -> rule.mode() == Mode.FORMAT_PRESERVING || isDefined(rule));
        if (!copied.isEmpty()) {
            guard(copied);
        }
    }

    private @Nullable ColumnRule rule(OutputColumn output, int index) throws StatementRefusedException {
        // On MySQL and MariaDB the two lists go together by name, and elsewhere by position.
        if (!dialect.isMySqlFamily() && index < create.columns().size()) {
            return ruled.rule(create.columns().get(index).name());
        }
        String name = output.name();
        if (name == null) {
            throw refused(
                    "a column without a name would go into a ruled table",
                    "the database makes a name up, which may be that of a ruled column",
                    "give the column a name with AS");
        }
        for (ColumnRule rule : ruled.rules()) {
            if (LooseName.of(rule.name().text()).equals(LooseName.of(name))) {
                return rule;
            }
        }
        return null;
    }

    private void requireCopy(CipherType type, ColumnRule rule) throws StatementRefusedException {
        String table = create.name().get(create.name().size() - 1).text();
        RuledColumn target = new RuledColumn(table, rule.name().text(), rule, true);
        boolean elsewhere = type.cell() == null && type.isPlain();
        if (elsewhere || (type.cell() != null && !Domains.same(type.cell(), target))) {
            queries.meeting().assign(type, target, token);
        }
        if (type.cell() == null || !type.derivation().origin().equals(Origin.DIRECT)) {
            throw refused(
                    "the ruled column " + target + " would be made of "
                            + (type.cell() == null ? "a value" : "an expression"),
                    "the query decides the column's type, and that of a value or an expression isn't the rule's",
                    "select a column of the same domain, or create the table with column definitions, then INSERT … SELECT");
        }
        queries.meeting().assign(type, target, token);
    }

    private boolean isDefined(ColumnRule rule) {
        return create.columns().stream()
                .filter(CreateTableTyper::isTyped)
                .map(ColumnDefinition::name)
                .anyMatch(name -> rule.equals(ruled.rule(name)));
    }

    private void guard(List<ColumnRule> copied) throws StatementRefusedException {
        List<String> checks = new ArrayList<>();
        for (ColumnRule rule : copied) {
            checks.add("CHECK (" + condition(rule) + ")");
        }
        if (dialect.isMySqlFamily()) {
            int last = create.token() + 2 * (create.name().size() - 1);
            boolean listed =
                    !create.columns().isEmpty() || !create.constraints().isEmpty();
            String list = String.join(", ", checks);
            edits.add(TextEdit.insertAfter(listed ? last + 1 : last, listed ? list + ", " : " (" + list + ")"));
            return;
        }
        if (create.ifNotExists()) {
            throw refused(
                    "CREATE TABLE IF NOT EXISTS … AS of a ruled table",
                    "a table that is there already would get the guard of its cells again",
                    "leave IF NOT EXISTS out, or create the table with column definitions, then INSERT … SELECT");
        }
        String table = create.name().stream().map(this::sql).collect(Collectors.joining("."));
        for (String check : checks) {
            edits.add(TextEdit.insertAfter(
                    create.end() - 1, TextEdit.NEXT_STATEMENT + "ALTER TABLE " + table + " ADD " + check));
        }
    }

    private String condition(ColumnRule rule) {
        try {
            return queries.catalog()
                    .guard(sql(Name.of(rule.name().text(), rule.name().quoted())), rule);
        } catch (SQLException e) {
            throw new CatalogException(e);
        }
    }

    private String sql(Name name) {
        return name.quoted() ? QuotedName.of(name.text(), dialect) : name.text();
    }

    private StatementRefusedException refused(String what, String why, String remedy) {
        return DefinitionRefusals.ofTable(token, what, why, remedy);
    }
}

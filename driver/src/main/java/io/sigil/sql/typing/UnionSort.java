package io.sigil.sql.typing;

import io.sigil.dialect.Dialect;
import io.sigil.sql.DerivedUnion;
import io.sigil.sql.LooseName;
import io.sigil.sql.Name;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.plan.TextEdit;
import io.sigil.sql.tree.Expression;
import io.sigil.sql.tree.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * ORDER BY over the rows of a set operation, whose keys are output columns and nothing else. MySQL and MariaDB take an
 * expression over one; elsewhere the set operation becomes a derived table, whose columns have the same names.
 */
final class UnionSort {
    private final LexedSql sql;
    private final Dialect dialect;
    private final Searches searches;
    private final Query query;
    private final List<OutputColumn> outputs;
    private final List<OutputColumn> renamed = new ArrayList<>();

    private UnionSort(LexedSql sql, Dialect dialect, Searches searches, Query query, List<OutputColumn> outputs) {
        this.sql = sql;
        this.dialect = dialect;
        this.searches = searches;
        this.query = query;
        this.outputs = outputs;
    }

    /** Null: the query isn't a set operation. */
    static @Nullable UnionSort of(
            LexedSql sql, Dialect dialect, Searches searches, Query query, List<OutputColumn> outputs) {
        return body(query.body()) instanceof Query.SetOperation
                ? new UnionSort(sql, dialect, searches, query, outputs)
                : null;
    }

    private static Query.Body body(Query.Body body) {
        Query.Body inner = body;
        while (inner instanceof Query.Nested) {
            inner = ((Query.Nested) inner).query().body();
        }
        return inner;
    }

    /** Sorts by the token of an output column. */
    void cut(Expression key, OutputColumn meant, RuledColumn column) throws StatementRefusedException {
        String name = isUnique(meant) ? written(meant) : named(meant);
        if (name == null) {
            throw Refusals.notSortedSo(column, key.token());
        }
        if (!dialect.isMySqlFamily()) {
            derive(key, column);
        }
        searches.cut(key, name, column);
    }

    /** Gives one of several columns of the same name another one, which the application doesn't see; null: it can't have one. */
    private @Nullable String named(OutputColumn meant) throws StatementRefusedException {
        Query.Select first = first();
        // Further out, or in another statement, the name would be seen.
        if (first == null || query.token() != 0 || sql.tokens().get(0).isWord("WITH")) {
            return null;
        }
        List<Query.SelectItem> items = first.items();
        boolean each = items.size() == outputs.size()
                && items.stream().noneMatch(item -> item.expression().isEmpty());
        if (!each || written(meant) == null || isSortedByName(meant)) {
            return null;
        }
        for (int i = 0; i < items.size(); i++) {
            if (isNamedAlike(outputs.get(i), meant) && !isLabelledSo(items.get(i), outputs.get(i))) {
                return null;
            }
        }
        int index = outputs.indexOf(meant);
        Expression expression = items.get(index).expression().orElseThrow();
        String name = "sigil_key" + (index + 1);
        if (outputs.stream().anyMatch(output -> output.name() != null && isLoosely(output.name(), name))) {
            return null;
        }
        searches.rewrites().add("alias", expression, List.of(TextEdit.insertAfter(expression.last(), " AS " + name)));
        renamed.add(meant);
        return name;
    }

    /** A name among the keys that several columns have is an error, and no more once one of them has got another name. */
    private boolean isSortedByName(OutputColumn meant) {
        return query.orderBy().stream()
                .filter(Expression.ColumnReference.class::isInstance)
                .map(key -> ((Expression.ColumnReference) key).name().text())
                .anyMatch(name -> isLoosely(name, Objects.requireNonNull(meant.name())));
    }

    /** Whether {@link #label} says how plaintext would label the column. */
    private boolean isLabelledSo(Query.SelectItem item, OutputColumn output) {
        RuledColumn cell = output.type().cell();
        Expression expression = item.expression().orElseThrow();
        if (item.alias() != null || cell == null || !(expression instanceof Expression.ColumnReference)) {
            return false;
        }
        Name name = ((Expression.ColumnReference) expression).name();
        switch (dialect) {
            case H2:
                return cell.name()
                        .equals(name.quoted() ? name.text() : name.text().toUpperCase(Locale.ROOT));
            case POSTGRESQL:
                return cell.name()
                        .equals(name.quoted() ? name.text() : name.text().toLowerCase(Locale.ROOT));
            case MYSQL:
            case MARIADB:
                return true;
        }
        throw new AssertionError(dialect);
    }

    /** The columns with the labels that plaintext would give those of one name. */
    List<OutputColumn> labelled() {
        List<OutputColumn> labelled = new ArrayList<>();
        for (OutputColumn output : outputs) {
            String name = renamed.stream().anyMatch(other -> isNamedAlike(output, other)) ? label(output) : null;
            labelled.add(name == null ? output : output.labelled(name));
        }
        return labelled;
    }

    /** MySQL and MariaDB call a column as the statement does, the others as the catalog does. */
    private @Nullable String label(OutputColumn output) {
        RuledColumn cell = output.type().cell();
        return dialect.isMySqlFamily() || cell == null ? output.name() : cell.name();
    }

    private Query.@Nullable Select first() {
        Query.Body first = body(query.body());
        while (first instanceof Query.SetOperation) {
            first = body(((Query.SetOperation) first).branches().get(0));
        }
        return first instanceof Query.Select ? (Query.Select) first : null;
    }

    private void derive(Expression key, RuledColumn column) throws StatementRefusedException {
        int first = query.orderBy().get(0).first();
        boolean named = query.orderBy().stream().allMatch(UnionSort::isOutput)
                && (dialect != Dialect.H2 || outputs.stream().allMatch(output -> isUnique(output) || isOnly(output)));
        if (!named || !sql.tokens().get(first - 2).isWord("ORDER")) {
            throw Refusals.notSortedSo(column, key.token());
        }
        searches.rewrites()
                .add(
                        "union",
                        query.orderBy().get(0),
                        List.of(
                                TextEdit.insertBefore(query.token(), "SELECT * FROM ("),
                                TextEdit.insertAfter(first - 3, ") " + DerivedUnion.NAME)));
    }

    /** An ordinal or a name; a derived table would allow more than a set operation does. */
    private static boolean isOutput(Expression key) {
        return key instanceof Expression.Value
                || (key instanceof Expression.ColumnReference
                        && ((Expression.ColumnReference) key).qualifier().isEmpty());
    }

    private boolean isUnique(OutputColumn column) {
        return outputs.stream().filter(other -> isNamedAlike(column, other)).count() == 1;
    }

    /** Whether the others of its name have got another one. */
    private boolean isOnly(OutputColumn column) {
        return outputs.stream()
                        .allMatch(other -> other == column || renamed.contains(other) || !isNamedAlike(column, other))
                || renamed.contains(column);
    }

    private static boolean isNamedAlike(OutputColumn column, OutputColumn other) {
        return column.name() != null && other.name() != null && isLoosely(other.name(), column.name());
    }

    private static boolean isLoosely(String name, String other) {
        return LooseName.of(name).equals(LooseName.of(other));
    }

    /** How the column is referred to; null: it has no name that the statement or the catalog gives it. */
    private @Nullable String written(OutputColumn meant) {
        if (meant.fromStar()) {
            return meant.name() == null ? null : QuotedName.of(meant.name(), dialect);
        }
        Query.Select first = first();
        if (first == null) {
            return null;
        }
        List<Query.SelectItem> items = first.items();
        int index = outputs.indexOf(meant);
        if (items.stream().anyMatch(item -> item.expression().isEmpty()) || items.size() != outputs.size()) {
            return null;
        }
        Name name = name(items.get(index));
        return name == null ? null : name.quoted() ? QuotedName.of(name.text(), dialect) : name.text();
    }

    private static @Nullable Name name(Query.SelectItem item) {
        if (item.alias() != null) {
            return item.alias();
        }
        Expression expression = item.expression().orElseThrow();
        return expression instanceof Expression.ColumnReference
                ? ((Expression.ColumnReference) expression).name()
                : null;
    }
}

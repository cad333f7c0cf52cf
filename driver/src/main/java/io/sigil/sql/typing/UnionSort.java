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
import java.util.List;
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
        String name = written(meant);
        if (name == null || !isUnique(meant)) {
            throw Refusals.notSortedSo(column, key.token());
        }
        if (!dialect.isMySqlFamily()) {
            derive(key, column);
        }
        searches.cut(key, name, column);
    }

    private void derive(Expression key, RuledColumn column) throws StatementRefusedException {
        int first = query.orderBy().get(0).first();
        boolean named = query.orderBy().stream().allMatch(UnionSort::isOutput)
                && (dialect != Dialect.H2 || outputs.stream().allMatch(this::isUnique));
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
        String name = column.name();
        return name != null
                && outputs.stream()
                                .filter(other -> other.name() != null
                                        && LooseName.of(other.name()).equals(LooseName.of(name)))
                                .count()
                        == 1;
    }

    /** How the column is referred to; null: it has no name that the statement or the catalog gives it. */
    private @Nullable String written(OutputColumn meant) {
        if (meant.fromStar()) {
            return meant.name() == null ? null : QuotedName.of(meant.name(), dialect);
        }
        Query.Body first = body(query.body());
        while (first instanceof Query.SetOperation) {
            first = body(((Query.SetOperation) first).branches().get(0));
        }
        if (!(first instanceof Query.Select)) {
            return null;
        }
        List<Query.SelectItem> items = ((Query.Select) first).items();
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

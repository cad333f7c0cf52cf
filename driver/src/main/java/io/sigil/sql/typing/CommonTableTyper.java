package io.sigil.sql.typing;

import io.sigil.origin.Trait;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.tree.Query;
import io.sigil.sql.tree.Statement;
import java.util.ArrayList;
import java.util.List;

/** Types the tables of WITH, also those that refer to themselves. */
final class CommonTableTyper {
    private final QueryTyper queries;

    CommonTableTyper(QueryTyper queries) {
        this.queries = queries;
    }

    /** The common tables of WITH, added to those that {@code outer} sees. */
    CommonTables with(Query.With with, Scope outer) throws StatementRefusedException {
        CommonTables tables = outer.commonTables();
        for (Query.CommonTable table : with.tables()) {
            tables = tables.with(table.name(), commonTable(table, with.recursive(), outer, tables));
        }
        return tables;
    }

    private List<OutputColumn> commonTable(Query.CommonTable table, boolean recursive, Scope outer, CommonTables tables)
            throws StatementRefusedException {
        if (table.change().isPresent()) {
            Statement change = table.change().get();
            List<OutputColumn> returned = queries.changes().type(change, queries.scope(outer, tables));
            return QueryTyper.renamed(returned, table.columns(), -1);
        }
        List<OutputColumn> columns = commonTable(table, table.query().orElseThrow(), recursive, outer, tables);
        return new RecursionTyper(queries)
                .type(table.recursion(), columns, table.query().orElseThrow().token());
    }

    private List<OutputColumn> commonTable(
            Query.CommonTable table, Query query, boolean recursive, Scope outer, CommonTables tables)
            throws StatementRefusedException {
        if (!recursive || !(query.body() instanceof Query.SetOperation)) {
            return QueryTyper.renamed(
                    queries.type(query, queries.scope(outer, tables)), table.columns(), query.token());
        }
        // The first branch of a recursive table says what its columns hold; the others see the table itself.
        Query.Body anchor = ((Query.SetOperation) query.body()).branches().get(0);
        Scope anchorScope = queries.scope(outer, with(query.with(), queries.scope(outer, tables)));
        List<OutputColumn> columns =
                settled(QueryTyper.renamed(queries.branch(anchor, anchorScope), table.columns(), query.token()));
        return recursive(QueryTyper.renamed(
                queries.type(query, queries.scope(outer, tables.with(table.name(), recursive(columns)))),
                table.columns(),
                query.token()));
    }

    private static List<OutputColumn> recursive(List<OutputColumn> columns) {
        List<OutputColumn> typed = new ArrayList<>();
        columns.forEach(column -> typed.add(column.typed(column.type().derived(Trait.RECURSIVE))));
        return typed;
    }

    /** Free columns of a recursive table are plain: a later branch could not agree on anything else. */
    private List<OutputColumn> settled(List<OutputColumn> columns) throws StatementRefusedException {
        List<OutputColumn> settled = new ArrayList<>();
        for (OutputColumn column : columns) {
            if (column.type().isFree()) {
                queries.ledger().plain(column.type());
                settled.add(column.typed(CipherType.PLAIN));
            } else {
                settled.add(column);
            }
        }
        return settled;
    }
}

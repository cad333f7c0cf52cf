package io.sigil.sql.typing;

import io.sigil.sql.Name;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.tree.Recursion;
import java.util.ArrayList;
import java.util.List;

/** SEARCH and CYCLE keep the values of columns in columns of their own, so those must be plain. */
final class RecursionTyper {
    private final QueryTyper queries;

    RecursionTyper(QueryTyper queries) {
        this.queries = queries;
    }

    /** The columns of a common table with those that its clauses add. */
    List<OutputColumn> type(Recursion recursion, List<OutputColumn> columns, int token)
            throws StatementRefusedException {
        requirePlain(recursion.ordered(), columns, token, "SEARCH");
        if (!recursion.added().isEmpty()) {
            requirePlain(recursion.compared(), columns, token, "CYCLE");
        }
        for (Name name : recursion.compared()) {
            for (OutputColumn column : columns) {
                if (column.mayBeNamed(name)) {
                    queries.meeting().asGroupingKey(column.type(), token, "CYCLE");
                }
            }
        }
        List<OutputColumn> all = new ArrayList<>(columns);
        for (Name name : recursion.added()) {
            all.add(new OutputColumn(name.text(), CipherType.PLAIN));
        }
        return all;
    }

    private static void requirePlain(List<Name> names, List<OutputColumn> columns, int token, String clause)
            throws StatementRefusedException {
        for (OutputColumn column : columns) {
            RuledColumn cell = column.type().cell();
            if (cell != null && names.stream().anyMatch(column::mayBeNamed)) {
                throw Refusals.notComputable(cell, token, clause);
            }
        }
    }
}

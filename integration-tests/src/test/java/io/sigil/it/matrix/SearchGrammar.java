package io.sigil.it.matrix;

import io.sigil.dialect.Dialect;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Statements that search and sort {@code person p} by a searchable column, in the tokens of {@link Template}. */
final class SearchGrammar {
    private static final int DEPTH = 2;

    private final Dialect dialect;
    private final CipherMode mode;

    SearchGrammar(Dialect dialect, CipherMode mode) {
        this.dialect = dialect;
        this.mode = mode;
    }

    Arbitrary<String> statement() {
        Arbitrary<String> from = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just("{person} p")),
                Tuple.of(1, Arbitraries.just("{person} p JOIN {visit} v ON p.id = v.person_id")),
                Tuple.of(1, predicate(1).map(a -> "(SELECT p.* FROM {person} p WHERE " + a + ") p")));
        Arbitrary<String> select = Combinators.combine(output(), from, predicate(DEPTH), order())
                .as((output, source, where, order) ->
                        "SELECT p.id AS i, " + output + " AS o FROM " + source + " WHERE " + where + order);
        Arbitrary<String> change = Combinators.combine(
                        Arbitraries.of(
                                "UPDATE {person} SET age = {=7} WHERE ",
                                "UPDATE {person} SET {c} = {8}, age = {=1} WHERE ",
                                "UPDATE {person} SET {c2} = CASE WHEN {c} = {1} THEN {9} ELSE {c2} END WHERE ",
                                "DELETE FROM {person} WHERE "),
                        predicate(DEPTH))
                .as((head, where) -> head + where.replaceAll("\\bp\\.", ""));
        return mode == CipherMode.RANGE
                ? Arbitraries.frequencyOf(
                        Tuple.of(5, select),
                        Tuple.of(2, change),
                        Tuple.of(1, extremes()),
                        Tuple.of(1, unnamed()),
                        Tuple.of(1, sortedUnion()))
                : Arbitraries.frequencyOf(Tuple.of(5, select), Tuple.of(2, change), Tuple.of(1, unnamed()));
    }

    /** What the database calls the column depends on how it prints or reads the expression. */
    private Arbitrary<String> unnamed() {
        return Combinators.combine(
                        Arbitraries.oneOf(
                                leaf(), output(), leaf().map(a -> "SUM(CASE WHEN " + a + " THEN 1 ELSE 0 END)")),
                        predicate(1))
                .as((output, where) -> "SELECT " + output + ", " + (output.startsWith("SUM") ? "COUNT(*)" : "p.id AS i")
                        + " FROM {person} p WHERE " + where);
    }

    private Arbitrary<String> sortedUnion() {
        return Combinators.combine(
                        predicate(1),
                        Arbitraries.of("p.{c}", "p.{c2}", "COALESCE(p.{c}, p.{c2})", "NULL"),
                        Arbitraries.of("s, i", "2 DESC, 1", "s DESC, i DESC LIMIT 3", "1 LIMIT {=2} OFFSET {=1}"))
                .as((where, other, order) -> "SELECT p.id AS i, p.{c} AS s FROM {person} p WHERE " + where
                        + " UNION ALL SELECT p.id + 10, " + other + " FROM {person} p ORDER BY " + order);
    }

    private Arbitrary<String> extremes() {
        return Combinators.combine(
                        Arbitraries.of("MIN", "MAX"),
                        predicate(1),
                        Arbitraries.of("", " HAVING MAX(p.{c2}) > {1}", " HAVING MIN(p.{c}) <= {2} OR COUNT(*) > {=1}"))
                .as((function, where, having) -> "SELECT p.age, COUNT(*) AS n, " + function
                        + "(p.{c}) AS m FROM {person} p" + " WHERE " + where + " GROUP BY p.age" + having);
    }

    private Arbitrary<String> output() {
        List<String> outputs = new ArrayList<>(List.of(
                "p.{c}",
                "p.{c2}",
                "p.age",
                "p.{c}",
                "CASE WHEN p.{c} = {1} THEN 1 ELSE 0 END",
                "CASE p.{c} WHEN {1} THEN 1 ELSE 2 END"));
        if (mode == CipherMode.RANGE) {
            outputs.add("RANK() OVER (ORDER BY p.{c})");
            outputs.add("DENSE_RANK() OVER (PARTITION BY p.age ORDER BY p.{c} DESC, p.{c2})");
            outputs.add("COUNT(*) OVER (ORDER BY p.{c2})");
            outputs.add("CASE WHEN p.{c} < {2} THEN 1 ELSE 0 END");
        }
        return Arbitraries.of(outputs);
    }

    /** Always total where it is there at all, because the order of ties is nobody's. */
    private Arbitrary<String> order() {
        List<String> orders = new ArrayList<>(List.of("", "", " ORDER BY i", " ORDER BY 1 DESC LIMIT 2"));
        if (mode == CipherMode.RANGE) {
            orders.add(" ORDER BY p.{c}, i");
            orders.add(" ORDER BY p.{c} DESC, p.{c2}, i");
            orders.add(" ORDER BY p.age, p.{c2} DESC, i LIMIT 3");
            orders.add(" ORDER BY {c}, i DESC LIMIT 2 OFFSET 1");
            if (!dialect.isMySqlFamily()) {
                orders.add(" ORDER BY p.{c} NULLS FIRST, i");
            }
        }
        return Arbitraries.of(orders);
    }

    private Arbitrary<String> predicate(int depth) {
        if (depth == 0) {
            return leaf();
        }
        Arbitrary<String> less = Arbitraries.lazy(() -> predicate(depth - 1));
        return Arbitraries.frequencyOf(
                Tuple.of(3, leaf()),
                Tuple.of(2, Combinators.combine(less, less).as((a, b) -> "(" + a + " AND " + b + ")")),
                Tuple.of(2, Combinators.combine(less, less).as((a, b) -> "(" + a + " OR " + b + ")")),
                Tuple.of(1, less.map(a -> "NOT (" + a + ")")));
    }

    private Arbitrary<String> leaf() {
        List<String> leaves = new ArrayList<>(List.of(
                "p.{c} = {1}",
                "{2} = p.{c2}",
                "p.{c} <> {1}",
                "{9} <> (p.{c2})",
                "p.{c} IN ({1}, {8})",
                "p.{c} NOT IN ({2}, {3})",
                "p.{c} NOT IN ({1}, NULL)",
                "(p.{c}, p.age) = ({1}, {=30})",
                "(p.{c}, p.{c2}) IN (({1}, {2}), ({2}, {2}))",
                "COALESCE(p.{c}, {8}) = {8}",
                "{1} = COALESCE(p.{c2}, p.{c})",
                "NULLIF(p.{c}, {1}) IS NULL",
                "NULLIF(p.{c}, p.{c2}) IS NULL",
                "CASE p.{c} WHEN p.{c2} THEN 1 ELSE 2 END = {=1}",
                "p.{c} IN (p.{c2}, {1})",
                "{1} IN (p.{c}, p.{c2})",
                "(p.{c} = {1}) = (p.age > {=30})",
                "p.{c} IS NULL",
                "p.age > {=30}",
                "p.{c} = p.{c2}"));
        if (dialect.isMySqlFamily()) {
            leaves.add("p.{c} <=> {0}");
            leaves.add("p.{c} <=> {1}");
        } else {
            leaves.add("p.{c} IS DISTINCT FROM {1}");
            leaves.add("p.{c2} IS NOT DISTINCT FROM {0}");
        }
        if (mode == CipherMode.PREFIX) {
            leaves.addAll(List.of(
                    "p.{c} LIKE {='ann%'}", "p.{c2} NOT LIKE {='Bob%'}", "p.{c} LIKE {='%'}", "p.{c} LIKE {='%x'}"));
        }
        if (mode == CipherMode.RANGE) {
            leaves.addAll(List.of(
                    "p.{c} < {1}",
                    "p.{c} <= {2}",
                    "{1} < p.{c}",
                    "{3} <= p.{c2}",
                    "p.{c} >= {7}",
                    "p.{c} BETWEEN {2} AND {1}",
                    "p.{c2} NOT BETWEEN {1} AND {3}",
                    "{1} BETWEEN p.{c} AND p.{c2}",
                    "(p.{c}, p.id) > ({1}, {=1})",
                    "(p.age, p.{c}) <= ({=30}, {1})",
                    "p.{c} < p.{c2}",
                    "p.{c2} >= p.{c}",
                    "p.{c} BETWEEN p.{c2} AND {7}",
                    "(p.{c}, p.id) < (p.{c2}, {=3})",
                    "p.{c} > (SELECT MIN(w.{c}) FROM {visit} w WHERE w.total < {=40})",
                    "p.{c} IN (SELECT MAX(w.{c}) FROM {visit} w GROUP BY w.person_id)",
                    "p.{c} <= ALL (SELECT w.{c} FROM {visit} w WHERE w.{c} IS NOT NULL)"));
        }
        return Arbitraries.of(leaves);
    }
}

package io.sigil.it.matrix;

import io.sigil.dialect.Dialect;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Conditions and expressions over {@code person p} and, where it is joined, {@code visit v}; in the tokens of {@link
 * Template}. Most of them work; a few must be refused.
 */
final class PredicateGrammar {
    private static final int DEPTH = 3;

    private final Dialect dialect;
    private final boolean joined;

    PredicateGrammar(Dialect dialect, boolean joined) {
        this.dialect = dialect;
        this.joined = joined;
    }

    Arbitrary<String> predicate() {
        return predicate(DEPTH);
    }

    private Arbitrary<String> predicate(int depth) {
        if (depth == 0) {
            return leaf();
        }
        Arbitrary<String> less = Arbitraries.lazy(() -> predicate(depth - 1));
        return Arbitraries.frequencyOf(
                Tuple.of(4, leaf()),
                Tuple.of(2, Combinators.combine(less, less).as((a, b) -> "(" + a + " AND " + b + ")")),
                Tuple.of(2, Combinators.combine(less, less).as((a, b) -> "(" + a + " OR " + b + ")")),
                Tuple.of(1, less.map(a -> "NOT (" + a + ")")),
                Tuple.of(1, less.map(a -> "EXISTS (SELECT 1 FROM {visit} w WHERE w.d = p.d AND " + a + ")")),
                Tuple.of(1, less.map(a -> "p.d IN (SELECT w.d FROM {visit} w WHERE w.total > {=10} AND " + a + ")")));
    }

    private Arbitrary<String> leaf() {
        return Arbitraries.frequencyOf(Tuple.of(12, working()), Tuple.of(1, refused()));
    }

    private Arbitrary<String> working() {
        List<String> leaves = new ArrayList<>(List.of(
                "p.id < {=4}",
                "p.d = {1}",
                "{2} = p.d2",
                "p.d <> {1}",
                "p.d2 = {9}",
                "p.d = p.d2",
                "p.d IN ({1}, {2})",
                "p.d NOT IN ({1}, {8})",
                "p.d IN ({0}, {3})",
                "p.d IS NULL",
                "p.x IS NOT NULL",
                "p.x2 IS NULL",
                "p.age > {=30}",
                "p.name = {='ann'}",
                "p.name LIKE {='%b%'}",
                "p.age BETWEEN {=20} AND {=40}",
                "(p.d, p.age) = ({1}, {=30})",
                "(p.d, p.d2) IN (({1}, {2}), ({2}, {2}))",
                "p.d = (SELECT w.d FROM {visit} w WHERE w.visit_id = {=1})",
                "p.d NOT IN (SELECT w.d FROM {visit} w WHERE w.d IS NOT NULL)",
                "CASE WHEN p.age > {=30} THEN p.d ELSE p.d2 END = {2}",
                "COALESCE(p.d, p.d2) = {3}",
                "p.age = {=30}"));
        if (dialect.isMySqlFamily()) {
            leaves.add("p.d <=> {1}");
            leaves.add("(p.d = {1} XOR p.age = {=40})");
        } else {
            leaves.add("p.d IS DISTINCT FROM {1}");
            leaves.add("p.d2 IS NOT DISTINCT FROM {0}");
        }
        if (joined) {
            leaves.add("p.d = v.d");
            leaves.add("v.total > {=15}");
            leaves.add("v.d IN ({1}, {3})");
            leaves.add("v.d <> p.d2");
        }
        return Arbitraries.of(leaves);
    }

    private static Arbitrary<String> refused() {
        return Arbitraries.of(
                "p.x = {1}",
                "p.d < {1}", "p.x IN (SELECT w.x FROM {visit} w)", "p.d IN (SELECT w.alien FROM {visit} w)");
    }

    /** An expression that gives a cell of d's domain, for a result. */
    Arbitrary<String> deterministicOutput() {
        return isTypeKept() ? deterministic() : column("d");
    }

    /** An expression that gives a cell of x's domain, for a result. */
    Arbitrary<String> randomizedOutput() {
        return isTypeKept() ? randomized() : column("x");
    }

    /** On MySQL and MariaDB a computed result has another type than its column: a known bug, see matrix.txt. */
    private boolean isTypeKept() {
        return !dialect.isMySqlFamily();
    }

    private Arbitrary<String> column(String name) {
        return Arbitraries.of("p." + name, "p." + name + "2", (joined ? "v." : "p.") + name);
    }

    /** An expression that gives a cell of d's domain. */
    Arbitrary<String> deterministic() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, column("d")),
                Tuple.of(1, predicate(1).map(a -> "CASE WHEN " + a + " THEN p.d ELSE p.d2 END")),
                Tuple.of(1, Arbitraries.of("COALESCE(p.d, p.d2)", "NULLIF(p.d, {1})", "COALESCE(p.d2, {8})")),
                Tuple.of(1, Arbitraries.of("(SELECT w.d FROM {visit} w WHERE w.visit_id = p.id)")));
    }

    /** An expression that gives a cell of x's domain. */
    Arbitrary<String> randomized() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, column("x")),
                Tuple.of(1, predicate(1).map(a -> "CASE WHEN " + a + " THEN p.x ELSE p.x2 END")),
                Tuple.of(1, Arbitraries.of("COALESCE(p.x2, p.x)")));
    }

    /** An expression that gives a number. */
    Arbitrary<String> number() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of("p.id", "p.age", "p.age + 1", joined ? "v.total" : "p.id")),
                Tuple.of(1, predicate(1).map(a -> "CASE WHEN " + a + " THEN 1 ELSE 0 END")));
    }
}

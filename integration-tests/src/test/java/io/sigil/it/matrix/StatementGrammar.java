package io.sigil.it.matrix;

import io.sigil.dialect.Dialect;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Statements composed of the matrix's positions, in the tokens of {@link Template}. */
final class StatementGrammar {
    private final Dialect dialect;

    StatementGrammar(Dialect dialect) {
        this.dialect = dialect;
    }

    Arbitrary<String> statement() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, select()),
                Tuple.of(2, grouped()),
                Tuple.of(2, setOperation()),
                Tuple.of(2, nested()),
                Tuple.of(2, windowed()),
                Tuple.of(2, insert()),
                Tuple.of(2, update()),
                Tuple.of(1, delete()));
    }

    private PredicateGrammar over(boolean joined) {
        return new PredicateGrammar(dialect, joined);
    }

    /** FROM, with {@code p} for persons and, when joined, {@code v} for visits. */
    private Arbitrary<String> source(boolean joined) {
        Arbitrary<String> persons = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just("{person} p")),
                Tuple.of(1, over(false).predicate().map(a -> "(SELECT p.* FROM {person} p WHERE " + a + ") p")));
        if (!joined) {
            return persons;
        }
        Arbitrary<String> on = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of("p.d = v.d", "v.d = p.d2", "p.id = v.person_id")),
                Tuple.of(1, over(true).predicate()));
        return Combinators.combine(persons, Arbitraries.of("JOIN", "LEFT JOIN", "RIGHT JOIN"), on)
                .as((left, join, condition) -> left + " " + join + " {visit} v ON " + condition);
    }

    private Arbitrary<String> select() {
        return select(false)
                .edgeCases(config -> config.none())
                .flatMap(one ->
                        Arbitraries.of(true, false).flatMap(joined -> joined ? select(true) : Arbitraries.just(one)));
    }

    private Arbitrary<String> select(boolean joined) {
        PredicateGrammar over = over(joined);
        return Combinators.combine(
                        over.deterministicOutput(),
                        over.randomizedOutput(),
                        over.number(),
                        source(joined),
                        over.predicate(),
                        Arbitraries.of("", "", " ORDER BY p.id" + (joined ? ", v.visit_id" : "")),
                        Arbitraries.of("", "", ", p.*"))
                .as((d, x, n, from, where, order, star) -> "SELECT " + d + " AS c1, " + x + " AS c2, " + n + " AS c3"
                        + star + " FROM " + from + " WHERE " + where + order);
    }

    /** One cell and one number, from one or two tables. */
    private Arbitrary<String> pair(boolean distinct) {
        return Arbitraries.of(true, false)
                .flatMap(joined -> Combinators.combine(
                                over(joined).deterministicOutput(),
                                over(joined).number(),
                                source(joined),
                                over(joined).predicate())
                        .as((d, n, from, where) -> "SELECT " + (distinct ? "DISTINCT " : "") + d + " AS c1, " + n
                                + " AS c2 FROM " + from + " WHERE " + where));
    }

    private Arbitrary<String> grouped() {
        return Arbitraries.of(true, false)
                .flatMap(joined -> Combinators.combine(
                                Arbitraries.of("p.d", "p.d2", "p.age", "p.name", "p.d, p.age", "p.x"),
                                source(joined),
                                over(joined).predicate(),
                                Arbitraries.of("", " HAVING COUNT(*) > {=1}", " HAVING COUNT(p.x) > {=0}"),
                                Arbitraries.of(
                                        "COUNT(*)", "COUNT(p.x)", "COUNT(DISTINCT p.d)", "MAX(p.age)", "SUM(p.id)"))
                        .as((key, from, where, having, aggregate) -> "SELECT " + key + ", " + aggregate + " AS a FROM "
                                + from + " WHERE " + where + " GROUP BY " + key + having));
    }

    private Arbitrary<String> setOperation() {
        return Combinators.combine(
                        pair(false), Arbitraries.of("UNION", "UNION ALL", "INTERSECT", "EXCEPT"), pair(false))
                .as((left, operator, right) -> left + " " + operator + " " + right);
    }

    private Arbitrary<String> nested() {
        Arbitrary<String> inner = Arbitraries.oneOf(pair(false), pair(true), setOperation());
        Arbitrary<String> condition = Arbitraries.of(
                "q.c1 = {1}", "q.c1 IN ({1}, {3})", "q.c1 IS NULL", "q.c2 > {=1}", "q.c1 <> {2} OR q.c2 = {=1}");
        return Combinators.combine(inner, condition, Arbitraries.of(true, false))
                .as((query, where, with) -> with
                        ? "WITH q AS (" + query + ") SELECT q.c1, q.c2 FROM q WHERE " + where
                        : "SELECT q.c2, q.c1 AS again, q.* FROM (" + query + ") q WHERE " + where);
    }

    private Arbitrary<String> windowed() {
        return Combinators.combine(
                        Arbitraries.of("COUNT(*)", "SUM(p.age)", "MIN(p.id)"),
                        Arbitraries.of("PARTITION BY p.d", "PARTITION BY p.d2, p.age", "PARTITION BY p.age"),
                        over(false).predicate())
                .as((function, partition, where) -> "SELECT p.id, p.d, " + function + " OVER (" + partition
                        + ") AS w FROM {person} p WHERE " + where);
    }

    private Arbitrary<String> insert() {
        Arbitrary<String> value = Arbitraries.of("{1}", "{8}", "{9}", "{0}", "NULL", "DEFAULT");
        Arbitrary<String> values = Combinators.combine(value, value, value, value, Arbitraries.of("{=7}", "DEFAULT"))
                .as((d, x, d2, x2, age) -> "(" + d + ", {=ID}, " + x + ", " + age + ", " + d2 + ", " + x2 + ")");
        Arbitrary<String> rows = values.list().ofMinSize(1).ofMaxSize(3).map(list -> {
            StringBuilder text = new StringBuilder("INSERT INTO {person} (d, id, x, age, d2, x2) VALUES ");
            for (int i = 0; i < list.size(); i++) {
                text.append(i == 0 ? "" : ", ").append(list.get(i).replace("ID", String.valueOf(90 + i)));
            }
            return text.toString();
        });
        Arbitrary<String> query = Combinators.combine(
                        over(false).deterministic(),
                        over(false).randomized(),
                        source(false),
                        over(false).predicate())
                .as((d, x, from, where) -> "INSERT INTO {person} (id, d, x) SELECT p.id + 100, " + d + ", " + x
                        + " FROM " + from + " WHERE " + where);
        return Arbitraries.oneOf(rows, query);
    }

    private Arbitrary<String> update() {
        Arbitrary<String> assignment = Arbitraries.frequencyOf(
                Tuple.of(
                        3,
                        Arbitraries.of("d = {8}", "d = {0}", "x = {9}", "d = DEFAULT", "age = {=7}", "name = {='z'}")),
                Tuple.of(2, Arbitraries.of("d = p.d2", "x = p.x2", "d = COALESCE(p.d2, {8})", "d = p.x", "name = p.d")),
                Tuple.of(1, over(false).deterministic().map(d -> "d2 = " + d)),
                Tuple.of(1, over(false).randomized().map(x -> "x2 = " + x)));
        return Combinators.combine(assignment, over(false).predicate())
                .as((set, where) -> unaliased("UPDATE {person} SET " + set + " WHERE " + where));
    }

    private Arbitrary<String> delete() {
        return over(false).predicate().map(where -> unaliased("DELETE FROM {person} WHERE " + where));
    }

    /** Not every database gives the target of a change an alias. */
    private static String unaliased(String sql) {
        return sql.replaceAll("\\bp\\.", "{person}.");
    }
}

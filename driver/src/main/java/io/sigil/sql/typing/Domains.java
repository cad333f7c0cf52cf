package io.sigil.sql.typing;

import io.sigil.rules.ColumnRule;
import io.sigil.sql.RuledColumn;
import java.util.ArrayList;
import java.util.List;

/** What the rules of two columns, or of one, allow their cells to do (contract §5). */
final class Domains {
    private Domains() {}

    /** Whether a cell of one column opens as a value of the other. */
    static boolean same(RuledColumn a, RuledColumn b) {
        return same(a.rule(), b.rule());
    }

    /** Whether a cell of a column with one rule opens as a value of a column with the other. */
    static boolean same(ColumnRule x, ColumnRule y) {
        return x == y
                || (x.domain().equals(y.domain())
                        && x.key().equals(y.key())
                        && x.type().equals(y.type())
                        && x.mode() == y.mode()
                        && x.search() == y.search()
                        && x.normalize().equals(y.normalize())
                        && x.alphabet().equals(y.alphabet())
                        && x.storage() == y.storage()
                        && !x.isInMotion()
                        && !y.isInMotion()
                        && !x.perSubject()
                        && !y.perSubject()
                        && x.bindTo().isEmpty()
                        && y.bindTo().isEmpty());
    }

    /** Whether equal values are stored as equal cells, and as nothing else. */
    static boolean isDeterministic(RuledColumn column) {
        return !column.rule().isInMotion() && isDeterministic(column.rule());
    }

    /** Whether equal values have equal cells under this rule. */
    static boolean isDeterministic(ColumnRule rule) {
        switch (rule.mode()) {
            case RANDOMIZED:
                return false;
            case DETERMINISTIC:
            case FORMAT_PRESERVING:
                return true;
        }
        throw new AssertionError(rule.mode());
    }

    /** What keeps the cells of two columns apart, for a message. */
    static String difference(RuledColumn a, RuledColumn b) {
        ColumnRule x = a.rule();
        ColumnRule y = b.rule();
        List<String> differences = new ArrayList<>();
        differences.add(x.domain().equals(y.domain()) ? "" : "domain");
        differences.add(x.key().equals(y.key()) ? "" : "key");
        differences.add(x.type().equals(y.type()) ? "" : "type");
        differences.add(x.mode() == y.mode() ? "" : "mode");
        differences.add(x.search() == y.search() ? "" : "search");
        differences.add(x.normalize().equals(y.normalize()) ? "" : "normalize");
        differences.add(x.alphabet().equals(y.alphabet()) ? "" : "alphabet");
        differences.add(x.storage() == y.storage() ? "" : "storage");
        differences.add(x.isInMotion() || y.isInMotion() ? "state" : "");
        differences.removeIf(String::isEmpty);
        return differences.isEmpty() ? "what their cells are bound to" : String.join(", ", differences);
    }
}

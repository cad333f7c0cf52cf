package io.sigil.sql.typing;

import io.sigil.rules.ColumnRule;
import io.sigil.rules.Mode;
import io.sigil.sql.RuledColumn;

/** What the rules of two columns, or of one, allow their cells to do (contract §5). */
final class Domains {
    private Domains() {}

    /** Whether a cell of one column opens as a value of the other. */
    static boolean same(RuledColumn a, RuledColumn b) {
        ColumnRule x = a.rule();
        ColumnRule y = b.rule();
        return x == y
                || (x.domain().equals(y.domain())
                        && x.key().equals(y.key())
                        && x.type().equals(y.type())
                        && x.mode() == y.mode()
                        && x.search() == y.search()
                        && x.storage() == y.storage()
                        && !x.perSubject()
                        && !y.perSubject()
                        && x.bindTo().isEmpty()
                        && y.bindTo().isEmpty());
    }

    /** Whether equal values have equal cells. */
    static boolean isDeterministic(RuledColumn column) {
        return column.rule().mode() == Mode.DETERMINISTIC;
    }
}

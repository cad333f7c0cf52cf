package io.sigil.it.matrix;

import io.sigil.it.oracle.TwinResult.Outcome;
import java.util.List;
import java.util.function.Predicate;

/** The one line that the build prints. */
final class MatrixSummary {
    private MatrixSummary() {}

    static String of(String what, List<MatrixOutcome> outcomes) {
        long known = count(outcomes, MatrixOutcome::isKnownBug);
        return what + ": " + outcomes.size() + " cases, " + count(outcomes, o -> o.is(Outcome.EQUAL)) + " equal, "
                + count(outcomes, o -> o.is(Outcome.REFUSED) && !o.isRefusedForNow()) + " refused, "
                + count(outcomes, o -> o.is(Outcome.DIFFERENT)) + " different"
                + (known == 0 ? "" : " (" + known + " of them by known bugs)") + ", "
                + count(outcomes, MatrixOutcome::isRefusedForNow) + " refused for now; W rows: "
                + count(outcomes, MatrixOutcome::isDue) + " cases, refused "
                + count(outcomes, o -> o.isDue() && o.is(Outcome.REFUSED));
    }

    private static long count(List<MatrixOutcome> outcomes, Predicate<MatrixOutcome> which) {
        return outcomes.stream().filter(which).count();
    }
}

package io.sigil.it.matrix;

import io.sigil.it.oracle.TwinResult.Outcome;
import java.util.List;
import java.util.function.Predicate;

/** The one line that the build prints. */
final class MatrixSummary {
    private MatrixSummary() {}

    static String of(String what, List<MatrixOutcome> outcomes) {
        return what + ": " + outcomes.size() + " cases, " + count(outcomes, o -> is(o, Outcome.EQUAL)) + " equal, "
                + count(outcomes, o -> is(o, Outcome.REFUSED) && !forNow(o)) + " refused, "
                + count(outcomes, o -> is(o, Outcome.DIFFERENT)) + " different, "
                + count(outcomes, o -> is(o, Outcome.REFUSED) && forNow(o)) + " refused for now";
    }

    private static boolean is(MatrixOutcome outcome, Outcome expected) {
        return outcome.result().outcome() == expected;
    }

    private static boolean forNow(MatrixOutcome outcome) {
        return outcome.matrixCase().expectation().kind() == Expectation.Kind.REFUSED_FOR_NOW;
    }

    private static long count(List<MatrixOutcome> outcomes, Predicate<MatrixOutcome> which) {
        return outcomes.stream().filter(which).count();
    }
}

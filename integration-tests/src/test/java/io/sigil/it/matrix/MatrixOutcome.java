package io.sigil.it.matrix;

import io.sigil.it.oracle.TwinResult;
import io.sigil.it.oracle.TwinResult.Outcome;
import java.util.Optional;

/**
 * What became of a case.
 *
 * @param known whether a bug is known that any case of this type may show
 */
record MatrixOutcome(MatrixCase matrixCase, TwinResult result, boolean known) {

    boolean is(Outcome outcome) {
        return result.outcome() == outcome;
    }

    boolean isRefusedForNow() {
        return is(Outcome.REFUSED) && matrixCase.expectation().kind() == Expectation.Kind.REFUSED_FOR_NOW;
    }

    /** Whether the coverage table says that it works. */
    boolean isDue() {
        return matrixCase.line().mustWork(matrixCase.mode());
    }

    /** Different, and written down as a bug. */
    boolean isKnownBug() {
        return is(Outcome.DIFFERENT) && (known || matrixCase.expectation().kind() == Expectation.Kind.KNOWN_BUG);
    }

    /** Nothing when the case came to what was declared. */
    Optional<String> violation() {
        if (isKnownBug()) {
            return Optional.empty();
        }
        if (is(Outcome.REFUSED) && isDue()) {
            return Optional.of(
                    "refused, and the coverage table says that it works: " + matrixCase + "\n" + result.report());
        }
        return matrixCase
                .expectation()
                .violation(result)
                .map(what -> what + ": expected " + matrixCase.expectation() + "\n" + result.report());
    }
}

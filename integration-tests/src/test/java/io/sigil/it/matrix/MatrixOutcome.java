package io.sigil.it.matrix;

import io.sigil.it.oracle.TwinResult;
import java.util.Optional;

/** What became of a case. */
record MatrixOutcome(MatrixCase matrixCase, TwinResult result) {

    /** Nothing when the case came to what was declared. */
    Optional<String> violation() {
        return matrixCase
                .expectation()
                .violation(result)
                .map(what -> what + ": expected " + matrixCase.expectation() + "\n" + result.report());
    }
}

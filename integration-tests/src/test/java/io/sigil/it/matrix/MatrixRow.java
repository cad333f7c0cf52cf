package io.sigil.it.matrix;

import java.util.Optional;

/**
 * A heading of the matrix.
 *
 * @param part "Writing", "Reading and comparing" or "Errors"
 * @param position of its lines, which may name others too
 * @param title for people
 * @param why its lines are refused: of a position that must be refused the reason, of another one an exception
 */
record MatrixRow(String part, Position position, String title, Optional<String> why) {

    /** Why its lines are refused although they stand where statements must work. */
    Optional<String> exception() {
        return position.isRefused() ? Optional.empty() : why;
    }
}

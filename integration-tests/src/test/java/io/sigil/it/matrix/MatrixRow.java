package io.sigil.it.matrix;

import java.util.Optional;

/**
 * A heading of the matrix.
 *
 * @param part "Writing", "Reading and comparing" or "Errors"
 * @param position of its lines, which may name others too
 * @param title for people
 * @param exception why its lines are refused although they stand where statements must work
 */
record MatrixRow(String part, Position position, String title, Optional<String> exception) {}

package io.sigil.it.matrix;

import java.util.Optional;

/**
 * A heading of the matrix.
 *
 * @param part "Writing", "Reading and comparing" or "Errors"
 * @param position of its lines, which may name others too
 * @param title for people
 * @param why its lines are refused, where that isn't plain
 */
record MatrixRow(String part, Position position, String title, Optional<String> why) {}

package io.sigil.it.matrix;

/**
 * A row of the coverage table.
 *
 * @param part "Writing", "Reading and comparing" or "Errors"
 * @param position as the coverage table has it
 * @param must W, R or both
 */
record MatrixRow(String part, String position, String must) {}

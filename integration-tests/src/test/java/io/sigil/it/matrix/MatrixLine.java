package io.sigil.it.matrix;

import io.sigil.dialect.Dialect;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One line of the matrix: statements, where they exist, and what must become of them.
 *
 * @param row the heading under which it stands
 * @param positions of the heading, and those that the line names itself
 * @param number of the line in its file
 * @param expectations only for the modes in which the line is run
 * @param style how it is sent
 * @param sql statements with the tokens of {@link Template}, to be run one after the other
 */
record MatrixLine(
        MatrixRow row,
        Set<Position> positions,
        int number,
        Set<Dialect> dialects,
        Map<CipherMode, Expectation> expectations,
        List<MatrixType> types,
        LineStyle style,
        List<String> sql) {

    /** Whether the coverage table says that it works with this kind of column: at every position at which it stands. */
    boolean mustWork(CipherMode mode) {
        return positions.stream().allMatch(position -> position.works().contains(mode));
    }

    /** Beside placeholder, literal and both mixed, a line can ask for batches and generated keys. */
    enum LineStyle {
        PLAIN,
        BATCH,
        KEYS,
        /** Makes or changes tables. */
        DDL
    }
}

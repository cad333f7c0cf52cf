package io.sigil.it.matrix;

import io.sigil.dialect.Dialect;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One line of the matrix: statements, where they exist, and what must become of them.
 *
 * @param row of the coverage table, to which it belongs
 * @param number of the line in its file
 * @param expectations only for the modes in which the line is run
 * @param style how it is sent
 * @param sql statements with the tokens of {@link Template}, to be run one after the other
 */
record MatrixLine(
        MatrixRow row,
        int number,
        Set<Dialect> dialects,
        Map<CipherMode, Expectation> expectations,
        List<MatrixType> types,
        LineStyle style,
        List<String> sql) {

    /** Beside placeholder, literal and both mixed, a line can ask for batches and generated keys. */
    enum LineStyle {
        PLAIN,
        BATCH,
        KEYS,
        /** Makes or changes tables. */
        DDL
    }
}

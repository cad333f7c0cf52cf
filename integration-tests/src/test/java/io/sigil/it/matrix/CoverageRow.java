package io.sigil.it.matrix;

import java.util.List;

/**
 * A row of the coverage table.
 *
 * @param part "Writing" or "Reading and comparing", or what beside them both sides do alike
 * @param text what stands there
 * @param also test methods beside the matrix that hold it, {@code Class.method}
 */
record CoverageRow(String part, String text, List<String> also) {}

package io.sigil.it.matrix;

import io.sigil.dialect.Dialect;
import java.util.Set;

/**
 * A position of SQL, as coverage.txt has it.
 *
 * @param key what matrix.txt calls it
 * @param row where it stands in the coverage table
 * @param works the kinds of columns with which every statement must work there; none: it must be refused
 * @param dialects that have it
 * @param forms how values stand there; a position of definitions has no placeholders
 */
record Position(String key, CoverageRow row, Set<CipherMode> works, Set<Dialect> dialects, Set<Template.Form> forms) {

    boolean isRefused() {
        return works.isEmpty();
    }
}

package io.sigil.operations.status;

import io.sigil.operations.keys.ColumnCensus;
import io.sigil.rules.Mode;
import java.util.Map;

/** What an operator does next about a column. */
public enum NextStep {
    MISSING("the database has no such column: run sigil check", true),
    ENCRYPT("run sigil encrypt", false),
    FINISH("run sigil verify, set state: encrypted, then run what sigil ddl --phase after prints", false),
    PLAINTEXT("plaintext in a column that is to hold none: set state: migrating, then run sigil encrypt", true),
    DECRYPT("run sigil decrypt", false),
    FINISH_BACK("run what sigil ddl --back --phase after prints, and take the rule out", false),
    REENCRYPT("nothing has to be done; sigil reencrypt would move older cells to the newest data key", false),
    REENCRYPT_PREVIOUS("run sigil reencrypt: cells of the rule before are left", false),
    MAYBE_REENCRYPT_PREVIOUS(
            "run sigil reencrypt, which says when it is complete: no header tells cells of the rule before; then take"
                    + " previous out of the rule",
            false),
    FINISH_PREVIOUS("run sigil verify, then take previous out of the rule: no cell of the rule before is left", false),
    UNKNOWN_KEYS("cells of data keys that the key store lacks: run sigil keys import, or restore the key store", true),
    DAMAGED("damaged cells: run sigil verify", true),
    NONE("nothing to do", false);

    private final String text;
    private final boolean wrong;

    NextStep(String text, boolean wrong) {
        this.text = text;
        this.wrong = wrong;
    }

    /** @param tellsPrevious whether the census tells cells of the rule before */
    static NextStep of(ColumnCensus census, Map<Integer, Long> versions, int newestVersion, boolean tellsPrevious) {
        if (census.damaged() > 0) {
            return DAMAGED;
        }
        switch (census.column().state()) {
            case MIGRATING:
                return census.plain() > 0 ? ENCRYPT : FINISH;
            case DECRYPTING:
                return census.cells() > 0 ? DECRYPT : FINISH_BACK;
            case ENCRYPTED:
                if (census.plain() > 0) {
                    return PLAINTEXT;
                }
                if (census.before() > 0) {
                    return REENCRYPT_PREVIOUS;
                }
                if (census.column().previous().isPresent()) {
                    return tellsPrevious ? FINISH_PREVIOUS : MAYBE_REENCRYPT_PREVIOUS;
                }
                return census.column().mode() == Mode.RANDOMIZED
                                && versions.keySet().stream().anyMatch(version -> version < newestVersion)
                        ? REENCRYPT
                        : NONE;
        }
        throw new AssertionError(census.column().state());
    }

    /** Whether something is wrong, and not only to be continued. */
    public boolean isWrong() {
        return wrong;
    }

    /** In words. */
    @Override
    public String toString() {
        return text;
    }
}

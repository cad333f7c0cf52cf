package io.sigil.rules;

import static io.sigil.rules.ColumnEntries.ACCEPT_LEAKAGE;
import static io.sigil.rules.ColumnEntries.MODE;
import static io.sigil.rules.ColumnEntries.NORMALIZE;
import static io.sigil.rules.ColumnEntries.PREVIOUS;
import static io.sigil.rules.ColumnEntries.SEARCH;
import static io.sigil.rules.ColumnEntries.STATE;
import static io.sigil.rules.ColumnEntries.STORAGE;
import static io.sigil.rules.ColumnEntries.TYPE;

import io.sigil.rules.LogicalType.Kind;

/** Finds entries of one column's rule that can't stand together. A check rests on well-formed entries only. */
final class ColumnChecks {
    private final Section section;
    private final ColumnRule rule;
    private final Errors errors;

    private ColumnChecks(ColumnDraft column, Errors errors) {
        this.section = column.section();
        this.rule = column.rule();
        this.errors = errors;
    }

    static void check(ColumnDraft column, Errors errors) {
        ColumnChecks checks = new ColumnChecks(column, errors);
        checks.searchNeedsRandomized();
        checks.searchSuitsType();
        checks.normalizeSuitsSearch();
        checks.leakageIsAccepted();
        SearchLengthChecks.check(column, errors);
        FormatPreservingChecks.check(column, errors);
        checks.plaintextHasAForm();
        checks.previousIsARule();
    }

    private void searchNeedsRandomized() {
        if (rule.search() == Search.NONE || !section.certain(MODE, SEARCH)) {
            return;
        }
        if (rule.mode() != Mode.RANDOMIZED) {
            complain(
                    SEARCH,
                    "`search` is for mode `randomized`; a column of mode " + shown(MODE)
                            + " is found by equality without it; remove `search` or `mode`");
        }
    }

    private void searchSuitsType() {
        if (!section.certain(SEARCH, TYPE)) {
            return;
        }
        if (rule.search() == Search.PREFIX && !rule.type().kind().isText()) {
            complain(SEARCH, "`search: prefix` is for texts, not for type " + type());
        }
        if (rule.search() == Search.RANGE && !isOrdered(rule.type().kind())) {
            complain(SEARCH, "`search: range` is for numbers, dates, times and short texts, not for type " + type());
        } else if (isUnlimitedRange()) {
            complain(
                    SEARCH,
                    "`search: range` needs a `type` with a length, such as `VARCHAR(20)`: each cell begins with a token as long as"
                            + " the longest value");
        }
    }

    private boolean isUnlimitedRange() {
        return rule.search() == Search.RANGE
                && rule.type().kind().isText()
                && rule.type().maxLength().isEmpty();
    }

    private static boolean isOrdered(Kind kind) {
        switch (kind) {
            case CHAR:
            case VARCHAR:
            case SMALLINT:
            case INTEGER:
            case BIGINT:
            case DECIMAL:
            case REAL:
            case DOUBLE:
            case DATE:
            case TIME:
            case TIMESTAMP:
            case TIMESTAMP_WITH_TIME_ZONE:
                return true;
            case CLOB:
            case BOOLEAN:
            case BINARY:
            case VARBINARY:
            case BLOB:
            case UUID:
                return false;
        }
        throw new AssertionError(kind);
    }

    private void normalizeSuitsSearch() {
        if (!section.has(NORMALIZE)) {
            return;
        }
        if (section.certain(TYPE) && !rule.type().kind().isText()) {
            complain(NORMALIZE, "`normalize` is for texts, not for type " + type());
        }
        if (section.certain(SEARCH) && (rule.search() == Search.NONE || rule.search() == Search.RANGE)) {
            complain(
                    NORMALIZE,
                    "`normalize` needs `search: equality` or `search: prefix`; it changes what searches compare, not what is"
                            + " stored");
        }
        collationSuits(NORMALIZE, rule);
    }

    /** @param found the rule or the one before it, whose lists are given */
    private void collationSuits(Entry<?> entry, ColumnRule found) {
        Normalization collation = found.normalize().stream()
                .filter(Normalization::isCollation)
                .findFirst()
                .orElse(null);
        if (collation == null) {
            return;
        }
        if (found.normalize().size() > 1) {
            complain(
                    entry,
                    "`normalize: " + Spelling.of(collation) + "` is all that the database does to compare texts;"
                            + " remove the other steps, or the collation");
        } else if (section.certain(SEARCH) && found.search() == Search.PREFIX && !collation.keepsBeginnings()) {
            complain(
                    entry,
                    "`normalize: " + Spelling.of(collation)
                            + "` can't stand beside `search: prefix`, because LIKE compares single"
                            + " characters and this collation compares texts; use `search: equality`");
        }
    }

    private void leakageIsAccepted() {
        if (!section.certain(MODE, SEARCH, TYPE, ACCEPT_LEAKAGE)) {
            return;
        }
        boolean ordered = isOrdered(rule.type().kind()) && !isUnlimitedRange();
        if (rule.search() == Search.RANGE && ordered && rule.acceptLeakage() != AcceptedLeakage.ORDER) {
            complain(
                    SEARCH,
                    "`search: range` shows the order of the values to whoever reads the database; write `acceptLeakage: order`"
                            + " if that is acceptable");
        }
        boolean comparable = rule.mode() == Mode.DETERMINISTIC
                || (rule.search() == Search.EQUALITY && rule.mode() == Mode.RANDOMIZED);
        if (rule.type().kind() == Kind.BOOLEAN && comparable && rule.acceptLeakage() == AcceptedLeakage.NONE) {
            complain(
                    rule.mode() == Mode.DETERMINISTIC ? MODE : SEARCH,
                    "a BOOLEAN has two values, so cells that show which are equal show nearly all; write"
                            + " `acceptLeakage: equality` if that is acceptable");
        }
    }

    /** What a binary value's text would be, databases differ on. */
    private void plaintextHasAForm() {
        if (section.certain(STATE, STORAGE, TYPE)
                && rule.state().mayHoldPlaintext()
                && rule.storage() == Storage.TEXT
                && rule.type().kind().isBinary()) {
            complain(
                    STATE,
                    "`state: " + Spelling.of(rule.state()) + "` needs `storage: binary` for type " + type()
                            + ", because bytes have no text that databases agree on");
        }
    }

    /** What isn't a rule by itself was none before. */
    private void previousIsARule() {
        ColumnRule previous = rule.previous().orElse(null);
        if (previous == null || !section.certain(PREVIOUS, MODE, SEARCH, TYPE, STATE)) {
            return;
        }
        collationSuits(PREVIOUS, previous);
        if (rule.state().mayHoldPlaintext()) {
            complain(
                    PREVIOUS,
                    "`previous` can't stand beside `state: " + Spelling.of(rule.state())
                            + "`: encrypt the column first, then encrypt it anew");
        } else if (rule.mode() == Mode.FORMAT_PRESERVING || previous.mode() == Mode.FORMAT_PRESERVING) {
            complain(
                    PREVIOUS,
                    "`previous` can't work in mode `format-preserving`: its cells don't say which rule they are of;"
                            + " use a new column");
        } else if (previous.mode() != Mode.RANDOMIZED && previous.search() != Search.NONE) {
            complain(PREVIOUS, "`search` is for mode `randomized`; remove `search` or `mode` of `previous`");
        } else if (previous.makesSameCellsAs(rule)) {
            complain(PREVIOUS, "`previous` makes the same cells as the rule; name what was otherwise, or remove it");
        }
    }

    private String shown(Entry<?> entry) {
        return section.shown(entry, entry.toString());
    }

    private String type() {
        return section.shown(TYPE, "`VARCHAR`");
    }

    private void complain(Entry<?> entry, String message) {
        errors.add(section.position(entry), message);
    }
}

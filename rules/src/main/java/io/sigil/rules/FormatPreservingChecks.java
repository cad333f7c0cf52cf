package io.sigil.rules;

import static io.sigil.rules.ColumnEntries.ALPHABET;
import static io.sigil.rules.ColumnEntries.MODE;
import static io.sigil.rules.ColumnEntries.STATE;
import static io.sigil.rules.ColumnEntries.STORAGE;
import static io.sigil.rules.ColumnEntries.TYPE;

import io.sigil.rules.LogicalType.Kind;
import java.util.OptionalInt;

/** Finds what can't stand beside {@code mode: format-preserving}, and {@code alphabet} without it. */
final class FormatPreservingChecks {
    /** SP 800-38G Rev. 1 §4: smaller domains fall to guessing. */
    private static final long LEAST_VALUES = 1_000_000;

    private final Section section;
    private final ColumnRule rule;
    private final Errors errors;

    private FormatPreservingChecks(ColumnDraft column, Errors errors) {
        this.section = column.section();
        this.rule = column.rule();
        this.errors = errors;
    }

    static void check(ColumnDraft column, Errors errors) {
        if (!column.section().certain(MODE)) {
            return;
        }
        FormatPreservingChecks checks = new FormatPreservingChecks(column, errors);
        if (column.rule().mode() == Mode.FORMAT_PRESERVING) {
            checks.alphabetIsGiven();
            checks.typeHasCharacters();
            checks.cellsShowNothingOfThemselves();
        } else if (column.section().has(ALPHABET)) {
            checks.complain(ALPHABET, "`alphabet` is for mode `format-preserving`; remove it or give the mode");
        }
    }

    private void alphabetIsGiven() {
        if (!section.has(ALPHABET) && section.certain(ALPHABET)) {
            complain(MODE, "mode " + mode() + " needs `alphabet`; " + Alphabets.HINT);
        }
    }

    private void typeHasCharacters() {
        if (!section.certain(TYPE, ALPHABET)) {
            return;
        }
        Kind kind = rule.type().kind();
        OptionalInt length = rule.type().maxLength();
        if ((kind != Kind.CHAR && kind != Kind.VARCHAR) || length.isEmpty()) {
            complain(
                    section.has(TYPE) ? TYPE : MODE,
                    "mode " + mode() + " needs type CHAR or VARCHAR with a length, not "
                            + section.shown(TYPE, "`VARCHAR`"));
        } else if (rule.alphabet().isPresent()
                && !Alphabets.hold(rule.alphabet().get(), length.getAsInt(), LEAST_VALUES)) {
            complain(
                    TYPE,
                    "too few values: with this `alphabet` type " + section.shown(TYPE, "`VARCHAR`")
                            + " holds fewer than 1000000, which are found by trying; use another mode or a larger alphabet");
        }
    }

    private void cellsShowNothingOfThemselves() {
        if (section.has(STORAGE)) {
            complain(STORAGE, "`storage` means nothing in mode " + mode() + ": a cell looks like a value; remove it");
        }
        if (rule.state().mayHoldPlaintext()) {
            complain(
                    STATE,
                    "`state: " + Spelling.of(rule.state()) + "` can't work in mode " + mode()
                            + ": a cell can't be told from plaintext; encrypt the column before it is ruled");
        }
    }

    private String mode() {
        return section.shown(MODE, "`mode`");
    }

    private void complain(Entry<?> entry, String message) {
        errors.add(section.position(entry), message);
    }
}

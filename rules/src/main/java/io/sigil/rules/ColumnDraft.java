package io.sigil.rules;

/** A column's rule beside the section it was read from, for checks that need positions. Immutable. */
final class ColumnDraft {
    private final Section section;
    private final ColumnRule rule;

    ColumnDraft(Section section, ColumnRule rule) {
        this.section = section;
        this.rule = rule;
    }

    Section section() {
        return section;
    }

    ColumnRule rule() {
        return rule;
    }

    /** How messages name the column. */
    @Override
    public String toString() {
        return section.place().toString();
    }
}

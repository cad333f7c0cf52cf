package io.sigil.rules;

import static io.sigil.rules.ColumnEntries.PREFIX_LENGTH;
import static io.sigil.rules.ColumnEntries.SEARCH;
import static io.sigil.rules.ColumnEntries.TYPE;

import io.sigil.rules.LogicalType.Kind;

/** Finds searches whose tokens would be too long, or longer than any value. */
final class SearchLengthChecks {
    /** A range token has 21 bytes for each character; longer ones wouldn't fit into the entries of an index. */
    private static final int LONGEST_ORDERED_TEXT = 64;

    /** About as long as the token of the longest text. */
    private static final int MOST_ORDERED_DIGITS = 400;

    private final Section section;
    private final ColumnRule rule;
    private final Errors errors;

    private SearchLengthChecks(ColumnDraft column, Errors errors) {
        this.section = column.section();
        this.rule = column.rule();
        this.errors = errors;
    }

    static void check(ColumnDraft column, Errors errors) {
        SearchLengthChecks checks = new SearchLengthChecks(column, errors);
        checks.prefixLengthSuits();
        checks.orderedTypeIsShort();
    }

    private void prefixLengthSuits() {
        if (!section.has(PREFIX_LENGTH) || !section.certain(SEARCH, PREFIX_LENGTH)) {
            return;
        }
        if (rule.search() != Search.PREFIX) {
            complain(PREFIX_LENGTH, "`prefixLength` needs `search: prefix`; remove it, or change the search");
            return;
        }
        int longest = rule.type().maxLength().orElse(Integer.MAX_VALUE);
        if (section.certain(TYPE) && rule.type().kind().isText() && rule.prefixLength() > longest) {
            complain(
                    PREFIX_LENGTH,
                    "`prefixLength` is " + section.shown(PREFIX_LENGTH, "") + ", and no value of type "
                            + section.shown(TYPE, "`VARCHAR`") + " has so many characters; write " + longest
                            + " or less");
        }
    }

    private void orderedTypeIsShort() {
        if (!section.certain(SEARCH, TYPE) || rule.search() != Search.RANGE) {
            return;
        }
        if (rule.type().kind().isText() && rule.type().maxLength().orElse(0) > LONGEST_ORDERED_TEXT) {
            complain(
                    SEARCH,
                    "`search: range` is for texts of at most " + LONGEST_ORDERED_TEXT + " characters, and the type is "
                            + section.shown(TYPE, "`VARCHAR`") + "; each character makes the cells 21 bytes longer");
        }
        if (rule.type().kind() == Kind.DECIMAL && rule.type().precision() > MOST_ORDERED_DIGITS) {
            complain(
                    SEARCH,
                    "`search: range` is for numbers of at most " + MOST_ORDERED_DIGITS + " digits, and the type is "
                            + section.shown(TYPE, ""));
        }
    }

    private void complain(Entry<?> entry, String message) {
        errors.add(section.position(entry), message);
    }
}

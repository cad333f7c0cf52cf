package io.sigil.rules;

import static io.sigil.rules.ColumnEntries.ALPHABET;
import static io.sigil.rules.ColumnEntries.DOMAIN;
import static io.sigil.rules.ColumnEntries.KEY;
import static io.sigil.rules.ColumnEntries.MODE;
import static io.sigil.rules.ColumnEntries.STORAGE;
import static io.sigil.rules.ColumnEntries.TYPE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Columns of one domain compare with each other, so everything that shapes their cells must be the same. */
final class DomainChecks {
    private final Errors errors;
    private final Map<String, ColumnDraft> first = new HashMap<>();

    private DomainChecks(Errors errors) {
        this.errors = errors;
    }

    static void check(List<TableDraft> tables, Errors errors) {
        DomainChecks checks = new DomainChecks(errors);
        for (TableDraft table : tables) {
            table.columns().forEach(checks::check);
        }
    }

    private void check(ColumnDraft column) {
        if (!column.section().certain(DOMAIN)) {
            return;
        }
        @Nullable ColumnDraft other = first.putIfAbsent(column.rule().domain(), column);
        if (other == null) {
            return;
        }
        List<String> differing = differing(column, other);
        if (!differing.isEmpty()) {
            errors.add(
                    column.section().position(DOMAIN),
                    "domain "
                            + column.section()
                                    .shown(DOMAIN, Quoted.of(column.rule().domain())) + " is that of " + other
                            + " in line " + other.rule().position().line() + ", whose " + Quoted.allOf(differing)
                            + (differing.size() == 1 ? " differs" : " differ")
                            + "; make them the same or give another `domain`");
        }
    }

    private static List<String> differing(ColumnDraft column, ColumnDraft other) {
        List<String> differing = new ArrayList<>();
        ColumnRule a = column.rule();
        ColumnRule b = other.rule();
        note(differing, KEY, column, other, a.key().equals(b.key()));
        note(differing, TYPE, column, other, a.type().equals(b.type()));
        note(differing, MODE, column, other, a.mode() == b.mode());
        if (a.mode() == b.mode()) {
            note(differing, ALPHABET, column, other, a.alphabet().equals(b.alphabet()));
            // Equal values in a binary and in a text column wouldn't be equal to the database.
            boolean compared = a.mode() == Mode.DETERMINISTIC;
            note(differing, STORAGE, column, other, !compared || a.storage() == b.storage());
        }
        return differing;
    }

    private static void note(
            List<String> differing, Entry<?> entry, ColumnDraft column, ColumnDraft other, boolean same) {
        if (!same && column.section().certain(entry) && other.section().certain(entry)) {
            differing.add(entry.name());
        }
    }
}

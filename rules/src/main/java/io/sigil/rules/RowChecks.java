package io.sigil.rules;

import static io.sigil.rules.ColumnEntries.BIND_TO;
import static io.sigil.rules.ColumnEntries.MODE;
import static io.sigil.rules.ColumnEntries.PER_SUBJECT;
import static io.sigil.rules.ColumnEntries.SEARCH;
import static io.sigil.rules.TableEntries.SUBJECT;
import static io.sigil.rules.TableEntries.WHEN_SHREDDED;

import java.util.List;
import java.util.Optional;

/** Checks what ties a column to others of its row: {@code bindTo}, {@code perSubject} and the table's {@code subject}. */
final class RowChecks {
    private final TableDraft table;
    private final Errors errors;

    private RowChecks(TableDraft table, Errors errors) {
        this.table = table;
        this.errors = errors;
    }

    static void check(TableDraft table, Errors errors) {
        RowChecks checks = new RowChecks(table, errors);
        checks.subjectIsReadable();
        for (ColumnDraft column : table.columns()) {
            checks.bound(column);
            if (column.rule().perSubject()) {
                checks.perSubject(column);
            }
        }
    }

    /** The driver looks a subject's key up by the column's value, so equal values must look equal. */
    private void subjectIsReadable() {
        Optional<ColumnDraft> subject = table.section().get(SUBJECT).flatMap(table::column);
        if (subject.isPresent()
                && subject.get().rule().mode() == Mode.RANDOMIZED
                && subject.get().section().certain(MODE)) {
            errors.add(
                    table.section().position(SUBJECT),
                    "`subject` can't be a randomized column; leave "
                            + table.section().shown(SUBJECT, "it") + " plain or rule it deterministic");
        }
        if (subject.isPresent() && subject.get().rule().isInMotion()) {
            errors.add(
                    table.section().position(SUBJECT),
                    "`subject` can't be a column of state "
                            + Quoted.of(Spelling.of(subject.get().rule().state()))
                            + ": one data subject would have two forms; encrypt it before the columns that are `perSubject`");
        }
    }

    private void perSubject(ColumnDraft column) {
        if (!table.section().has(SUBJECT) && table.section().certain(SUBJECT)) {
            complain(
                    column,
                    PER_SUBJECT,
                    "`perSubject` needs the table's `subject`; name the column with the data subject");
        }
        notWithMode(column, PER_SUBJECT);
        if (column.rule().search() != Search.NONE
                && column.section().certain(SEARCH)
                && table.section().get(WHEN_SHREDDED).orElse(WhenShredded.NULL) == WhenShredded.ERROR) {
            complain(
                    column,
                    PER_SUBJECT,
                    "`perSubject` beside `search` needs `whenShredded: null`: a shredded value that no search finds is a"
                            + " NULL in the database");
        }
    }

    private void bound(ColumnDraft column) {
        if (column.section().has(BIND_TO)) {
            notWithMode(column, BIND_TO);
        }
        for (Given<Identifier> target : column.section().get(BIND_TO).orElse(List.of())) {
            if (target.value().flatMap(table::column).isPresent()) {
                errors.add(
                        target.position(),
                        "`bindTo` can't name the ruled column " + target.shown() + "; bind to columns that stay plain");
            }
        }
    }

    private void notWithMode(ColumnDraft column, Entry<?> entry) {
        if (column.rule().mode() != Mode.RANDOMIZED && column.section().certain(MODE)) {
            complain(
                    column,
                    entry,
                    entry + " is for mode `randomized`: in mode "
                            + column.section().shown(MODE, "`mode`") + " equal values give equal cells in every row");
        }
    }

    private void complain(ColumnDraft column, Entry<?> entry, String message) {
        errors.add(column.section().position(entry), message);
    }
}

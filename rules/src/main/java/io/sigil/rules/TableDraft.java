package io.sigil.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A table's section while the file is read. Immutable. */
final class TableDraft {
    private final Section section;
    private final List<Identifier> name;
    private final List<ColumnDraft> columns;

    TableDraft(Section section, List<Identifier> name, List<ColumnDraft> columns) {
        this.section = section;
        this.name = List.copyOf(name);
        this.columns = List.copyOf(columns);
    }

    Section section() {
        return section;
    }

    List<ColumnDraft> columns() {
        return columns;
    }

    List<Identifier> nameWith(Identifier column) {
        List<Identifier> full = new ArrayList<>(name);
        full.add(column);
        return full;
    }

    Optional<ColumnDraft> column(Identifier column) {
        return columns.stream()
                .filter(draft -> draft.rule().name().folded().equals(column.folded()))
                .findFirst();
    }

    TableRule rule() {
        return new TableRule(
                section.place().position(),
                name.size() > 1 ? Optional.of(name.get(0)) : Optional.empty(),
                name.get(name.size() - 1),
                section.get(TableEntries.SUBJECT),
                section.get(TableEntries.WHEN_SHREDDED).orElse(WhenShredded.NULL),
                columns.stream().map(ColumnDraft::rule).collect(Collectors.toList()));
    }
}

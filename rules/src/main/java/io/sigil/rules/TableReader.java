package io.sigil.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the entries under {@code tables}. */
final class TableReader {
    private final ColumnReader columns;
    private final Errors errors;

    TableReader(ColumnReader columns, Errors errors) {
        this.columns = columns;
        this.errors = errors;
    }

    List<TableDraft> read(List<Given<Section>> tables) {
        Names names = new Names("a table's name", errors);
        List<TableDraft> drafts = new ArrayList<>();
        for (Given<Section> table : tables) {
            Optional<List<Identifier>> name = names.read(table, NameParser::qualified);
            if (name.isPresent() && table.value().isPresent()) {
                Section section = table.value().get();
                drafts.add(new TableDraft(section, name.get(), columns(name.get(), section)));
            }
        }
        return drafts;
    }

    private List<ColumnDraft> columns(List<Identifier> table, Section section) {
        Names names = new Names("a column's name", errors);
        List<ColumnDraft> drafts = new ArrayList<>();
        for (Given<Section> column : section.get(TableEntries.COLUMNS).orElse(List.of())) {
            Optional<List<Identifier>> name = names.read(column, text -> List.of(NameParser.column(text)));
            if (name.isPresent() && column.value().isPresent()) {
                drafts.add(columns.read(
                        table.get(table.size() - 1),
                        name.get().get(0),
                        column.value().get()));
            }
        }
        return drafts;
    }
}

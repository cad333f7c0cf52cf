package io.sigil.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds a column's rule by {@code table.column}. Immutable once built. */
final class RuledColumns {
    private final Map<String, ColumnRule> byName = new HashMap<>();
    private final Map<String, String> spellings = new HashMap<>();

    RuledColumns(List<TableDraft> tables) {
        for (TableDraft table : tables) {
            for (ColumnDraft column : table.columns()) {
                List<Identifier> name = table.nameWith(column.rule().name());
                byName.put(Names.folded(name), column.rule());
                spellings.put(Names.joined(name), Names.folded(name));
            }
        }
    }

    Optional<ColumnRule> find(List<Identifier> name) {
        return Optional.ofNullable(byName.get(Names.folded(name)));
    }

    /** The spelling of a ruled column that a wrong name is close to. */
    Optional<String> closest(List<Identifier> name) {
        return Suggestions.closest(
                Names.joined(name), spellings.keySet().stream().sorted().collect(Collectors.toList()));
    }
}

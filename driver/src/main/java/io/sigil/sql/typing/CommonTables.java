package io.sigil.sql.typing;

import io.sigil.sql.LooseName;
import io.sigil.sql.Name;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The common table expressions that a query sees. Immutable. */
final class CommonTables {
    static final CommonTables NONE = new CommonTables(Map.of());

    private final Map<String, List<OutputColumn>> byLooseName;

    private CommonTables(Map<String, List<OutputColumn>> byLooseName) {
        this.byLooseName = Map.copyOf(byLooseName);
    }

    CommonTables with(Name name, List<OutputColumn> columns) {
        Map<String, List<OutputColumn>> more = new HashMap<>(byLooseName);
        more.put(LooseName.of(name.text()), List.copyOf(columns));
        return new CommonTables(more);
    }

    /** The columns of the common table of this name, or null when there is none. */
    @Nullable
    List<OutputColumn> find(List<Name> name) {
        return name.size() == 1 ? byLooseName.get(LooseName.of(name.get(0).text())) : null;
    }
}

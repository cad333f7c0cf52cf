package io.sigil.sql.typing;

import io.sigil.sql.LooseName;
import io.sigil.sql.Name;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One named item of FROM and its columns. Immutable. */
final class Source {
    private final @Nullable String looseName;
    private final List<OutputColumn> columns;
    private final boolean complete;

    /**
     * Something whose rows are no table's.
     *
     * @param complete whether {@code columns} are all that it has
     */
    Source(@Nullable Name name, List<OutputColumn> columns, boolean complete) {
        this(complete, name, rowless(columns));
    }

    private Source(boolean complete, @Nullable Name name, List<OutputColumn> columns) {
        this.looseName = name == null ? null : LooseName.of(name.text());
        this.columns = List.copyOf(columns);
        this.complete = complete;
    }

    /** A table, with all of its columns. */
    static Source ofTable(Name name, List<OutputColumn> columns) {
        return new Source(true, name, columns);
    }

    private static List<OutputColumn> rowless(List<OutputColumn> columns) {
        List<OutputColumn> rowless = new ArrayList<>();
        for (OutputColumn column : columns) {
            rowless.add(
                    column.type().row() == null
                            ? column
                            : column.typed(column.type().at(null)));
        }
        return rowless;
    }

    boolean isNamed(Name name) {
        return LooseName.of(name.text()).equals(looseName);
    }

    List<OutputColumn> columns() {
        return columns;
    }

    boolean complete() {
        return complete;
    }

    boolean hasCell() {
        return columns.stream().anyMatch(c -> c.type().cell() != null);
    }

    /** Whether a column holds cells under a name that only the database knows. */
    boolean hasNamelessCell() {
        return columns.stream().anyMatch(Source::isNamelessCell);
    }

    static boolean isNamelessCell(OutputColumn column) {
        return column.type().cell() != null && column.name() == null;
    }
}

package io.sigil.sql;

import io.sigil.origin.Origin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one result set of an execution holds. Immutable. */
public final class ResultColumns {
    /** Any number of columns, none of them ruled: the rows of EXPLAIN or SHOW. */
    public static final ResultColumns PLAIN = new ResultColumns(null, List.of(), List.of(), List.of(), List.of());

    /** No result set is expected. */
    public static final ResultColumns NONE = new ResultColumns(List.of(), List.of(), List.of(), List.of(), List.of());

    private final @Nullable List<@Nullable RuledColumn> columns;
    private final List<Origin> origins;
    private final List<@Nullable String> names;
    private final List<@Nullable ResultLabel> labels;
    private final List<@Nullable RowIndexes> rows;

    private ResultColumns(
            @Nullable List<@Nullable RuledColumn> columns,
            List<Origin> origins,
            List<@Nullable String> names,
            List<@Nullable ResultLabel> labels,
            List<@Nullable RowIndexes> rows) {
        this.rows = rows;
        this.labels = labels;
        this.origins = origins;
        this.columns = columns;
        this.names = names;
    }

    /** Of columns that are read as they are. */
    public static ResultColumns of(List<@Nullable RuledColumn> columns, List<@Nullable String> names) {
        return of(columns, Collections.nCopies(columns.size(), Origin.DIRECT), names, List.of(), List.of());
    }

    /**
     * @param columns one entry for each column, null for a plain one
     * @param origins in step with them: how the column came of the ruled one
     * @param names what each is called where the analysis relies on it, null elsewhere
     * @param labels in step with them where the delegate would show a cell in the label, or empty
     * @param rows in step with them where the values are that a cell is bound to, null for others; or empty
     */
    public static ResultColumns of(
            List<@Nullable RuledColumn> columns,
            List<Origin> origins,
            List<@Nullable String> names,
            List<@Nullable ResultLabel> labels,
            List<@Nullable RowIndexes> rows) {
        return new ResultColumns(
                Collections.unmodifiableList(new ArrayList<>(columns)),
                List.copyOf(origins),
                Collections.unmodifiableList(new ArrayList<>(names)),
                Collections.unmodifiableList(new ArrayList<>(labels)),
                Collections.unmodifiableList(new ArrayList<>(rows)));
    }

    /** One entry for each column, null for a plain one; null as a whole: any number of plain ones. */
    public @Nullable List<@Nullable RuledColumn> columns() {
        return columns;
    }

    /** In step with {@link #columns()}: how each came of its ruled column; direct for plain ones. */
    public List<Origin> origins() {
        return origins;
    }

    /** What plaintext would call the columns, null where the delegate says so itself; may be empty. */
    public List<@Nullable ResultLabel> labels() {
        return labels;
    }

    /** In step with {@link #columns()}: what a column must be called; null where it doesn't matter. */
    public List<@Nullable String> names() {
        return names;
    }

    /** Where the values are that the cells of a column, counted from 0, are bound to; null when they aren't, or nowhere. */
    public @Nullable RowIndexes row(int index) {
        return index < rows.size() ? rows.get(index) : null;
    }

    boolean anyRuled() {
        return columns != null && columns.stream().anyMatch(Objects::nonNull);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ResultColumns
                && Objects.equals(columns, ((ResultColumns) other).columns)
                && origins.equals(((ResultColumns) other).origins)
                && labels.equals(((ResultColumns) other).labels)
                && rows.equals(((ResultColumns) other).rows)
                && names.equals(((ResultColumns) other).names);
    }

    @Override
    public int hashCode() {
        return Objects.hash(columns, origins, names, labels, rows);
    }

    @Override
    public String toString() {
        return columns == null ? "plain" : columns.toString();
    }
}

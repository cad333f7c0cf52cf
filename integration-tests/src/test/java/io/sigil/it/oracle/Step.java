package io.sigil.it.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * One use of a statement. Immutable.
 *
 * @param style how it is sent
 * @param sql one text, or several for {@link Style#STATEMENT_BATCH}
 * @param rows one list of parameters per execution; values as setObject takes them, null as setNull
 * @param ordered whether the order of the result's rows counts
 */
public record Step(Style style, List<String> sql, List<List<Object>> rows, boolean ordered, Likeness likeness) {

    public Step(Style style, List<String> sql, List<List<Object>> rows, boolean ordered) {
        this(style, sql, rows, ordered, Likeness.EXACT);
    }

    public Step {
        sql = List.copyOf(sql);
        rows = List.copyOf(rows);
        boolean single = style != Style.STATEMENT_BATCH;
        if (sql.isEmpty() || (single && sql.size() != 1)) {
            throw new IllegalArgumentException(style + " takes " + (single ? "one text" : "texts"));
        }
    }

    /** Compared less strictly. */
    public Step alike(Likeness other) {
        return new Step(style, sql, rows, ordered, other);
    }

    /** Literals only. */
    public static Step statement(String sql) {
        return of(Style.STATEMENT, sql, List.of());
    }

    /** Placeholders, executed once. */
    public static Step prepared(String sql, Object... parameters) {
        return of(Style.PREPARED, sql, List.of(row(parameters)));
    }

    /** Placeholders, executed as a batch; rows from {@link #row}. */
    public static Step batch(String sql, List<List<Object>> rows) {
        return of(Style.BATCH, sql, rows);
    }

    /** Several texts as one batch. */
    public static Step statementBatch(String... sql) {
        return new Step(Style.STATEMENT_BATCH, List.of(sql), List.of(), false);
    }

    /** Placeholders, and the generated keys are compared. */
    public static Step preparedGeneratedKeys(String sql, Object... parameters) {
        return of(Style.PREPARED_GENERATED_KEYS, sql, List.of(row(parameters)));
    }

    /** Literals, and the generated keys are compared. */
    public static Step statementGeneratedKeys(String sql) {
        return of(Style.STATEMENT_GENERATED_KEYS, sql, List.of());
    }

    /** One row of parameters; null is allowed. */
    public static List<Object> row(Object... parameters) {
        return Collections.unmodifiableList(new ArrayList<>(Arrays.asList(parameters)));
    }

    private static Step of(Style style, String sql, List<List<Object>> rows) {
        return new Step(style, List.of(sql), rows, sql.toUpperCase(Locale.ROOT).contains("ORDER BY"));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(style + ": " + String.join("; ", sql));
        for (List<Object> row : rows) {
            if (!row.isEmpty()) {
                text.append("\n      with ")
                        .append(row.stream().map(Snapshot::canonical).toList());
            }
        }
        return text.toString();
    }
}

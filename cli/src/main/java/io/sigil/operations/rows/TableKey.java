package io.sigil.operations.rows;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The unique key by which a table is walked through, page by page; never by an offset. Immutable. */
public final class TableKey {
    private final List<KeyColumn> columns;

    TableKey(List<KeyColumn> columns) {
        this.columns = List.copyOf(columns);
    }

    /** At least one. */
    public List<KeyColumn> columns() {
        return columns;
    }

    public List<String> names() {
        return columns.stream().map(KeyColumn::name).collect(Collectors.toList());
    }

    /** Whether a column of the key has a rule; then its values are nowhere written down. */
    public boolean isRuled() {
        return columns.stream().anyMatch(KeyColumn::isRuled);
    }

    /** Whether it is one whole number, which can be divided into ranges by arithmetic. */
    public boolean isNumber() {
        return columns.size() == 1 && columns.get(0).carrier() == KeyCarrier.LONG;
    }

    /** Whether each of its columns is a whole number of at most 64 bits. */
    public boolean isOfWholeNumbers() {
        return columns.stream().allMatch(column -> column.carrier() == KeyCarrier.LONG);
    }

    /** The values of a key that {@link #isOfWholeNumbers}. */
    public List<Long> wholeNumbers(RowKey key) {
        return IntStream.range(0, columns.size())
                .mapToObj(column -> (Long) key.value(column))
                .collect(Collectors.toList());
    }

    /** The select items that carry a key. */
    public List<String> selected() {
        return columns.stream().map(KeyColumn::selected).collect(Collectors.toList());
    }

    public String orderBy() {
        return columns.stream().map(KeyColumn::sql).collect(Collectors.joining(", "));
    }

    /** True of one row alone; its placeholders are the key's columns. */
    public String equalTo() {
        return columns.stream().map(c -> c.sql() + " = " + c.parameter()).collect(Collectors.joining(" AND "));
    }

    /**
     * True of the rows behind a key: {@code a >= ? AND (a > ? OR (a = ? AND b > ?))}. A row comparison would say the same and keep
     * MySQL from its index. {@link #bindBound} binds it.
     */
    public String after() {
        return bound(" > ", " >= ");
    }

    /** True of a key's row and those before it. */
    public String upTo() {
        return bound(" < ", " <= ");
    }

    private String bound(String strictly, String loosely) {
        boolean inclusive = strictly.equals(" < ");
        KeyColumn first = columns.get(0);
        if (columns.size() == 1) {
            return first.sql() + (inclusive ? loosely : strictly) + first.parameter();
        }
        StringBuilder sql = new StringBuilder(first.sql() + loosely + first.parameter() + " AND (");
        for (int last = 0; last < columns.size(); last++) {
            sql.append(last == 0 ? "" : " OR ").append('(');
            for (int i = 0; i < last; i++) {
                KeyColumn column = columns.get(i);
                sql.append(column.sql())
                        .append(" = ")
                        .append(column.parameter())
                        .append(" AND ");
            }
            KeyColumn column = columns.get(last);
            boolean end = last == columns.size() - 1;
            sql.append(column.sql())
                    .append(end && inclusive ? loosely : strictly)
                    .append(column.parameter())
                    .append(')');
        }
        return sql.append(')').toString();
    }

    /** Binds what {@link #after} and {@link #upTo} have; gives the next free index. */
    public int bindBound(PreparedStatement statement, int index, RowKey key) throws SQLException {
        int next = index;
        bindColumn(statement, next++, key, 0);
        if (columns.size() == 1) {
            return next;
        }
        for (int last = 0; last < columns.size(); last++) {
            for (int i = 0; i <= last; i++) {
                bindColumn(statement, next++, key, i);
            }
        }
        return next;
    }

    /** Binds what {@link #equalTo} has; gives the next free index. */
    public int bind(PreparedStatement statement, int index, RowKey key) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            bindColumn(statement, index + i, key, i);
        }
        return index + columns.size();
    }

    private void bindColumn(PreparedStatement statement, int index, RowKey key, int column) throws SQLException {
        columns.get(column).bind(statement, index, key.value(column));
    }

    /** Reads a key of {@link #selected}, which begins at {@code index}. */
    public RowKey read(ResultSet row, int index) throws SQLException {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            values.add(columns.get(i).read(row, index + i));
        }
        return new RowKey(values);
    }

    /** A key that {@link #isNumber}. */
    public RowKey number(long value) {
        return new RowKey(List.of(value));
    }

    /** The values as {@code id = 17}; ruled ones as {@code ?}. */
    public String shown(RowKey key) {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            KeyColumn column = columns.get(i);
            shown.add(column.name() + " = "
                    + (column.isRuled() ? "?" : column.carrier().text(key.value(i))));
        }
        return String.join(", ", shown);
    }

    /** For a checkpoint: each value behind its length. */
    public String text(RowKey key) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            String value = columns.get(i).carrier().text(key.value(i));
            text.append(value.length()).append(':').append(value);
        }
        return text.toString();
    }

    /** Reads back what {@link #text} wrote. */
    public RowKey parse(String text) {
        List<Object> values = new ArrayList<>();
        int at = 0;
        for (KeyColumn column : columns) {
            int colon = text.indexOf(':', at);
            int end = colon + 1 + Integer.parseInt(text.substring(at, colon));
            values.add(column.carrier().parse(text.substring(colon + 1, end)));
            at = end;
        }
        return new RowKey(values);
    }

    /** PostgreSQL's types of what carries each column. */
    public List<String> arrayTypes() {
        return columns.stream()
                .map(column -> column.carrier() == KeyCarrier.LONG ? "int8" : "text")
                .collect(Collectors.toList());
    }

    /**
     * True of the rows whose keys are in other columns.
     *
     * @param prefix of the key's own columns, as {@code t.}
     * @param others the start of the names of those that carry a key, which their number follows
     */
    public String equalToOthers(String prefix, String others) {
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            conditions.add(
                    prefix + columns.get(i).sql() + " = " + columns.get(i).cast(others + i));
        }
        return String.join(" AND ", conditions);
    }

    /** The values of several keys, by column. */
    public List<Object[]> columnsOf(List<RowKey> keys) {
        List<Object[]> all = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            Object[] values = keys.stream().map(key -> key.value(column)).toArray();
            all.add(
                    columns.get(i).carrier() == KeyCarrier.LONG
                            ? Arrays.copyOf(values, values.length, Long[].class)
                            : Arrays.copyOf(values, values.length, String[].class));
        }
        return all;
    }
}

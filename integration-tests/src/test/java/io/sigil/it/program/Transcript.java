package io.sigil.it.program;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a program saw, line by line. */
final class Transcript {

    /** Reads one column of the current row. */
    @FunctionalInterface
    interface Getter {
        Object get(ResultSet row) throws SQLException;
    }

    private final List<String> lines = new ArrayList<>();

    void line(String label, Object value) {
        lines.add(label + ": " + (value instanceof byte[] bytes ? Arrays.toString(bytes) : value));
    }

    /** One line per row, one field per getter. */
    void rows(String label, ResultSet rows, Getter... getters) throws SQLException {
        int count = 0;
        while (rows.next()) {
            count++;
            row(label, rows, getters);
        }
        line(label, count + " rows");
    }

    void row(String label, ResultSet row, Getter... getters) throws SQLException {
        List<String> fields = new ArrayList<>();
        for (Getter getter : getters) {
            Object value = getter.get(row);
            String text = value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value);
            fields.add(row.wasNull() ? text + " (null)" : text);
        }
        line(label, String.join(" | ", fields));
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    static Getter text(String column) {
        return row -> row.getString(column);
    }

    static Getter number(String column) {
        return row -> row.getBigDecimal(column);
    }
}

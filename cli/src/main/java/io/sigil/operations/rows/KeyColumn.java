package io.sigil.operations.rows;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;

/**
 * One column of the key by which a table is walked through. Its values are compared and ordered by the database alone; here
 * they are only carried. Immutable.
 */
public final class KeyColumn {
    private final String name;
    private final String sql;
    private final KeyCarrier carrier;
    private final String selected;
    private final String parameter;
    private final boolean ruled;

    /**
     * @param name as the database spells it
     * @param sql the same, quoted
     * @param selected the expression whose value the carrier reads
     * @param parameter the expression that has the carrier's value as its one placeholder
     * @param ruled whether the column has a rule: then its values are never printed, nor written to a checkpoint
     */
    KeyColumn(String name, String sql, KeyCarrier carrier, String selected, String parameter, boolean ruled) {
        this.name = Objects.requireNonNull(name);
        this.sql = Objects.requireNonNull(sql);
        this.carrier = Objects.requireNonNull(carrier);
        this.selected = Objects.requireNonNull(selected);
        this.parameter = Objects.requireNonNull(parameter);
        this.ruled = ruled;
    }

    /** A column whose value is read and bound as it is. */
    static KeyColumn direct(String name, String sql, KeyCarrier carrier, boolean ruled) {
        return new KeyColumn(name, sql, carrier, sql, "?", ruled);
    }

    public String name() {
        return name;
    }

    /** The column as it stands in a statement. */
    public String sql() {
        return sql;
    }

    /** What is selected to carry the value. */
    public String selected() {
        return selected;
    }

    /** The value in a statement, with one placeholder. */
    public String parameter() {
        return parameter;
    }

    /** The type that {@link #parameter()} is cast to; for arrays of values. */
    String cast(String value) {
        return parameter.replace("?", value);
    }

    KeyCarrier carrier() {
        return carrier;
    }

    boolean isRuled() {
        return ruled;
    }

    Object read(ResultSet row, int index) throws SQLException {
        return Objects.requireNonNull(carrier.read(row, index), name);
    }

    void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        carrier.bind(statement, index, value);
    }
}

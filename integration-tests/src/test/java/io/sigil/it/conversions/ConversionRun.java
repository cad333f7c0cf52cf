package io.sigil.it.conversions;

import io.sigil.dialect.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The cross product on one database: every call on the plaintext side and on the ruled one. System property {@code
 * sigil.conversions.full} adds setObject with every target type for the columns whose kind another one represents.
 */
final class ConversionRun {
    /** Identifiers of the rows that the getters read; those of the setters begin at 0. */
    private static final int STORED = 1_000_000;

    private final Dialect dialect;
    private final Connection plain;
    private final Connection ruled;
    private static final boolean FULL = Boolean.getBoolean("sigil.conversions.full");

    private final List<Setter> all = Setters.all();
    private final List<Setter> withoutTargets = all.stream()
            .filter(setter -> !setter.method().startsWith("setObject("))
            .toList();
    private final List<Getter> getters = Getters.all();

    ConversionRun(Dialect dialect, Connection plain, Connection ruled) {
        this.dialect = dialect;
        this.plain = plain;
        this.ruled = ruled;
    }

    List<Cell> run() throws SQLException {
        List<Cell> cells = new ArrayList<>();
        for (TypedColumn column : TypedColumn.all(dialect)) {
            cells.addAll(waysIn(column));
            cells.addAll(waysOut(column));
        }
        return cells;
    }

    static void create(Connection connection, Dialect dialect) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (dialect == Dialect.POSTGRESQL) {
                statement.execute("SET synchronous_commit = off");
            }
            for (TypedColumn column : TypedColumn.all(dialect)) {
                statement.execute(column.ddl());
            }
        }
    }

    private List<Cell> waysIn(TypedColumn column) throws SQLException {
        List<Setter> setters = FULL || column.isRepresentative() ? all : withoutTargets;
        List<Outcome> onPlain = insert(plain, column, setters);
        List<Outcome> onRuled = insert(ruled, column, setters);
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < setters.size(); i++) {
            Setter setter = setters.get(i);
            cells.add(new Cell(
                    dialect, column, Cell.Way.IN, setter.method(), setter.sample(), onPlain.get(i), onRuled.get(i)));
        }
        return cells;
    }

    /** By setter: what is stored, or the failure. */
    private List<Outcome> insert(Connection connection, TypedColumn column, List<Setter> setters) throws SQLException {
        List<Outcome> outcomes = new ArrayList<>();
        // PostgreSQL takes nothing more in a transaction in which a statement failed.
        connection.setAutoCommit(dialect == Dialect.POSTGRESQL);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + column.table() + " (id, c) VALUES (?, ?)")) {
            for (int i = 0; i < setters.size(); i++) {
                outcomes.add(insert(connection, insert, i, setters.get(i)));
            }
        }
        Map<Integer, Outcome> stored = stored(connection, column);
        connection.setAutoCommit(true);
        for (int i = 0; i < outcomes.size(); i++) {
            if (!outcomes.get(i).failed()) {
                outcomes.set(i, stored.get(i));
            }
        }
        return outcomes;
    }

    private static Outcome insert(Connection connection, PreparedStatement insert, int id, Setter setter)
            throws SQLException {
        insert.clearParameters();
        insert.setInt(1, id);
        return Outcome.of(() -> {
            setter.binding().set(connection, insert, 2);
            return insert.executeUpdate();
        });
    }

    private static Map<Integer, Outcome> stored(Connection connection, TypedColumn column) throws SQLException {
        Map<Integer, Outcome> found = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, c FROM " + column.table())) {
            while (rows.next()) {
                found.put(rows.getInt(1), Outcome.of(() -> rows.getObject(2)));
            }
        }
        return found;
    }

    private List<Cell> waysOut(TypedColumn column) throws SQLException {
        List<Object> values = StoredValues.of(column);
        store(plain, column, values);
        store(ruled, column, values);
        String select = "SELECT c, id FROM " + column.table() + " WHERE id >= " + STORED + " ORDER BY id";
        List<Cell> cells = new ArrayList<>();
        try (Statement onPlain = plain.createStatement();
                Statement onRuled = ruled.createStatement();
                ResultSet plainRows = onPlain.executeQuery(select);
                ResultSet ruledRows = onRuled.executeQuery(select)) {
            for (Object value : values) {
                if (!plainRows.next() || !ruledRows.next()) {
                    throw new AssertionError(column + " has lost rows");
                }
                for (Getter getter : getters) {
                    cells.add(get(column, Described.of(value), getter, plainRows, ruledRows));
                }
            }
        }
        return cells;
    }

    private void store(Connection connection, TypedColumn column, List<Object> values) throws SQLException {
        String sql = "INSERT INTO " + column.table() + " (id, c) VALUES (?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                insert.setInt(1, STORED + i);
                insert.setObject(2, values.get(i));
                insert.executeUpdate();
            }
        }
    }

    private Cell get(TypedColumn column, String value, Getter getter, ResultSet plainRow, ResultSet ruledRow) {
        return new Cell(
                dialect, column, Cell.Way.OUT, getter.method(), value, read(getter, plainRow), read(getter, ruledRow));
    }

    /** By index and by label, with wasNull. */
    private static Outcome read(Getter getter, ResultSet row) {
        Outcome byIndex = Outcome.of(() -> getter.byIndex().get(row, 1));
        Outcome wasNull = Outcome.of(row::wasNull);
        Outcome byLabel = Outcome.of(() -> getter.byLabel().get(row, "c"));
        if (!byIndex.sameAs(byLabel)) {
            return new Outcome("index " + byIndex.words() + ", label " + byLabel.words(), null, null);
        }
        return byIndex.failed()
                ? byIndex
                : new Outcome(
                        byIndex.value() + ("Boolean true".equals(wasNull.value()) ? ", was null" : ""), null, null);
    }
}

package io.sigil.it.conversions;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.dialect.Dialect;
import io.sigil.it.oracle.RuledSide;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.io.TempDir;

/**
 * The setters and getters of CallableStatement over mapped parameters of every logical type: what the delegate does with a
 * plaintext parameter, or a refusal. A small part of the cross product, all of it with {@code sigil.conversions.full}.
 */
class CallConversionTest {
    private static final int PART = Boolean.getBoolean("sigil.conversions.full") ? 1 : 20;

    /** Each setter needs a statement of its own, and Connector/J describes the procedure for each. */
    private static final int IN_PART = PART == 1 ? 1 : 60;

    private final Explanations explanations = new Explanations();

    @TempDir
    private Path folder;

    @EachDatabase(
            value = {DatabaseKind.H2_MEMORY, DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB, DatabaseKind.MYSQL},
            fresh = true)
    void parametersAreConvertedAsTheDelegatesOrRefused(TestDatabase ruled) throws SQLException, IOException {
        Dialect dialect = ruled.dialect();
        TestDatabase plain = ruled.server().createDatabase("plain");
        Properties properties = new Properties();
        properties.setProperty("sigil.rules", rules(dialect).toString());
        List<Cell> cells = new ArrayList<>();
        try (Connection bare = plain.connect();
                Connection physical = ruled.connect();
                Connection sigil = ruled.connect("jdbc:sigil:", properties)) {
            ConversionRun.create(sigil, dialect);
            ConversionRun.create(bare, dialect);
            for (TypedColumn column : TypedColumn.all(dialect)) {
                if (dialect == Dialect.H2) {
                    execute(bare, H2Calls.overPlaintext(column));
                    execute(physical, H2Calls.overCells(column));
                } else {
                    execute(bare, definitions(column, dialect, column.sqlType()));
                    execute(
                            physical,
                            definitions(column, dialect, dialect == Dialect.POSTGRESQL ? "BYTEA" : "LONGBLOB"));
                }
                cells.addAll(waysOut(bare, sigil, column, dialect));
                cells.addAll(waysIn(bare, sigil, column, dialect));
            }
        } finally {
            plain.drop();
        }
        long refused = cells.stream()
                .filter(cell -> cell.ruled().isRefusal() && !cell.plain().failed())
                .count();
        List<Cell> different = cells.stream()
                .filter(cell -> !cell.equal() && !cell.ruled().isRefusal())
                .filter(cell -> explanations.of(cell).isEmpty())
                .toList();
        Files.writeString(
                Files.createDirectories(Path.of("target", "conversions"))
                        .resolve("calls-" + ruled.server().kind().name() + ".txt"),
                String.join("\n", different.stream().map(Cell::toString).toList()));
        System.out.println("Conversions of calls, " + dialect + ": " + cells.size() + " cells, " + refused
                + " refused, " + different.size() + " different");
        assertThat(cells).hasSizeGreaterThan(500);
        assertThat(refused).isLessThan(cells.size() / 3L);
        assertThat(different).isEmpty();
    }

    private Path rules(Dialect dialect) throws IOException {
        StringBuilder text =
                new StringBuilder("version: 1\n" + RuledSide.sigil().keys(folder) + "tables:\n");
        StringBuilder procedures = new StringBuilder("procedures:\n");
        for (TypedColumn column : TypedColumn.all(dialect)) {
            String table = column.table();
            text.append(column.rule());
            procedures
                    .append("  get_" + table + ": {results: {get_" + table + ": " + table + ".c}}\n")
                    .append("  put_" + table + ": {parameters: {2: " + table + ".c}}\n");
        }
        return Files.writeString(folder.resolve("sigil.yaml"), text.append(procedures));
    }

    private static List<String> definitions(TypedColumn column, Dialect dialect, String columnType) {
        String table = column.table();
        String type = columnType.replace(" NULL", "");
        String select = "SELECT c FROM " + table + " WHERE id = i";
        String insert = "INSERT INTO " + table + " (id, c) VALUES (n, p)";
        boolean postgres = dialect == Dialect.POSTGRESQL;
        return List.of(
                "CREATE FUNCTION get_" + table + "(i INT) RETURNS " + type
                        + (postgres
                                ? " LANGUAGE SQL AS $$ " + select + " $$"
                                : " READS SQL DATA RETURN (" + select + ")"),
                "CREATE PROCEDURE put_" + table + "(IN n INT, IN p " + type + ") "
                        + (postgres ? "LANGUAGE SQL AS $$ " + insert + " $$" : insert));
    }

    private static void execute(Connection connection, List<String> definitions) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String definition : definitions) {
                statement.execute(definition);
            }
        }
    }

    private static List<Cell> waysOut(Connection bare, Connection sigil, TypedColumn column, Dialect dialect)
            throws SQLException {
        List<Object> values = StoredValues.of(column);
        store(bare, column, values);
        store(sigil, column, values);
        int type = type(bare, column);
        String sql = "{? = call get_" + column.table() + "(?)}";
        List<Getter> getters = Getters.all();
        List<Cell> cells = new ArrayList<>();
        try (CallableStatement plain = bare.prepareCall(sql);
                CallableStatement ruled = sigil.prepareCall(sql)) {
            for (int v = 0; v < values.size(); v++) {
                Outcome onPlain = execute(plain, type, v);
                Outcome onRuled = execute(ruled, type, v);
                String value = Described.of(values.get(v));
                if (onPlain.failed() || onRuled.failed()) {
                    cells.add(new Cell(dialect, column, Cell.Way.OUT, "execute", value, onPlain, onRuled));
                    continue;
                }
                for (int g = v % PART; g < getters.size(); g += PART) {
                    Getter getter = getters.get(g);
                    cells.add(new Cell(
                            dialect,
                            column,
                            Cell.Way.OUT,
                            getter.method(),
                            value,
                            read(getter, plain),
                            read(getter, ruled)));
                }
            }
        }
        return cells;
    }

    private static Outcome execute(CallableStatement call, int type, int id) {
        return Outcome.of(() -> {
            call.registerOutParameter(1, type);
            call.setInt(2, id);
            return call.execute();
        });
    }

    private static Outcome read(Getter getter, CallableStatement call) {
        Outcome value = Outcome.of(() -> getter.byIndex().get(asRow(call), 1));
        Outcome wasNull = Outcome.of(call::wasNull);
        return value.failed() ? value : new Outcome(value.value() + ", was null " + wasNull.value(), null, null);
    }

    /** Most getters of ResultSet are CallableStatement's, too; the others fail. */
    private static ResultSet asRow(CallableStatement call) {
        return (ResultSet) Proxy.newProxyInstance(
                CallConversionTest.class.getClassLoader(),
                new Class<?>[] {ResultSet.class},
                (proxy, method, arguments) -> {
                    try {
                        return CallableStatement.class
                                .getMethod(method.getName(), method.getParameterTypes())
                                .invoke(call, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } catch (NoSuchMethodException e) {
                        throw new SQLException("no getter of a call");
                    }
                });
    }

    private static List<Cell> waysIn(Connection bare, Connection sigil, TypedColumn column, Dialect dialect) {
        List<Setter> setters = Setters.all().stream()
                .filter(setter -> !setter.sample().equals("null"))
                .toList();
        List<Cell> cells = new ArrayList<>();
        for (int i = column.table().length() % IN_PART; i < setters.size(); i += IN_PART) {
            Setter setter = setters.get(i);
            cells.add(new Cell(
                    dialect,
                    column,
                    Cell.Way.IN,
                    setter.method(),
                    setter.sample(),
                    put(bare, column, 1000 + i, setter),
                    put(sigil, column, 1000 + i, setter)));
        }
        return cells;
    }

    /** A new statement each time: MariaDB Connector sends what was a stream before it sends what is set now. */
    private static Outcome put(Connection connection, TypedColumn column, int id, Setter setter) {
        return Outcome.of(() -> {
            try (CallableStatement call = connection.prepareCall("CALL put_" + column.table() + "(?, ?)")) {
                call.setInt(1, id);
                setter.binding().set(connection, call, 2);
                call.execute();
            }
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT c FROM " + column.table() + " WHERE id = " + id)) {
                rows.next();
                return rows.getObject(1);
            }
        });
    }

    private static void store(Connection connection, TypedColumn column, List<Object> values) throws SQLException {
        String sql = "INSERT INTO " + column.table() + " (id, c) VALUES (?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                insert.setInt(1, i);
                insert.setObject(2, values.get(i));
                insert.executeUpdate();
            }
        }
    }

    private static int type(Connection connection, TypedColumn column) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT c FROM " + column.table())) {
            return rows.getMetaData().getColumnType(1);
        }
    }
}

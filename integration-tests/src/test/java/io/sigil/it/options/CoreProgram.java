package io.sigil.it.options;

import io.sigil.dialect.Dialect;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What every application does, in one run; what it sees is compared as text. Used once. */
final class CoreProgram {
    /** The rules of its one table. */
    static final String RULES = """
            tables:
              person:
                columns:
                  ssn: {key: pii, type: VARCHAR(11), mode: deterministic}
                  name: {key: pii, type: VARCHAR(40), search: prefix}
                  salary: {key: pii, type: "DECIMAL(12,2)", search: range, acceptLeakage: order}
                  born: {key: pii, type: DATE}
                  seen: {key: pii, type: TIMESTAMP(6)}
                  points: {key: pii, type: BIGINT}
                  active: {key: pii, type: BOOLEAN}
                  photo: {key: pii, type: VARBINARY(100)}
            """;

    private static final String INSERT = "INSERT INTO person (id, ssn, name, salary, born, seen, points, active, photo)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** More than the executions after which pgjdbc prepares a statement on the server. */
    private static final int ROWS = 8;

    private final Connection connection;
    private final Dialect dialect;
    private final boolean severalStatements;
    private final List<String> seen = new ArrayList<>();

    /** @param severalStatements whether the connection takes them in one string */
    CoreProgram(Connection connection, Dialect dialect, boolean severalStatements) {
        this.connection = connection;
        this.dialect = dialect;
        this.severalStatements = severalStatements;
    }

    List<String> run() throws SQLException {
        create();
        insertOneByOne();
        insertAsBatch();
        searches();
        literals();
        transactions();
        if (severalStatements) {
            several();
        }
        return seen;
    }

    private void create() throws SQLException {
        boolean mysql = dialect.isMySqlFamily();
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE person (id INT NOT NULL PRIMARY KEY, ssn VARCHAR(11), name VARCHAR(40),"
                    + " salary DECIMAL(12,2), born DATE, seen " + (mysql ? "DATETIME(6)" : "TIMESTAMP(6)")
                    + ", points BIGINT, active BOOLEAN, photo "
                    + (dialect == Dialect.POSTGRESQL ? "BYTEA" : "VARBINARY(100)") + ", city VARCHAR(20))");
        }
    }

    private static void bind(PreparedStatement insert, int id) throws SQLException {
        insert.setInt(1, id);
        insert.setString(2, "ssn-" + id);
        insert.setString(3, "Näme " + id);
        insert.setBigDecimal(4, new BigDecimal("1000.5").multiply(BigDecimal.valueOf(id)));
        insert.setDate(5, Date.valueOf("2000-02-29"));
        insert.setTimestamp(6, Timestamp.valueOf("2024-05-06 07:08:09.123456"));
        insert.setLong(7, Long.MAX_VALUE - id);
        insert.setBoolean(8, id % 2 == 0);
        insert.setBytes(9, new byte[] {(byte) id, 0, (byte) 0xff});
    }

    private void insertOneByOne() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (int id = 1; id <= ROWS; id++) {
                bind(insert, id);
                seen.add("inserted " + insert.executeUpdate());
            }
            insert.setInt(1, 0);
            int[] types = {
                Types.VARCHAR, Types.VARCHAR, Types.DECIMAL, Types.DATE, Types.TIMESTAMP, Types.BIGINT, Types.BOOLEAN
            };
            for (int i = 0; i < types.length; i++) {
                insert.setNull(i + 2, types[i]);
            }
            insert.setBytes(9, null);
            seen.add("nulls " + insert.executeUpdate());
        }
        show("SELECT * FROM person ORDER BY id");
    }

    private void insertAsBatch() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (int id = 100; id < 105; id++) {
                bind(insert, id);
                insert.addBatch();
            }
            seen.add("batch of " + Arrays.stream(insert.executeBatch()).count());
        }
        show("SELECT id, ssn, points FROM person WHERE id >= 100 ORDER BY id");
    }

    private void searches() throws SQLException {
        show("SELECT id, name FROM person WHERE ssn = ?", "ssn-3");
        show("SELECT id, name FROM person WHERE ssn IN (?, ?) ORDER BY id", "ssn-3", "ssn-4");
        show("SELECT id, ssn FROM person WHERE name = ?", "Näme 5");
        show("SELECT id, ssn FROM person WHERE name LIKE ? ORDER BY id", "Näme 10%");
        show("SELECT id, salary FROM person WHERE salary BETWEEN ? AND ? ORDER BY salary", big("2000"), big("4002"));
        show("SELECT salary, born, seen, active FROM person WHERE salary > ? ORDER BY id LIMIT 3", big("3000"));
        show("SELECT COUNT(*), MAX(salary) FROM person");
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE person SET ssn = ?, city = ? WHERE ssn = ? AND salary < ?")) {
            update.setString(1, "new");
            update.setString(2, "Ulm");
            update.setString(3, "ssn-2");
            update.setBigDecimal(4, big("9000"));
            seen.add("updated " + update.executeUpdate());
            seen.add("updated " + update.executeUpdate());
        }
        show("SELECT id, ssn, city FROM person WHERE city = ?", "Ulm");
    }

    private static BigDecimal big(String number) {
        return new BigDecimal(number);
    }

    private void literals() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            seen.add("literal "
                    + statement.executeUpdate("INSERT INTO person (id, ssn, name, salary, born) VALUES"
                            + " (200, 'it''s', 'Ünal', 12.345, '1999-12-31'), (201, 'x', NULL, 7, NULL)"));
            statement.setFetchSize(2);
            statement.setMaxRows(5);
        }
        show("SELECT id, ssn, name, salary, born FROM person WHERE ssn = 'it''s' OR salary = 7 ORDER BY id");
        try (Statement statement = connection.createStatement()) {
            seen.add("deleted " + statement.executeUpdate("DELETE FROM person WHERE ssn = 'it''s'"));
        }
    }

    private void transactions() throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement update = connection.prepareStatement("UPDATE person SET name = ? WHERE id = ?")) {
            update.setString(1, "gone");
            update.setInt(2, 1);
            seen.add("updated " + update.executeUpdate());
            try (Statement reader = connection.createStatement()) {
                reader.setFetchSize(2);
                try (ResultSet rows = reader.executeQuery("SELECT id, name FROM person ORDER BY id")) {
                    seen.add("by cursor " + text(rows));
                }
            }
        }
        connection.rollback();
        connection.setAutoCommit(true);
        show("SELECT name FROM person WHERE id = 1");
    }

    private void several() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(
                    "UPDATE person SET ssn = 'both' WHERE id = 1;" + " SELECT ssn FROM person WHERE ssn = 'both'");
            seen.add("several " + rows + " " + statement.getUpdateCount());
            seen.add("then " + statement.getMoreResults() + " " + text(statement.getResultSet()));
        }
    }

    private void show(String sql, Object... values) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = select.executeQuery()) {
                seen.add(sql + " " + Arrays.toString(values) + " " + text(rows));
            }
        }
    }

    private static String text(ResultSet rows) throws SQLException {
        StringBuilder text = new StringBuilder();
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            text.append('(');
            for (int i = 1; i <= columns; i++) {
                Object value = rows.getObject(i);
                text.append(i > 1 ? ", " : "")
                        .append(value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value));
            }
            text.append(')');
        }
        return text.toString();
    }
}

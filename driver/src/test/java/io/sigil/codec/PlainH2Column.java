package io.sigil.codec;

import io.sigil.rules.LogicalType;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;

/** A table of one plaintext column in a real H2, written and read as an application does. */
final class PlainH2Column implements AutoCloseable {

    /** One getter of ResultSet on column 1. */
    interface Getter {
        Object get(ResultSet row) throws SQLException;
    }

    /** One setter of PreparedStatement on parameter 1. */
    interface Setter {
        void set(PreparedStatement statement) throws SQLException;
    }

    /** Looks at the metadata while they are open. */
    interface MetadataCheck {
        void check(ResultSetMetaData metadata) throws SQLException;
    }

    private final Connection connection;

    PlainH2Column(LogicalType type) throws SQLException {
        connection = DriverManager.getConnection("jdbc:h2:mem:");
        try (Statement statement = connection.createStatement()) {
            // The driver remembers the zone of the JVM's start.
            statement.execute("SET TIME ZONE '" + TimeZone.getDefault().getID() + "'");
            statement.execute("CREATE TABLE t (c " + type + ", n INTEGER)");
        }
    }

    void store(Setter setter) throws SQLException {
        try (Statement delete = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO t (c) VALUES (?)")) {
            delete.execute("DELETE FROM t");
            setter.set(insert);
            insert.execute();
        }
    }

    Object read(Getter getter) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT c FROM t")) {
            rows.next();
            return Comparisons.of(getter.get(rows));
        }
    }

    void metadata(MetadataCheck check) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT c FROM t")) {
            check.check(query.getMetaData());
        }
    }

    /** Adds a numbered row. */
    void add(int number, Object value) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t (c, n) VALUES (?, ?)")) {
            insert.setObject(1, value);
            insert.setInt(2, number);
            insert.execute();
        }
    }

    /** Every pair of numbered rows: their numbers, and -1, 0 or 1 as H2 orders their values. */
    List<int[]> order() throws SQLException {
        List<int[]> pairs = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT a.n, b.n, CASE WHEN a.c = b.c THEN 0 "
                        + "WHEN a.c < b.c THEN -1 ELSE 1 END FROM t a, t b")) {
            while (rows.next()) {
                pairs.add(new int[] {rows.getInt(1), rows.getInt(2), rows.getInt(3)});
            }
        }
        return pairs;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

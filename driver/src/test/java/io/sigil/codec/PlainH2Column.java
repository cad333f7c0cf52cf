package io.sigil.codec;

import io.sigil.rules.LogicalType;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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

    private final Connection connection;

    PlainH2Column(LogicalType type) throws SQLException {
        connection = DriverManager.getConnection("jdbc:h2:mem:");
        try (Statement statement = connection.createStatement()) {
            // The driver remembers the zone of the JVM's start.
            statement.execute("SET TIME ZONE '" + TimeZone.getDefault().getID() + "'");
            statement.execute("CREATE TABLE t (c " + type + ")");
        }
    }

    void store(Setter setter) throws SQLException {
        try (Statement delete = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
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

    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

package io.sigil.it.server;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What MariaDB and MySQL servers do alike. */
final class MySqlFamily {
    private MySqlFamily() {}

    static void createDatabase(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
        }
    }

    static void drop(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE " + database.name());
        }
    }

    /** Writes the database's tables and the logs to disk: FOR EXPORT is what flushes InnoDB's dirty pages of a table. */
    static void flush(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("SELECT table_name FROM information_schema.tables"
                    + " WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'")) {
                while (rows.next()) {
                    tables.add("`" + rows.getString(1) + "`");
                }
            }
            if (!tables.isEmpty()) {
                statement.execute("FLUSH TABLES " + String.join(", ", tables) + " FOR EXPORT");
                statement.execute("UNLOCK TABLES");
            }
            statement.execute("FLUSH LOGS");
        }
    }
}

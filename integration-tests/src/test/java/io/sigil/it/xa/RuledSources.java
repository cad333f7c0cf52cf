package io.sigil.it.xa;

import io.sigil.SigilConnectionPoolDataSource;
import io.sigil.SigilXADataSource;
import io.sigil.it.oracle.RuledSide;
import io.sigil.it.server.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.PooledConnection;

/** Sigil's data sources around the drivers' own, with one ruled table. */
final class RuledSources {
    private static final String TABLES = """
            tables:
              account:
                columns:
                  owner_name: {key: pii, type: VARCHAR(40), mode: deterministic}
            """;

    private final Path rules;

    RuledSources(Path folder) throws IOException {
        rules = Files.writeString(
                folder.resolve("sigil.yaml"), "version: 1\n" + RuledSide.sigil().keys(folder) + TABLES);
    }

    SigilXADataSource xa(TestDatabase database) throws SQLException {
        SigilXADataSource sigil = new SigilXADataSource(DelegateSources.xa(database));
        sigil.setRules(rules.toString());
        return sigil;
    }

    SigilConnectionPoolDataSource pooled(TestDatabase database) throws SQLException {
        SigilConnectionPoolDataSource sigil = new SigilConnectionPoolDataSource(DelegateSources.pooled(database));
        sigil.setRules(rules.toString());
        return sigil;
    }

    static void create(PooledConnection pooled) throws SQLException {
        try (Connection connection = pooled.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE account (id INT NOT NULL PRIMARY KEY, owner_name VARCHAR(40))");
        }
    }

    static void insert(Connection connection, int id, String name) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO account VALUES (?, ?)")) {
            insert.setInt(1, id);
            insert.setString(2, name);
            insert.executeUpdate();
        }
    }

    static List<String> names(PooledConnection pooled) throws SQLException {
        try (Connection connection = pooled.getConnection()) {
            return names(connection);
        }
    }

    static List<String> names(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT owner_name FROM account ORDER BY id")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}

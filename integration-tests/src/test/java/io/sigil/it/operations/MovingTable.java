package io.sigil.it.operations;

import io.sigil.dialect.Dialect;
import io.sigil.it.oracle.RuledSide;
import io.sigil.it.server.TestDatabase;
import io.sigil.operations.ColumnSelection;
import io.sigil.operations.JobListener;
import io.sigil.operations.RuledDatabase;
import io.sigil.operations.move.Direction;
import io.sigil.operations.move.MoveJob;
import io.sigil.operations.move.MoveOptions;
import io.sigil.operations.move.MoveResult;
import io.sigil.rules.RulesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A database with a table whose values are moved, under rules that a test changes on the way. */
final class MovingTable {
    private final TestDatabase database;
    private final Path rules;
    private final Path folder;

    MovingTable(TestDatabase database, Path folder) {
        this(database, folder, "moving.yaml");
    }

    /** @param rules the name of the rules file: a JVM that knows it may keep to what it said before */
    MovingTable(TestDatabase database, Path folder, String rules) {
        this.database = database;
        this.folder = folder;
        this.rules = folder.resolve(rules);
    }

    /** @param tables the rules file's section, with its heading */
    MovingTable rules(String tables) throws IOException {
        String text = "version: 1\n" + RuledSide.sigil().keys(folder) + tables;
        Path next = Files.writeString(folder.resolve("moving.new"), text);
        Files.move(next, rules, StandardCopyOption.REPLACE_EXISTING);
        return this;
    }

    Path rulesFile() {
        return rules;
    }

    Connection throughSigil() throws SQLException {
        Properties more = new Properties();
        more.setProperty("sigil.rules", rules.toString());
        return database.connect("jdbc:sigil:", more);
    }

    RuledDatabase open() throws Exception {
        return RuledDatabase.open(database.dataSource(), RulesFile.load(rules), MovingTable.class.getClassLoader());
    }

    MoveResult move(Direction direction, String selection, MoveOptions options) throws Exception {
        try (RuledDatabase ruled = open()) {
            return MoveJob.of(ruled, direction, ColumnSelection.parse(ruled.rules(), selection), options)
                    .run(JobListener.NONE);
        }
    }

    /** Past Sigil. */
    void execute(String... statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Past Sigil. */
    void insert(String sql, Object... values) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    /** Each row's columns, joined by a space. */
    static List<String> read(Connection connection, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.append(i > 1 ? " " : "").append(result.getString(i));
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    List<String> readThroughSigil(String query) throws SQLException {
        try (Connection connection = throughSigil()) {
            return read(connection, query);
        }
    }

    List<String> readPastSigil(String query) throws SQLException {
        try (Connection connection = database.connect()) {
            return read(connection, query);
        }
    }

    /** A column that holds cells of binary storage. */
    String bytes() {
        return database.dialect() == Dialect.POSTGRESQL ? "BYTEA" : "VARBINARY(1000)";
    }

    /** A column that holds cells of text storage. */
    String text() {
        return database.dialect().isMySqlFamily()
                ? "VARCHAR(1000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"
                : "VARCHAR(1000)";
    }
}

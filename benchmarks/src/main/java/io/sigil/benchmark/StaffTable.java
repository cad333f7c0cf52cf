package io.sigil.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** The table that is searched: plain as {@code plain_staff}, ruled as {@code staff}, with the same rows and indexes. */
final class StaffTable {
    private static final int BATCH = 1000;

    /** Prime, so that rows are inserted in no order of their values. */
    private static final long STEP = 7919;

    private StaffTable() {}

    static Path rules(Path folder) throws IOException {
        return Files.writeString(folder.resolve("sigil.yaml"), """
                version: 1
                keys: {pii: {kms: local, keyring: '%s', password: benchmark, create: true}}
                tables:
                  staff:
                    columns:
                      mail: {type: VARCHAR(60), search: equality}
                      name: {type: VARCHAR(40), search: prefix}
                      pay: {type: INTEGER, search: range, acceptLeakage: order}
                """.formatted(folder.resolve("keys.p12")));
    }

    static String mail(long number) {
        return "mail" + number + "@staff.example";
    }

    static String name(long number) {
        return String.format("name%07d", number);
    }

    /** Creates, fills and indexes one of the two. */
    static void create(Connection connection, String table, int rows) throws SQLException {
        boolean mariaDb = connection.getMetaData().getDatabaseProductName().equals("MariaDB");
        // Cells compare as bytes do, and only so a B-tree serves LIKE.
        String collation = mariaDb ? " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin" : " COLLATE \"C\"";
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + table + " (id INT PRIMARY KEY, mail VARCHAR(60)" + collation
                    + ", name VARCHAR(40)" + collation + ", pay INTEGER)");
        }
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table + " VALUES (?, ?, ?, ?)")) {
            for (int i = 0; i < rows; i++) {
                long number = i * STEP % rows;
                insert.setInt(1, i);
                insert.setString(2, mail(number));
                insert.setString(3, name(number));
                insert.setInt(4, (int) number);
                insert.addBatch();
                if (i % BATCH == BATCH - 1) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
            insert.executeBatch();
        }
        connection.commit();
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            for (String column : new String[] {"mail", "name", "pay"}) {
                statement.execute("CREATE INDEX " + table + "_" + column + " ON " + table + " (" + column + ")");
            }
        }
    }

    /** As {@code sigil ddl} has it for PostgreSQL, which plans an equality with a token once. Past Sigil. */
    static void indexToken(Connection plain, String table) throws SQLException {
        if (plain.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
            try (Statement statement = plain.createStatement()) {
                statement.execute("DROP INDEX " + table + "_mail");
                statement.execute("CREATE INDEX " + table + "_mail ON " + table + " (SUBSTRING(mail FROM 1 FOR 20))");
            }
        }
    }

    /** As docs/performance.md advises: PostgreSQL reads its histograms whenever it plans, and cells make them long. */
    static void shortenHistograms(Connection sigil, String table) throws SQLException {
        if (sigil.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
            try (Statement statement = sigil.createStatement()) {
                for (String column : new String[] {"mail", "name", "pay"}) {
                    statement.execute("ALTER TABLE " + table + " ALTER COLUMN " + column + " SET STATISTICS 10");
                }
            }
        }
    }

    /** Through the delegate itself. */
    static void analyze(Connection connection, String table) throws SQLException {
        boolean mariaDb = connection.getMetaData().getDatabaseProductName().equals("MariaDB");
        try (Statement statement = connection.createStatement()) {
            statement.execute(mariaDb ? "ANALYZE TABLE " + table : "VACUUM ANALYZE " + table);
        }
    }
}

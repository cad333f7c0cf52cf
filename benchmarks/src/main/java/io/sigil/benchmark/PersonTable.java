package io.sigil.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Persons with six columns, of which ssn (deterministic) and name (randomized) are ruled; and items, which nobody rules. */
final class PersonTable {
    static final String ITEM_BY_ID = "SELECT name FROM item WHERE id = ?";
    static final int ROWS = 2000;

    private PersonTable() {}

    static Path rules(Path folder) throws IOException {
        return Files.writeString(folder.resolve("persons.yaml"), """
                version: 1
                keys: {pii: {kms: local, keyring: '%s', password: benchmark, create: true}}
                tables:
                  person_sigil:
                    columns:
                      ssn: {type: VARCHAR(11), mode: deterministic}
                      name: {type: VARCHAR(80)}
                  wide_sigil:
                    columns:
                      a: {type: VARCHAR(40)}
                      b: {type: VARCHAR(40)}
                      c: {type: VARCHAR(40)}
                      d: {type: VARCHAR(40)}
                """.formatted(folder.resolve("persons.p12")));
    }

    static String ssn(int id) {
        return String.format("%03d-%02d-%04d", id / 1_000_000 % 1000, id / 10_000 % 100, id % 10_000);
    }

    static String name(int id) {
        return "Person number " + id;
    }

    /** @param through the side's own; for ShardingSphere, which reads the tables first, the bare one */
    static void create(Connection through, Side side) throws SQLException {
        String product = through.getMetaData().getDatabaseProductName();
        String ruled = ruledType(side, product);
        try (Statement statement = through.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + side.person());
            statement.execute("CREATE TABLE " + side.person() + " (id INT PRIMARY KEY, ssn "
                    + (ruled == null ? "VARCHAR(11)" : ruled) + ", name " + (ruled == null ? "VARCHAR(80)" : ruled)
                    + ", city VARCHAR(40), state CHAR(2), score INT)");
            if (side != Side.AWS) {
                statement.execute("CREATE INDEX " + side.person() + "_ssn ON " + side.person() + " (ssn)");
            }
        }
    }

    /** What a value of 40 characters or fewer is stored as; null: as it is declared. */
    private static String ruledType(Side side, String product) {
        return switch (side) {
            case BARE, SIGIL -> null;
            case HAND, HAND_GCM -> product.equals("PostgreSQL") ? "BYTEA" : "VARBINARY(200)";
            case SHARDINGSPHERE -> "VARCHAR(200)";
            case AWS -> "encrypted_data";
        };
    }

    static void fill(Persons persons) throws SQLException, GeneralSecurityException {
        persons.insertBatch(0, ROWS);
    }

    static void createItems(Connection plain) throws SQLException {
        try (Statement statement = plain.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS item");
            statement.execute("CREATE TABLE item (id INT PRIMARY KEY, name VARCHAR(80))");
        }
        plain.setAutoCommit(false);
        try (PreparedStatement insert = plain.prepareStatement("INSERT INTO item VALUES (?, ?)")) {
            for (int id = 0; id < ROWS; id++) {
                insert.setInt(1, id);
                insert.setString(2, "Item number " + id);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        plain.commit();
        plain.setAutoCommit(true);
    }

    /** Four columns of text, for scans and batches. */
    static void createWide(Connection through, Side side) throws SQLException {
        String ruled = ruledType(side, through.getMetaData().getDatabaseProductName());
        String type = ruled == null ? "VARCHAR(40)" : ruled;
        String table = wide(side);
        try (Statement statement = through.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + table);
            statement.execute("CREATE TABLE " + table + " (id INT PRIMARY KEY, a " + type + ", b " + type + ", c "
                    + type + ", d " + type + ")");
        }
    }

    static String wide(Side side) {
        return side.person().replace("person", "wide");
    }
}

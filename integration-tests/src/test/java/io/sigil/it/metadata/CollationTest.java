package io.sigil.it.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.dialect.Dialect;
import io.sigil.it.oracle.RuledSide;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Cells in text storage, in a column whose collation takes some of them for equal. */
class CollationTest {
    @TempDir
    private Path folder;

    @EachDatabase(fresh = true)
    void aColumnThatTakesDifferentCellsForEqualIsRefused(TestDatabase database) throws Exception {
        Path rules = Files.writeString(
                folder.resolve("sigil.yaml"),
                "version: 1\n" + RuledSide.sigil().keys(folder)
                        + "tables: {t: {columns: {c: {key: pii, type: VARCHAR(11), mode: deterministic, storage: text}}}}\n");
        try (Connection plain = database.connect()) {
            for (String type : loose(plain, database.dialect())) {
                create(plain, type);
                assertThatThrownBy(() -> use(database, rules)).as(type).hasMessageStartingWith("SIGIL-6003");
            }
            for (String type : exact(database.dialect())) {
                create(plain, type);
                assertThat(use(database, rules)).as(type).isOne();
            }
        }
    }

    /** Searches compare cells by their order, so that has to be that of the bytes. */
    @EachDatabase({DatabaseKind.H2_MEMORY, DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB})
    void aSearchableColumnNeedsACollationOfTheBytes(TestDatabase database) throws Exception {
        Path rules = Files.writeString(
                folder.resolve("sigil.yaml"),
                "version: 1\n" + RuledSide.sigil().keys(folder)
                        + "tables: {t: {columns: {c: {key: pii, type: VARCHAR(11), search: equality, storage: text}}}}\n");
        try (Connection plain = database.connect()) {
            create(plain, bytewise(database.dialect()));
            assertThat(use(database, rules)).isOne();
            if (database.dialect() == Dialect.POSTGRESQL) {
                create(plain, "TEXT COLLATE \"en-x-icu\"");
                assertThatThrownBy(() -> use(database, rules)).hasMessageStartingWith("SIGIL-6003");
            }
        }
    }

    private static String bytewise(Dialect dialect) {
        return switch (dialect) {
            case H2 -> "VARCHAR(200)";
            case POSTGRESQL -> "VARCHAR(200) COLLATE \"C\"";
            case MYSQL, MARIADB -> "VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin";
        };
    }

    private static List<String> loose(Connection plain, Dialect dialect) throws SQLException {
        return switch (dialect) {
            case H2 -> List.of("VARCHAR_IGNORECASE(200)");
            case POSTGRESQL -> {
                try (Statement statement = plain.createStatement()) {
                    statement.execute("CREATE COLLATION anycase (provider = icu, locale = 'und-u-ks-level2',"
                            + " deterministic = false)");
                }
                yield List.of("VARCHAR(200) COLLATE anycase", "TEXT COLLATE anycase");
            }
            case MYSQL ->
                List.of(
                        "VARCHAR(200)",
                        "VARCHAR(200) CHARACTER SET latin1",
                        "LONGTEXT",
                        "VARCHAR(200) COLLATE utf8mb4_0900_as_cs");
            case MARIADB -> List.of("VARCHAR(200)", "VARCHAR(200) CHARACTER SET latin1", "LONGTEXT");
        };
    }

    private static List<String> exact(Dialect dialect) {
        return switch (dialect) {
            case H2 -> List.of("VARCHAR(200)");
            case POSTGRESQL -> List.of("VARCHAR(200)", "TEXT COLLATE \"C\"", "TEXT COLLATE \"en-x-icu\"");
            case MYSQL, MARIADB ->
                List.of("VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin", "VARCHAR(200) COLLATE utf8mb4_bin");
        };
    }

    private static void create(Connection plain, String type) throws SQLException {
        try (Statement statement = plain.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS t");
            statement.execute("CREATE TABLE t (c " + type + ")");
        }
    }

    /** Statements of another rules file's engine, so that each knows its own table. */
    private int use(TestDatabase database, Path rules) throws Exception {
        Path own = Files.createTempFile(folder, "rules", ".yaml");
        Files.writeString(own, Files.readString(rules));
        try (Connection sigil = RuledSide.sigil().open(database, own);
                Statement statement = sigil.createStatement()) {
            return statement.executeUpdate("INSERT INTO t VALUES ('abc')");
        }
    }
}

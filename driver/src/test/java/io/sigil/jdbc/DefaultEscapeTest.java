package io.sigil.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.sql.Analyzer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** H2's setting DEFAULT_ESCAPE decides what a pattern of LIKE without ESCAPE means; none: nothing is escaped. */
class DefaultEscapeTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"''", ";DEFAULT_ESCAPE=!", ";DEFAULT_ESCAPE="})
    void aPatternIsReadAsTheDatabaseReadsIt(String settings) throws SQLException {
        try (SigilH2 database = new SigilH2(folder, new Analyzer()::analyze, settings)
                .withRules("tables: {t: {columns: {c: {key: demo, type: VARCHAR(40), search: prefix}}}}\n")) {
            Connection connection = database.connect();
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE t (id INT PRIMARY KEY, c VARCHAR(40), p VARCHAR(40))");
                statement.execute("INSERT INTO t VALUES (1, 'a%b', 'a%b'), (2, 'a!%b', 'a!%b'), (3, 'a\\%b', 'a\\%b'),"
                        + " (4, 'a!', 'a!'), (5, 'a\\', 'a\\'), (6, 'ab', 'ab')");
            }
            for (String pattern : List.of("a!%%", "a\\%%", "a!!%", "a\\\\%", "a%", "a!%", "a\\%")) {
                assertThat(found(connection, "c", pattern)).as(pattern).isEqualTo(found(connection, "p", pattern));
            }
        }
    }

    /** What a pattern finds, and whether it is an error. */
    private static List<String> found(Connection connection, String column, String pattern) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT id FROM t WHERE " + column + " LIKE ? ORDER BY id")) {
            query.setString(1, pattern);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
        }
        return ids;
    }
}

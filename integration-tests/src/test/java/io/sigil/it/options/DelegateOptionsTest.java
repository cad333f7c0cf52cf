package io.sigil.it.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.dialect.Dialect;
import io.sigil.it.oracle.RuledSide;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.io.TempDir;

/**
 * The drivers' own settings that change how statements, values and results travel, given in the URL: an application sees
 * the same through Sigil as without it, whatever the setting.
 */
class DelegateOptionsTest {
    @TempDir
    private Path folder;

    private static List<String> options(Dialect dialect) {
        return switch (dialect) {
            case H2 -> List.of("LAZY_QUERY_EXECUTION=1", "AUTOCOMMIT=TRUE;LOCK_TIMEOUT=5000");
            case POSTGRESQL ->
                List.of(
                        "stringtype=unspecified",
                        "preferQueryMode=simple",
                        "preferQueryMode=extendedForPrepared",
                        "preferQueryMode=extendedCacheEverything",
                        "prepareThreshold=1",
                        "prepareThreshold=0",
                        "prepareThreshold=-1",
                        "binaryTransfer=false",
                        "reWriteBatchedInserts=true",
                        "autosave=always&defaultRowFetchSize=2");
            case MYSQL ->
                List.of(
                        "useServerPrepStmts=true",
                        "useServerPrepStmts=false",
                        "rewriteBatchedStatements=true",
                        "allowMultiQueries=true",
                        "allowMultiQueries=true&rewriteBatchedStatements=true&useServerPrepStmts=true",
                        "useCursorFetch=true&defaultFetchSize=2",
                        "useServerPrepStmts=true&cachePrepStmts=true",
                        "useAffectedRows=true");
            case MARIADB ->
                List.of(
                        "useServerPrepStmts=true",
                        "useServerPrepStmts=false",
                        "allowMultiQueries=true",
                        "useBulkStmts=true",
                        "useServerPrepStmts=true&cachePrepStmts=true&useBulkStmts=true",
                        "useAffectedRows=true&defaultFetchSize=2");
        };
    }

    @EachDatabase(fresh = true)
    void anApplicationSeesTheSameWhateverTheSetting(TestDatabase first) throws Exception {
        Path rules = Files.writeString(
                folder.resolve("sigil.yaml"), "version: 1\n" + RuledSide.sigil().keys(folder) + CoreProgram.RULES);
        boolean h2 = first.dialect() == Dialect.H2;
        SoftAssertions softly = new SoftAssertions();
        for (String option : options(first.dialect())) {
            TestDatabase plain = first.server().createDatabase("plain");
            TestDatabase ruled = first.server().createDatabase("ruled");
            String sigils = option + (h2 ? ";" : "&") + "sigil.rules=" + rules;
            softly.assertThat(run(ruled, "jdbc:sigil:", sigils, option))
                    .as(option)
                    .containsExactlyElementsOf(run(plain, "jdbc:", option, option));
            softly.assertThatCode(() -> assertCells(ruled)).as(option).doesNotThrowAnyException();
            plain.drop();
            ruled.drop();
        }
        softly.assertAll();
    }

    private static List<String> run(TestDatabase database, String prefix, String parameters, String option)
            throws SQLException {
        String url = database.url(prefix);
        String separator = database.dialect() == Dialect.H2 ? ";" : url.contains("?") ? "&" : "?";
        boolean several = database.dialect() == Dialect.POSTGRESQL || option.contains("allowMultiQueries");
        try (Connection connection = DriverManager.getConnection(url + separator + parameters, database.properties())) {
            return new CoreProgram(connection, database.dialect(), several).run();
        }
    }

    private static void assertCells(TestDatabase database) throws SQLException {
        try (Connection bare = database.connect();
                Statement statement = bare.createStatement();
                ResultSet rows = statement.executeQuery("SELECT ssn FROM person WHERE ssn IS NOT NULL")) {
            assertThat(rows.next()).isTrue();
            do {
                assertThat(rows.getBytes(1)).startsWith(0x75, 0x34, 0x56);
            } while (rows.next());
        }
    }
}

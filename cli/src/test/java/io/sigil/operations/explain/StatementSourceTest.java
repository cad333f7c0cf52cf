package io.sigil.operations.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements as scripts and the logs of servers hold them. */
class StatementSourceTest {
    @TempDir
    private Path folder;

    private static List<String> of(StatementSource source) throws Exception {
        List<String> statements = new ArrayList<>();
        source.read((sql, times) -> statements.add(sql));
        return statements;
    }

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("file"), text);
    }

    @Test
    void aScriptIsSplitAtItsSemicolonsAndNotAtThoseInStringsNamesAndComments() throws Exception {
        Path script = file("""
                -- first; comment
                SELECT 1; SELECT ';', "a;b", `c;d`, 'it''s;' /* ; */ ;
                ;
                DO $$ BEGIN; END $$; SELECT $tag$ ; $tag$
                -- last;""");
        assertThat(of(new SqlFile(script)))
                .containsExactly(
                        "-- first; comment\nSELECT 1",
                        "SELECT ';', \"a;b\", `c;d`, 'it''s;' /* ; */",
                        "DO $$ BEGIN; END $$",
                        "SELECT $tag$ ; $tag$\n-- last;");
    }

    @Test
    void theGeneralLogOfMySqlGivesWhatWasSentAndPrepared() throws Exception {
        Path log = file("""
                /usr/sbin/mysqld, Version: 9.7.0 (MySQL). started with:
                Tcp port: 3306  Unix socket: /s
                Time                 Id Command    Argument
                2026-11-29T18:00:00.123456Z\t   12 Connect\thr@localhost on hr using TCP/IP
                2026-11-29T18:00:00.223456Z\t   12 Query\tSELECT a
                  FROM t
                2026-11-29T18:00:00.323456Z\t   12 Prepare\tSELECT b FROM t WHERE c = ?
                2026-11-29T18:00:00.423456Z\t   12 Execute\tSELECT b FROM t WHERE c = 'x'
                2026-11-29T18:00:00.523456Z\t   12 Quit\t
                """);
        assertThat(of(new GeneralLog(log))).containsExactly("SELECT a\n  FROM t", "SELECT b FROM t WHERE c = ?");
    }

    @Test
    void theGeneralLogOfMariaDbLeavesOutATimeThatIsThatOfTheLineBefore() throws Exception {
        Path log = file("""
                261129 18:00:00\t    12 Connect\thr@localhost on hr
                \t\t    12 Query\tSELECT 1
                \t\t    12 Query\tSELECT 2
                261129 18:00:01\t    12 Query\tSELECT 3
                """);
        assertThat(of(new GeneralLog(log))).containsExactly("SELECT 1", "SELECT 2", "SELECT 3");
    }

    @Test
    void theSlowLogGivesStatementsWithoutWhatTheServerPutsAround() throws Exception {
        Path log = file("""
                /usr/sbin/mysqld, Version: 9.7.0 (MySQL). started with:
                Tcp port: 3306  Unix socket: /s
                Time                 Id Command    Argument
                # Time: 2026-11-29T18:00:00.000000Z
                # User@Host: hr[hr] @ localhost []  Id:    12
                # Query_time: 1.0  Lock_time: 0.0 Rows_sent: 1  Rows_examined: 1
                use hr;
                SET timestamp=1795975200;
                SELECT a
                FROM t;
                # Time: 2026-11-29T18:00:01.000000Z
                # User@Host: hr[hr] @ localhost []
                # Query_time: 1.0
                SET timestamp=1795975201;
                # administrator command: Ping;
                # Query_time: 1.0
                SET timestamp=1795975201;
                DELETE FROM t;
                """);
        assertThat(of(new SlowLog(log))).containsExactly("SELECT a\nFROM t", "DELETE FROM t");
    }

    @Test
    void numberedPlaceholdersBecomeQuestionMarksOutsideOfStrings() {
        assertThat(SqlScan.withQuestionMarks("SELECT '$1', \"$2\", $1 FROM t WHERE a IN ($2, $13) -- $3"))
                .isEqualTo("SELECT '$1', \"$2\", ? FROM t WHERE a IN (?, ?) -- $3");
    }
}

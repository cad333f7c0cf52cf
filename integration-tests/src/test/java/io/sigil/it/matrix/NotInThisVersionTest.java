package io.sigil.it.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sigil.it.oracle.RuledSide;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

/** The rows of the coverage table that need format-preserving columns: refused at connection. */
class NotInThisVersionTest {
    private static final List<String> RULES = List.of("type: CHAR(16), mode: format-preserving, alphabet: digits");

    private static int refused;

    @TempDir
    private Path folder;

    @EachDatabase({DatabaseKind.H2_MEMORY, DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB, DatabaseKind.MYSQL})
    void aRuleThatNeedsALaterVersionIsRefusedAtConnection(TestDatabase database) throws IOException {
        for (String rule : RULES) {
            Path rules = Files.writeString(
                    folder.resolve("sigil.yaml"),
                    "version: 1\n" + RuledSide.sigil().keys(folder) + "tables: {users: {columns: {c: {key: pii, " + rule
                            + "}}}}\n");
            assertThat(catchThrowable(
                            () -> RuledSide.sigil().open(database, rules).close()))
                    .as(rule)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("SIGIL-1007");
            refused++;
        }
    }

    @AfterAll
    static void report() {
        System.out.println("Twin oracle, not in this version: " + refused + " cases, refused at connection");
    }
}

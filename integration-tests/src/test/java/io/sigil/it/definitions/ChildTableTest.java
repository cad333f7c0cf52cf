package io.sigil.it.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.it.oracle.RuledSide;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.DatabaseServer;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** A partition or an inheriting table holds rows of a ruled table under a name of its own: by that name it is refused. */
class ChildTableTest {
    private static final String RULES =
            "tables: {users: {columns: {ssn: {key: pii, type: VARCHAR(11), mode: deterministic}}}}\n";

    @TempDir
    private Path folder;

    @EachDatabase(DatabaseKind.POSTGRESQL)
    void aPartitionIsUsedThroughItsTableOnly(DatabaseServer server) throws Exception {
        childIsRefused(
                server, " PARTITION BY LIST (region)", "CREATE TABLE users_eu PARTITION OF users FOR VALUES IN ('eu')");
    }

    @EachDatabase(DatabaseKind.POSTGRESQL)
    void anInheritingTableIsUsedThroughItsParentOnly(DatabaseServer server) throws Exception {
        childIsRefused(server, "", "CREATE TABLE users_eu (more INT) INHERITS (users)");
    }

    private void childIsRefused(DatabaseServer server, String options, String child) throws Exception {
        TestDatabase database = server.createDatabase("children");
        Path rules = Files.writeString(
                folder.resolve("sigil.yaml"), "version: 1\n" + RuledSide.sigil().keys(folder) + RULES);
        try (Connection bare = database.connect();
                Connection sigil = RuledSide.sigil().open(database, rules);
                Statement onBare = bare.createStatement();
                Statement onSigil = sigil.createStatement()) {
            onSigil.execute("CREATE TABLE users (id INT, region VARCHAR(2), ssn VARCHAR(11))" + options);
            onSigil.execute("SELECT id FROM users");
            onBare.execute(child);
            for (String sql : List.of(
                    "SELECT ssn FROM users_eu",
                    "SELECT id FROM ONLY public.users_eu WHERE ssn = '1-1'",
                    "INSERT INTO users_eu (id, region, ssn) VALUES (2, 'eu', '2-2')",
                    "UPDATE users_eu SET ssn = '3-3'",
                    "DELETE FROM users_eu WHERE ssn = '3-3'")) {
                assertThatThrownBy(() -> onSigil.execute(sql)).as(sql).hasMessageStartingWith("SIGIL-2008");
            }
            onSigil.execute("INSERT INTO users (id, region, ssn) VALUES (1, 'eu', '1-1')");
            try (ResultSet row = onSigil.executeQuery("SELECT ssn FROM users WHERE ssn = '1-1'")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEqualTo("1-1");
            }
        } finally {
            database.drop();
        }
    }
}

package io.sigil.it.statements;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.it.oracle.RuledSide;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL takes SET TRANSACTION before any query of the transaction only; Sigil's own questions would be some. */
class SetTransactionTest {
    @TempDir
    private Path folder;

    @EachDatabase(value = DatabaseKind.POSTGRESQL, fresh = true)
    void sigilAsksNothingBeforeIt(TestDatabase database) throws Exception {
        Path rules = Files.writeString(
                folder.resolve("sigil.yaml"),
                "version: 1\n" + RuledSide.sigil().keys(folder)
                        + "tables: {users: {columns: {ssn: {key: pii, type: VARCHAR(11)}}}}\n");
        Properties properties = new Properties();
        properties.setProperty("sigil.rules", rules.toString());
        try (Connection connection = database.connect("jdbc:sigil:", properties);
                Statement statement = connection.createStatement()) {
            for (String before : new String[] {"SET search_path TO public", "CREATE TABLE t (id INT)"}) {
                statement.execute(before);
                connection.setAutoCommit(false);
                statement.execute("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE");
                try (ResultSet rows = statement.executeQuery("SHOW transaction_isolation")) {
                    rows.next();
                    assertThat(rows.getString(1)).as(before).isEqualTo("serializable");
                }
                statement.execute("COMMIT");
                connection.setAutoCommit(true);
            }
        }
    }
}

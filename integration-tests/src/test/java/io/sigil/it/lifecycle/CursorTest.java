package io.sigil.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.dialect.Dialect;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.rowset.CachedRowSet;
import javax.sql.rowset.JdbcRowSet;
import javax.sql.rowset.RowSetProvider;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of cursor over a ruled column moves, holds and writes as over a plain one. */
class CursorTest {
    private static final int[] TYPES = {
        ResultSet.TYPE_FORWARD_ONLY, ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.TYPE_SCROLL_SENSITIVE
    };
    private static final int[] CONCURRENCIES = {ResultSet.CONCUR_READ_ONLY, ResultSet.CONCUR_UPDATABLE};
    private static final int[] HOLDABILITIES = {ResultSet.HOLD_CURSORS_OVER_COMMIT, ResultSet.CLOSE_CURSORS_AT_COMMIT};

    @TempDir
    private Path folder;

    @EachDatabase(fresh = true)
    void everyTypeAndConcurrencyMovesAlike(TestDatabase database) throws Exception {
        Twins.same(database, folder, connection -> {
            StringBuilder seen = new StringBuilder();
            for (int type : TYPES) {
                for (int concurrency : CONCURRENCIES) {
                    seen.append(type).append(' ').append(concurrency).append(": ");
                    try (Statement statement = connection.createStatement(type, concurrency);
                            ResultSet rows = statement.executeQuery("SELECT id, v FROM t ORDER BY id")) {
                        seen.append(rows.getType())
                                .append(' ')
                                .append(rows.getConcurrency())
                                .append(' ');
                        move(rows, type, seen);
                    }
                }
            }
            return seen;
        });
    }

    private static void move(ResultSet rows, int type, StringBuilder seen) throws SQLException {
        seen.append(rows.isBeforeFirst()).append(rows.next()).append(rows.getString("v"));
        if (type != ResultSet.TYPE_FORWARD_ONLY) {
            seen.append(rows.absolute(3)).append(rows.getString(2)).append(rows.getRow());
            seen.append(rows.relative(-1)).append(rows.getString(2)).append(rows.isFirst());
            seen.append(rows.last()).append(rows.getString(2)).append(rows.isLast());
            seen.append(rows.absolute(-2)).append(rows.getString(2));
            seen.append(rows.absolute(9)).append(rows.isAfterLast());
            seen.append(rows.previous()).append(rows.getString(2));
            rows.beforeFirst();
            seen.append(rows.getRow()).append(rows.first()).append(rows.getString(2));
        }
        seen.append('\n');
    }

    @EachDatabase(fresh = true)
    void aCursorIsHeldOverACommitOrNotAsTheDelegateHasIt(TestDatabase database) throws Exception {
        Twins.Act[] acts = new Twins.Act[HOLDABILITIES.length];
        for (int i = 0; i < acts.length; i++) {
            int holdability = HOLDABILITIES[i];
            acts[i] = connection -> {
                connection.setAutoCommit(false);
                try (Statement statement = connection.createStatement(
                        ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY, holdability)) {
                    statement.setFetchSize(2);
                    ResultSet rows = statement.executeQuery("SELECT id, v FROM t ORDER BY id");
                    rows.next();
                    String first = rows.getString(2);
                    connection.commit();
                    String held = rows.getHoldability() + " " + statement.getResultSetHoldability() + " " + first;
                    return held + " " + rows.isClosed() + " " + (rows.isClosed() ? "" : Twins.values(rows));
                } finally {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
            };
        }
        Twins.same(database, folder, acts);
    }

    @EachDatabase(fresh = true)
    void aRowIsUpdatedInsertedAndDeletedThroughItsCursor(TestDatabase database) throws Exception {
        Twins.same(database, folder, connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                            "SELECT id, v FROM t", ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
                    ResultSet rows = select.executeQuery()) {
                rows.first();
                rows.updateString("v", "changed");
                rows.updateRow();
                rows.moveToInsertRow();
                rows.updateInt("id", 9);
                rows.updateObject("v", "added");
                rows.insertRow();
                rows.moveToCurrentRow();
                rows.absolute(3);
                rows.deleteRow();
            }
            return Twins.all(connection);
        });
    }

    @EachDatabase(fresh = true)
    void aJdbcRowSetReadsAndWritesThroughTheUrl(TestDatabase database) throws Exception {
        String url = database.url("jdbc:sigil:");
        String separator = database.dialect() == Dialect.H2 ? ";" : url.contains("?") ? "&" : "?";
        try (Connection connection = Twins.open(database, folder)) {
            Twins.create(connection);
            try (JdbcRowSet rows = RowSetProvider.newFactory().createJdbcRowSet()) {
                rows.setUrl(url + separator + "sigil.rules=" + folder.resolve("sigil.yaml"));
                rows.setUsername(database.user());
                rows.setPassword(database.password());
                rows.setCommand("SELECT id, v FROM t WHERE v = ?");
                rows.setString(1, "value 2");
                rows.execute();
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString("v")).isEqualTo("value 2");
                rows.updateString("v", "by row set");
                rows.updateRow();
            }
            assertThat(Twins.all(connection)).isEqualTo("value 1 by row set value 3 value 4 value 5 ");
        }
    }

    @EachDatabase(fresh = true)
    void aCachedRowSetWritesBackWhatItChanged(TestDatabase database) throws Exception {
        try (Connection connection = Twins.open(database, folder)) {
            Twins.create(connection);
            try (CachedRowSet rows = RowSetProvider.newFactory().createCachedRowSet()) {
                rows.setCommand("SELECT id, v FROM t ORDER BY id");
                rows.setKeyColumns(new int[] {1});
                rows.setTableName("t");
                rows.execute(connection);
                assertThat(rows.size()).isEqualTo(5);
                rows.absolute(4);
                assertThat(rows.getString("v")).isEqualTo("value 4");
                rows.updateString("v", "cached");
                rows.updateRow();
                connection.setAutoCommit(false);
                rows.acceptChanges(connection);
                connection.setAutoCommit(true);
            }
            assertThat(Twins.all(connection)).isEqualTo("value 1 value 2 value 3 cached value 5 ");
        }
    }

    /** PostgreSQL's cursor by reference is a ResultSet of pgjdbc unless it is wrapped. */
    @EachDatabase(value = DatabaseKind.POSTGRESQL, fresh = true)
    void aCursorByReferenceIsSigilsResultSet(TestDatabase database) throws Exception {
        try (Connection connection = Twins.open(database, folder)) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE FUNCTION numbers() RETURNS refcursor AS $$ DECLARE c refcursor;"
                        + " BEGIN OPEN c FOR SELECT 1 AS n UNION ALL SELECT 2; RETURN c; END $$ LANGUAGE plpgsql");
                try (ResultSet rows = statement.executeQuery("SELECT numbers()")) {
                    assertThat(rows.next()).isTrue();
                    try (ResultSet inner = (ResultSet) rows.getObject(1)) {
                        assertThat(inner.getClass().getName()).startsWith("io.sigil.");
                        assertThat(inner.next()).isTrue();
                        assertThat(inner.getInt("n")).isEqualTo(1);
                        Statement owner = inner.getStatement();
                        assertThat(owner == null || owner.getConnection() == connection)
                                .isTrue();
                    }
                }
            }
            connection.rollback();
        }
    }
}

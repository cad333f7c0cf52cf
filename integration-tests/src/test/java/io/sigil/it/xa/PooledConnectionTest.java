package io.sigil.it.xa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.SigilConnectionPoolDataSource;
import io.sigil.SigilXADataSource;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.PooledConnection;
import javax.sql.XAConnection;
import javax.transaction.xa.XAResource;
import org.apache.commons.dbcp2.datasources.SharedPoolDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a pool or an application server holds is Sigil's, and behaves as the driver's own. */
class PooledConnectionTest {
    @TempDir
    private Path folder;

    @EachDatabase(fresh = true)
    void everyObjectIsSigils(TestDatabase database) throws Exception {
        XAConnection pooled = new RuledSources(folder).xa(database).getXAConnection();
        try {
            RuledSources.create(pooled);
            try (Connection connection = pooled.getConnection();
                    PreparedStatement select = connection.prepareStatement("SELECT owner_name FROM account");
                    ResultSet rows = select.executeQuery()) {
                assertThat(connection.getClass().getName()).startsWith("io.sigil.");
                assertThat(rows.getStatement()).isSameAs(select);
                assertThat(select.getConnection()).isSameAs(connection);
                assertThat(connection.getMetaData().getConnection()).isSameAs(connection);
            }
            // Most drivers' XAResource is their XAConnection.
            XAResource resource = pooled.getXAResource();
            assertThat(resource).isNotInstanceOf(PooledConnection.class).isSameAs(pooled.getXAResource());
            assertThat(resource.getClass().getName()).startsWith("io.sigil.");
            assertThat(pooled.toString()).doesNotContain(database.url());
        } finally {
            pooled.close();
            pooled.close();
        }
        // H2 says it with a NullPointerException.
        assertThatThrownBy(pooled::getConnection).isInstanceOf(Exception.class);
    }

    @EachDatabase(fresh = true)
    void aNewLogicalConnectionEndsTheOneBefore(TestDatabase ruled) throws Exception {
        List<Object> fromSigil = ends(new RuledSources(folder).pooled(ruled).getPooledConnection());
        assertThat(fromSigil)
                .isEqualTo(ends(DelegateSources.pooled(ruled.server().createDatabase("plain"))
                        .getPooledConnection()));
    }

    private static List<Object> ends(PooledConnection pooled) throws SQLException {
        List<Object> seen = new ArrayList<>();
        try {
            Connection first = pooled.getConnection();
            Connection second = pooled.getConnection();
            assertThat(first).isNotNull();
            seen.add(second.isClosed());
            second.close();
            second.close();
            seen.add(second.isClosed());
            Connection third = pooled.getConnection();
            seen.add(third.isClosed());
            seen.add(third.isValid(1));
            third.close();
        } finally {
            pooled.close();
        }
        return seen;
    }

    @EachDatabase(fresh = true)
    void eventsAreThoseOfTheDriverAndSpeakOfSigilsObjects(TestDatabase ruled) throws Exception {
        PooledConnection pooled = new RuledSources(folder).pooled(ruled).getPooledConnection();
        EventLog log = new EventLog();
        Object statement = use(pooled, log);
        assertThat(log.sources).isNotEmpty().allMatch(source -> source == pooled);
        assertThat(log.statements).allMatch(closed -> closed == statement);

        EventLog plain = new EventLog();
        use(DelegateSources.pooled(ruled.server().createDatabase("plain")).getPooledConnection(), plain);
        assertThat(log.names).isEqualTo(plain.names).contains("connection closed");
    }

    private static Object use(PooledConnection pooled, EventLog log) throws SQLException {
        RuledSources.create(pooled);
        pooled.addConnectionEventListener(log);
        try {
            pooled.addStatementEventListener(log);
        } catch (UnsupportedOperationException e) {
            log.names.add("no statement events");
        }
        Object used;
        try (Connection connection = pooled.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO account VALUES (?, ?)")) {
            insert.setInt(1, 1);
            insert.setString(2, "Ada");
            insert.executeUpdate();
            used = insert;
        }
        pooled.removeConnectionEventListener(log);
        pooled.getConnection().close();
        pooled.close();
        return used;
    }

    /** DBCP's pool of pooled connections. */
    @EachDatabase(fresh = true)
    void aPoolOfPooledConnectionsServesAnApplication(TestDatabase database) throws Exception {
        try (SharedPoolDataSource pool = new SharedPoolDataSource()) {
            pool.setConnectionPoolDataSource(new RuledSources(folder).pooled(database));
            PooledConnection maker = new RuledSources(folder).pooled(database).getPooledConnection();
            RuledSources.create(maker);
            maker.close();
            for (int i = 0; i < 3; i++) {
                try (Connection connection = pool.getConnection(database.user(), database.password())) {
                    RuledSources.insert(connection, i, "name " + i);
                }
            }
            try (Connection connection = pool.getConnection(database.user(), database.password())) {
                assertThat(RuledSources.names(connection)).hasSize(3).contains("name 2");
            }
        }
    }

    @EachDatabase(fresh = true)
    void rulesComeFirstAndNothingStaysOpen(TestDatabase database) throws Exception {
        SigilXADataSource sigil = new RuledSources(folder).xa(database);
        sigil.setRules(folder.resolve("missing.yaml").toString());
        assertThatThrownBy(sigil::getXAConnection)
                .isInstanceOf(SQLNonTransientException.class)
                .hasMessageStartingWith("SIGIL-1002");
        sigil.setRules(null);
        sigil.setUnwrap("perhaps");
        assertThatThrownBy(sigil::getXAConnection).hasMessageStartingWith("SIGIL-1");
        assertThat(sigil.getXaDataSource()).isNull();
        sigil.setUnwrap("allow");
        assertThat(sigil.getXaDataSource()).isNotNull().isNotInstanceOf(SigilXADataSource.class);
    }

    @Test
    void oneNeedsADataSourceAndNotItself() throws SQLException {
        assertThatThrownBy(new SigilXADataSource()::getXAConnection).hasMessageStartingWith("SIGIL-1004");
        SigilConnectionPoolDataSource twice = new SigilConnectionPoolDataSource(new SigilConnectionPoolDataSource());
        assertThatThrownBy(() -> twice.getPooledConnection("a", "b"))
                .hasMessageContaining("twice")
                .hasMessageNotContaining("\"b\"");
        assertThat(twice.toString()).matches("SigilConnectionPoolDataSource@[0-9a-f]+");
    }
}

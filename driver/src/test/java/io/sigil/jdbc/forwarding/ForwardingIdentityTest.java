package io.sigil.jdbc.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import javax.sql.PooledConnection;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Identity, closing and unwrapping, over a real H2. */
class ForwardingIdentityTest {
    private Connection h2;

    @BeforeEach
    void open() throws SQLException {
        h2 = DriverManager.getConnection("jdbc:h2:mem:");
    }

    @AfterEach
    void close() throws SQLException {
        h2.close();
    }

    @Test
    void twoWrappersOfOneDelegateAreDifferentKeysOfAStatementCache() throws SQLException {
        PreparedStatement delegate = h2.prepareStatement("VALUES ?");
        Map<PreparedStatement, String> cache = new HashMap<>();
        PreparedStatement one = Forwarders.preparedStatement(delegate);
        PreparedStatement two = Forwarders.preparedStatement(delegate);
        cache.put(one, "one");
        cache.put(two, "two");

        assertThat(cache).containsEntry(one, "one").containsEntry(two, "two").hasSize(2);
        assertThat(one.equals(delegate)).isFalse();
    }

    @Test
    void toStringShowsNoParameterValue() throws SQLException {
        PreparedStatement delegate = h2.prepareStatement("VALUES ?");
        delegate.setString(1, "078-05-1120");
        assertThat(delegate.toString()).contains("078-05-1120");

        PreparedStatement wrapper = Forwarders.preparedStatement(delegate);

        assertThat(wrapper.toString()).doesNotContain("078-05-1120").doesNotContain("VALUES");
        assertThat(wrapper.toString()).startsWith(wrapper.getClass().getName() + "@");
    }

    @Test
    void closeReachesTheDelegateOnce() throws Exception {
        Recorder recorder = new Recorder();
        for (AutoCloseable wrapper : new AutoCloseable[] {
            Forwarders.connection(recorder.as(Connection.class), UnwrapPolicy.DENY),
            Forwarders.statement(recorder.as(Statement.class)),
            Forwarders.resultSet(recorder.as(ResultSet.class))
        }) {
            recorder.calls().clear();
            wrapper.close();
            wrapper.close();
            assertThat(recorder.calls()).hasSize(1);
        }
    }

    @Test
    void closeReachesAPooledDelegateOnce() throws SQLException {
        Recorder recorder = new Recorder();
        PooledConnection wrapper = Forwarders.pooledConnection(recorder.as(PooledConnection.class));
        wrapper.close();
        wrapper.close();
        assertThat(recorder.calls()).hasSize(1);
    }

    /** A driver that is asked about Sigil's resource would say no to its own. */
    @Test
    void aResourceManagerIsAskedAboutItsOwnResource() throws XAException {
        Recorder recorder = new Recorder().answering(true);
        XAResource other = recorder.as(XAResource.class);
        assertThat(Forwarders.xaResource(recorder.as(XAResource.class)).isSameRM(Forwarders.xaResource(other)))
                .isTrue();
        assertThat(recorder.calls().get(0).arguments()).containsExactly(other);
    }

    @Test
    void closeThatFailedMayBeTriedAgain() throws SQLException {
        Recorder recorder = new Recorder().failingWith(new SQLException("a transaction is open"));
        Connection wrapper = Forwarders.connection(recorder.as(Connection.class), UnwrapPolicy.DENY);
        assertThatThrownBy(wrapper::close).isInstanceOf(SQLException.class);

        recorder.failingWith(null);
        wrapper.close();

        assertThat(recorder.calls()).hasSize(2);
    }

    @Test
    void unwrapGivesTheWrapperItselfWheneverItIsOfTheType() throws SQLException {
        for (UnwrapPolicy policy : UnwrapPolicy.values()) {
            ForwardingConnection wrapper = Forwarders.connection(h2, policy);
            assertThat(wrapper.unwrap(Connection.class)).isSameAs(wrapper);
            assertThat(wrapper.unwrap(ForwardingConnection.class)).isSameAs(wrapper);
            assertThat(wrapper.unwrap(Object.class)).isSameAs(wrapper);
            assertThat(wrapper.isWrapperFor(Connection.class)).isTrue();
        }
    }

    @Test
    void theDelegateIsNotHandedOutUnlessThePolicyAllowsIt() throws SQLException {
        Connection denying = Forwarders.connection(h2, UnwrapPolicy.DENY);
        assertThat(denying.isWrapperFor(h2.getClass())).isFalse();
        assertThatThrownBy(() -> denying.unwrap(h2.getClass()))
                .isInstanceOf(SQLNonTransientException.class)
                .hasMessageStartingWith("SIGIL-1005: unwrap to org.h2.jdbc.JdbcConnection denied, on ")
                .hasMessageContaining("sigil.unwrap=allow");

        Connection allowing = Forwarders.connection(h2, UnwrapPolicy.ALLOW);
        assertThat(allowing.isWrapperFor(h2.getClass())).isTrue();
        assertThat(allowing.unwrap(h2.getClass())).isSameAs(h2);
    }

    @Test
    void unwrapToNullIsAnSqlException() throws SQLException {
        for (UnwrapPolicy policy : UnwrapPolicy.values()) {
            Connection wrapper = Forwarders.connection(h2, policy);
            assertThat(wrapper.isWrapperFor(null)).isFalse();
            assertThatThrownBy(() -> wrapper.unwrap(null)).isInstanceOf(SQLException.class);
        }
    }
}

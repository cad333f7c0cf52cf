package io.sigil.it.xa;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.EachDatabase;
import io.sigil.it.server.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.junit.jupiter.api.io.TempDir;

/** Ruled columns in global transactions, which end as those of the plaintext twin. */
class GlobalTransactionTest {
    @TempDir
    private Path folder;

    @EachDatabase(fresh = true)
    void branchesEndAsInThePlaintextDatabase(TestDatabase ruled) throws Exception {
        TestDatabase plain = ruled.server().createDatabase("plain");
        List<String> fromSigil = run(new RuledSources(folder).xa(ruled));
        assertThat(fromSigil).isEqualTo(run(DelegateSources.xa(plain)));
        assertThat(fromSigil).contains("after the rollback: [Ada]", "after the commit: [Ada, Bea]");
        try (Connection bare = ruled.connect();
                Statement statement = bare.createStatement();
                ResultSet rows = statement.executeQuery("SELECT owner_name FROM account")) {
            while (rows.next()) {
                assertThat(rows.getBytes(1)).startsWith(0x75, 0x34, 0x56);
            }
        }
    }

    private static List<String> run(XADataSource source) throws SQLException, XAException {
        List<String> seen = new ArrayList<>();
        XAConnection connection = source.getXAConnection();
        try {
            RuledSources.create(connection);
            XAResource resource = connection.getXAResource();
            Xid onePhase = BranchId.next();
            write(connection, onePhase, 1, "Ada");
            resource.commit(onePhase, true);
            seen.add("after one phase: " + RuledSources.names(connection));

            Xid undone = BranchId.next();
            write(connection, undone, 2, "Bob");
            seen.add("vote: " + resource.prepare(undone));
            resource.rollback(undone);
            seen.add("after the rollback: " + RuledSources.names(connection));

            Xid twoPhases = BranchId.next();
            write(connection, twoPhases, 3, "Bea");
            seen.add("vote: " + resource.prepare(twoPhases));
            resource.commit(twoPhases, false);
            seen.add("after the commit: " + RuledSources.names(connection));

            seen.add("same manager: " + resource.isSameRM(connection.getXAResource()));
            seen.add("timeout: " + resource.getTransactionTimeout() + " " + resource.setTransactionTimeout(30));
            try {
                resource.commit(BranchId.next(), false);
            } catch (XAException e) {
                seen.add("unknown branch: " + e.errorCode);
            }
        } finally {
            connection.close();
        }
        return seen;
    }

    /** Leaves the logical connection open: H2 rolls back when it is closed. */
    private static void write(XAConnection connection, Xid branch, int id, String name)
            throws SQLException, XAException {
        Connection logical = connection.getConnection();
        connection.getXAResource().start(branch, XAResource.TMNOFLAGS);
        RuledSources.insert(logical, id, name);
        assertThat(RuledSources.names(logical)).contains(name);
        connection.getXAResource().end(branch, XAResource.TMSUCCESS);
    }

    /** The first value of a table makes its data key, on a connection that the transaction doesn't reach. */
    @EachDatabase(fresh = true)
    void twoDatabasesInOneTransactionCommitTogether(TestDatabase one) throws Exception {
        RuledSources sources = new RuledSources(folder);
        XAConnection first = sources.xa(one).getXAConnection();
        XAConnection second = sources.xa(one.server().createDatabase("second")).getXAConnection();
        try {
            RuledSources.create(first);
            RuledSources.create(second);
            BranchId branch = BranchId.next();
            write(first, branch, 1, "Ada");
            write(second, branch.sibling(), 1, "Bob");
            assertThat(first.getXAResource().prepare(branch)).isEqualTo(XAResource.XA_OK);
            assertThat(second.getXAResource().prepare(branch.sibling())).isEqualTo(XAResource.XA_OK);
            first.getXAResource().commit(branch, false);
            second.getXAResource().commit(branch.sibling(), false);
            assertThat(RuledSources.names(first)).containsExactly("Ada");
            assertThat(RuledSources.names(second)).containsExactly("Bob");
        } finally {
            first.close();
            second.close();
        }
    }

    /** H2 rolls back what is prepared when its connection is closed; only a crash leaves it in doubt. */
    @EachDatabase(
            value = {DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB, DatabaseKind.MYSQL},
            fresh = true)
    void aPreparedBranchOutlivesItsConnection(TestDatabase database) throws Exception {
        XADataSource source = new RuledSources(folder).xa(database);
        BranchId branch = BranchId.next();
        XAConnection before = source.getXAConnection();
        RuledSources.create(before);
        write(before, branch, 1, "Ada");
        before.getXAResource().prepare(branch);
        before.close();

        XAConnection after = source.getXAConnection();
        try {
            XAResource resource = after.getXAResource();
            Xid[] inDoubt = resource.recover(XAResource.TMSTARTRSCAN | XAResource.TMENDRSCAN);
            assertThat(Stream.of(inDoubt).filter(branch::names)).hasSize(1);
            resource.commit(branch, false);
            assertThat(RuledSources.names(after)).containsExactly("Ada");
        } finally {
            after.close();
        }
    }

    /** PostgreSQL takes back with a branch what was set in it; Sigil must not go on as if it stood. */
    @EachDatabase(
            value = {DatabaseKind.POSTGRESQL},
            fresh = true)
    void aSettingThatIsUndoneWithItsBranchIsReadAgain(TestDatabase database) throws Exception {
        XAConnection pooled = new RuledSources(folder).xa(database).getXAConnection();
        try {
            RuledSources.create(pooled);
            try (Connection bare = database.connect();
                    Statement statement = bare.createStatement()) {
                statement.execute("CREATE SCHEMA elsewhere");
                statement.execute("CREATE TABLE elsewhere.account (id INT, owner_name VARCHAR(40))");
            }
            Connection connection = pooled.getConnection();
            RuledSources.insert(connection, 1, "Ada");
            Xid branch = BranchId.next();
            pooled.getXAResource().start(branch, XAResource.TMNOFLAGS);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET search_path TO elsewhere");
                assertThat(statement.executeQuery("SELECT 1").next()).isTrue();
            }
            pooled.getXAResource().end(branch, XAResource.TMSUCCESS);
            pooled.getXAResource().rollback(branch);
            RuledSources.insert(connection, 2, "Bob");
            assertThat(RuledSources.names(connection)).containsExactly("Ada", "Bob");
        } finally {
            pooled.close();
        }
    }
}

package io.sigil.benchmark;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One row at a time, as most statements of an application are. Each thread has a connection. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
public class PointBenchmark {

    /** The table, which all threads share. */
    @State(Scope.Benchmark)
    public static class Table {
        @Param({"h2", "postgresql", "mariadb"})
        public String database;

        @Param({"BARE", "SIGIL"})
        public Side side;

        final AtomicInteger next = new AtomicInteger(PersonTable.ROWS);

        @Setup
        public void create() throws Exception {
            try (Connection bare = Sides.bare(database)) {
                PersonTable.createItems(bare);
                if (side == Side.SHARDINGSPHERE) {
                    PersonTable.create(bare, side);
                }
            }
            if (side == Side.AWS) {
                AwsEncryption.prepare(Sides.url(database));
            }
            try (Connection through = Sides.connect(database, side)) {
                if (side != Side.SHARDINGSPHERE) {
                    PersonTable.create(through, side);
                }
                if (side != Side.AWS) {
                    PersonTable.fill(Persons.of(through, side));
                }
            }
            if (side == Side.AWS) {
                // It reads what is encrypted when it connects, and takes no batches.
                try (Connection through = Sides.connect(database, side)) {
                    Persons persons = Persons.of(through, side);
                    for (int id = 0; id < PersonTable.ROWS; id++) {
                        persons.insert(id);
                    }
                }
            }
        }
    }

    /** A thread's connection. */
    @State(Scope.Thread)
    public static class Session {
        Persons persons;

        @Setup
        public void open(Table table) throws SQLException, IOException, GeneralSecurityException {
            persons = Persons.of(Sides.connect(table.database, table.side), table.side);
        }

        @TearDown
        public void close() throws SQLException {
            persons.close();
        }
    }

    /** Inserts begin anew with each iteration, so that the table stays small. */
    @State(Scope.Benchmark)
    public static class Emptied {
        @Setup(Level.Iteration)
        public void empty(Table table) throws SQLException {
            table.next.set(PersonTable.ROWS);
            try (Connection bare = Sides.bare(table.database);
                    Statement statement = bare.createStatement()) {
                statement.execute("DELETE FROM " + table.side.person() + " WHERE id >= " + PersonTable.ROWS);
            }
        }
    }

    /** An application's pool. */
    @State(Scope.Benchmark)
    public static class Pool {
        HikariDataSource pool;

        @Setup
        public void open(Table table) {
            if (table.side != Side.BARE && table.side != Side.SIGIL) {
                throw new IllegalArgumentException("not measured");
            }
            HikariConfig config = new HikariConfig();
            String url = Sides.url(table.database);
            if (table.side == Side.SIGIL) {
                url = "jdbc:sigil:" + url.substring("jdbc:".length());
                config.addDataSourceProperty(
                        "sigil.rules", Sides.folder().resolve("persons.yaml").toString());
            }
            config.setJdbcUrl(url);
            config.setMaximumPoolSize(4);
            pool = new HikariDataSource(config);
        }

        @TearDown
        public void close() {
            pool.close();
        }
    }

    private static int id() {
        return ThreadLocalRandom.current().nextInt(PersonTable.ROWS);
    }

    @Benchmark
    public boolean checkout(Table table, Pool pool) throws SQLException {
        try (Connection connection = pool.pool.getConnection()) {
            return connection != null;
        }
    }

    @Benchmark
    public String unruledReused(Session session) throws SQLException {
        return session.persons.item(id());
    }

    @Benchmark
    public String unruledPrepared(Session session) throws SQLException {
        return session.persons.itemPrepared(id());
    }

    @Benchmark
    public String selectByKey(Session session) throws Exception {
        return session.persons.nameById(id());
    }

    @Benchmark
    public String selectByDeterministic(Session session) throws Exception {
        return session.persons.nameBySsn(PersonTable.ssn(id()));
    }

    @Benchmark
    public String prepared(Session session) throws Exception {
        return session.persons.nameByIdPrepared(id());
    }

    @Benchmark
    public String literals(Session session) throws Exception {
        return session.persons.nameByLiteral(id());
    }

    @Benchmark
    public int insert(Table table, Session session, Emptied emptied) throws Exception {
        return session.persons.insert(table.next.getAndIncrement());
    }
}

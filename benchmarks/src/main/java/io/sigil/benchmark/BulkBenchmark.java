package io.sigil.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
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

/** Many rows at a time, where encryption is most of the work. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 6)
@Measurement(iterations = 8)
public class BulkBenchmark {
    private static final int SCANNED = 100_000;
    private static final int BATCH = 10_000;

    @Param({"h2", "postgresql", "mariadb"})
    public String database;

    @Param({"BARE", "HAND", "HAND_GCM", "SIGIL"})
    public Side side;

    private Connection connection;
    private HandCipher cipher;
    private String table;
    private PreparedStatement insert;

    @Setup
    public void open() throws Exception {
        cipher = side.isByHand() ? new HandCipher(side == Side.HAND) : null;
        table = PersonTable.wide(side);
        if (side == Side.SHARDINGSPHERE) {
            try (Connection bare = Sides.bare(database)) {
                PersonTable.createWide(bare, side);
            }
        }
        connection = Sides.connect(database, side);
        if (side != Side.SHARDINGSPHERE) {
            PersonTable.createWide(connection, side);
        }
        connection.setAutoCommit(false);
        insert = connection.prepareStatement("INSERT INTO " + table + " (id, a, b, c, d) VALUES (?, ?, ?, ?, ?)");
        for (int from = 0; from < SCANNED; from += BATCH) {
            insert(from);
        }
    }

    /** The batches of the benchmark come and go. */
    @Setup(Level.Iteration)
    public void empty() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM " + table + " WHERE id >= " + SCANNED);
        }
        connection.commit();
    }

    @TearDown
    public void close() throws SQLException {
        connection.close();
    }

    @Benchmark
    public int batch() throws Exception {
        return insert(SCANNED);
    }

    @Benchmark
    public int scan() throws Exception {
        int length = 0;
        int found = 0;
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(1000);
            try (ResultSet rows = statement.executeQuery("SELECT a, b FROM " + table)) {
                while (rows.next()) {
                    length += text(rows, 1).length() + text(rows, 2).length();
                    found++;
                }
            }
        }
        if (found != SCANNED) {
            throw new IllegalStateException("found " + found + " rows");
        }
        return length;
    }

    private int insert(int from) throws Exception {
        for (int id = from; id < from + BATCH; id++) {
            insert.setInt(1, id);
            for (int column = 2; column <= 5; column++) {
                bind(column, "Street name " + id + column);
            }
            insert.addBatch();
        }
        int sent = insert.executeBatch().length;
        connection.commit();
        return sent;
    }

    private void bind(int index, String value) throws Exception {
        if (cipher == null) {
            insert.setString(index, value);
        } else {
            insert.setBytes(index, cipher.encrypt(value.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }
    }

    private String text(ResultSet rows, int index) throws Exception {
        return cipher == null
                ? rows.getString(index)
                : new String(cipher.decrypt(rows.getBytes(index)), java.nio.charset.StandardCharsets.UTF_8);
    }
}

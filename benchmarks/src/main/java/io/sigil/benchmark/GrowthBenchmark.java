package io.sigil.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How Sigil's cost grows with tables, rules and the length of statements; H2 in memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class GrowthBenchmark {
    /** Tables in the database, ruled tables, and bytes of a statement, of which one grows at a time. */
    @Param({
        "10,1,100",
        "1000,1,100",
        "10000,1,100",
        "1000,100,100",
        "1000,1000,100",
        "10,1,1000",
        "10,1,10000",
        "10,1,100000",
        "10,1,1000000"
    })
    public String size;

    private Connection connection;
    private PreparedStatement reused;
    private String text;
    private int counter;

    @Setup
    public void create() throws Exception {
        String[] sizes = size.split(",");
        int tables = Integer.parseInt(sizes[0]);
        int rules = Integer.parseInt(sizes[1]);
        StringBuilder yaml = new StringBuilder("version: 1\nkeys: {pii: {kms: local, keyring: '")
                .append(Sides.folder().resolve("growth.p12"))
                .append("', password: benchmark, create: true}}\ntables:\n");
        for (int i = 0; i < rules; i++) {
            yaml.append("  t").append(i).append(": {columns: {name: {type: VARCHAR(80)}}}\n");
        }
        Path file = Files.createTempFile(Sides.folder(), "growth", ".yaml");
        Files.writeString(file, yaml);
        Properties properties = new Properties();
        properties.setProperty("sigil.rules", file.toString());
        connection = DriverManager.getConnection("jdbc:sigil:h2:mem:growth", properties);
        try (Statement statement = connection.createStatement()) {
            for (int i = 0; i < tables; i++) {
                statement.execute("CREATE TABLE t" + i + " (id INT PRIMARY KEY, name VARCHAR(80))");
            }
            statement.execute("INSERT INTO t0 VALUES (1, 'Somebody')");
        }
        StringBuilder longer = new StringBuilder("SELECT name FROM t0 WHERE id = ?");
        for (int i = 0; longer.length() + 30 < Integer.parseInt(sizes[2]); i++) {
            longer.append(" AND id < ").append(1_000_000 + i);
        }
        text = longer.toString();
        reused = connection.prepareStatement(text);
    }

    @TearDown
    public void close() throws Exception {
        connection.close();
    }

    private static String read(PreparedStatement select) throws Exception {
        select.setInt(1, 1);
        try (ResultSet rows = select.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Benchmark
    public String preparedOnce() throws Exception {
        return read(reused);
    }

    /** A text that was never seen, so that nothing of it is found in a cache; only the analysis, the delegate doesn't see it. */
    @Benchmark
    public String analyzed() throws Exception {
        return connection.nativeSQL(text + " AND id <> " + counter++);
    }
}

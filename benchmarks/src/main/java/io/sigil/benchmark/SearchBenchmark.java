package io.sigil.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
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

/**
 * Searches an indexed column of a large table, plain and encrypted; one row is found by equality, ten by a prefix or range.
 * Started by {@link SearchRun}, which makes the tables.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class SearchBenchmark {
    static final String URL = "sigil.benchmark.url.";
    static final String RULES = "sigil.benchmark.rules";

    private static final int FOUND = 10;

    @Param({"postgresql", "mariadb"})
    public String database;

    @Param({"1000000"})
    public int rows;

    /** {@code id}: the search alone; {@code *}: with the found values, which are decrypted. */
    @Param({"id", "*"})
    public String read;

    @Param({"plain", "sigil"})
    public String side;

    /** PostgreSQL's plan_cache_mode on the encrypted side: {@code auto}, or {@code force_generic_plan}. */
    @Param({"auto"})
    public String plans;

    private Connection connection;
    private PreparedStatement equality;
    private PreparedStatement prefix;
    private PreparedStatement range;

    @Setup
    public void open() throws SQLException {
        String url = System.getProperty(URL + database);
        boolean sigil = side.equals("sigil");
        Properties properties = new Properties();
        if (sigil) {
            url = "jdbc:sigil:" + url.substring("jdbc:".length());
            properties.setProperty("sigil.rules", System.getProperty(RULES));
            if (database.equals("postgresql")) {
                properties.setProperty("options", "-c plan_cache_mode=" + plans);
            }
        }
        connection = DriverManager.getConnection(url, properties);
        String from = " FROM " + (sigil ? "staff" : "plain_staff") + " WHERE ";
        equality = connection.prepareStatement("SELECT " + columns("mail") + from + "mail = ?");
        prefix = connection.prepareStatement("SELECT " + columns("name") + from + "name LIKE ?");
        range = connection.prepareStatement("SELECT " + columns("pay") + from + "pay BETWEEN ? AND ?");
    }

    private String columns(String searched) {
        return read.equals("id") ? "id" : "id, " + searched;
    }

    @TearDown
    public void close() throws SQLException {
        connection.close();
    }

    private int number() {
        return ThreadLocalRandom.current().nextInt(rows / FOUND) * FOUND;
    }

    @Benchmark
    public int equality() throws SQLException {
        equality.setString(1, StaffTable.mail(number()));
        return count(equality, 1);
    }

    @Benchmark
    public int prefix() throws SQLException {
        String name = StaffTable.name(number());
        prefix.setString(1, name.substring(0, name.length() - 1) + "%");
        return count(prefix, FOUND);
    }

    @Benchmark
    public int range() throws SQLException {
        int from = number();
        range.setInt(1, from);
        range.setInt(2, from + FOUND - 1);
        return count(range, FOUND);
    }

    private static int count(PreparedStatement statement, int expected) throws SQLException {
        int count = 0;
        int sum = 0;
        try (ResultSet found = statement.executeQuery()) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                count++;
                sum += found.getInt(1);
                sum += columns == 1 ? 0 : found.getString(2).length();
            }
        }
        if (count != expected) {
            throw new IllegalStateException("found " + count + " rows instead of " + expected);
        }
        return sum;
    }
}

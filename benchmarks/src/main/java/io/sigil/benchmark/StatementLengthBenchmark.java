package io.sigil.benchmark;

import io.sigil.dialect.Dialect;
import io.sigil.rules.RulesException;
import io.sigil.sql.AnalyzedStatement;
import io.sigil.sql.Analyzer;
import io.sigil.sql.SqlSession;
import java.sql.SQLException;
import java.util.List;
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
import org.openjdk.jmh.annotations.Warmup;

/** Analyses statements of all lengths; from 8,000,000 characters on those that name a ruled table are refused unread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class StatementLengthBenchmark {
    @Param({"100", "1000", "10000", "100000", "1000000", "7900000", "10000000"})
    public int bytes;

    @Param({"users", "visitors"})
    public String table;

    private final Analyzer analyzer = new Analyzer();
    private final SqlSession session = new SqlSession(Dialect.POSTGRESQL, true, false, true, "db", List.of("public"));
    private UserCatalog catalog;
    private String sql;

    @Setup
    public void setUp() throws RulesException {
        catalog = new UserCatalog();
        StringBuilder text = new StringBuilder("SELECT city FROM " + table + " WHERE id = ?");
        for (int i = 0; text.length() + 30 < bytes; i++) {
            text.append(" AND id < ").append(1_000_000 + i);
        }
        sql = text.toString();
    }

    @Benchmark
    public AnalyzedStatement analysis() throws SQLException {
        analyzer.forgetPlans();
        return analyzer.analyze(sql, session, catalog);
    }
}

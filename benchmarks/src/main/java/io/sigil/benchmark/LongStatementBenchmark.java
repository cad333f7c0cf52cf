package io.sigil.benchmark;

import io.sigil.dialect.Dialect;
import io.sigil.rules.RulesException;
import io.sigil.sql.AnalyzedStatement;
import io.sigil.sql.Analyzer;
import io.sigil.sql.SqlSession;
import java.sql.SQLException;
import java.util.Collections;
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

/** Analyses statements with long lists and chains: the time must grow as they do. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 4, time = 1)
public class LongStatementBenchmark {
    /** What is repeated, and what stands around and between. */
    public enum Shape {
        IN_LIST("SELECT id FROM users WHERE ssn IN (", "?", ", ", ")"),
        SEARCHED_IN_LIST("SELECT id FROM users WHERE mail IN (", "'m'", ", ", ")"),
        VALUES("INSERT INTO users (id, ssn, city) VALUES ", "(1, 'x', ?)", ", ", ""),
        OR_CHAIN("SELECT id FROM users WHERE ", "mail = ?", " OR ", ""),
        CONCATENATION("UPDATE users SET notes = ", "'n'", " || ", ""),
        JOINS("SELECT u.ssn FROM users u", " CROSS JOIN orders", "", ""),
        STATEMENTS("", "UPDATE users SET ssn = ? WHERE id = 1", "; ", "");

        private final String before;
        private final String element;
        private final String between;
        private final String after;

        Shape(String before, String element, String between, String after) {
            this.before = before;
            this.element = element;
            this.between = between;
            this.after = after;
        }

        String of(int elements) {
            // As many tables as are joined at all.
            int times = this == JOINS ? elements / 10 : elements;
            return before + String.join(between, Collections.nCopies(times, element)) + after;
        }
    }

    @Param
    public Shape shape;

    @Param({"1000", "10000"})
    public int elements;

    private final Analyzer analyzer = new Analyzer();
    private final SqlSession session = new SqlSession(Dialect.POSTGRESQL, true, false, true, "db", List.of("public"));
    private UserCatalog catalog;
    private String sql;

    @Setup
    public void setUp() throws RulesException {
        catalog = new UserCatalog();
        sql = shape.of(elements);
    }

    @Benchmark
    public AnalyzedStatement analysis() throws SQLException {
        analyzer.forgetPlans();
        AnalyzedStatement plan = analyzer.analyze(sql, session, catalog);
        if (plan.kind() == AnalyzedStatement.Kind.REFUSED) {
            throw new IllegalStateException(shape.toString());
        }
        return plan;
    }
}

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

/** Analyses statements: new ones, new ones of a known template, and known ones. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 1)
public class AnalysisBenchmark {
    /** A statement of each kind that an application sends all day; {@code %d} makes it another one. */
    public enum Text {
        SELECT("SELECT ssn, mail, city FROM users u%1$d WHERE id = %1$d"),
        JOIN("SELECT u.id, u.ssn, u.name, o.total FROM users u JOIN orders o%1$d ON o%1$d.buyer_ssn = u.ssn"
                + " LEFT JOIN orders o ON o.id = u.id WHERE u.ssn = ? AND o.total > %1$d ORDER BY o.id DESC LIMIT 20"),
        INSERT("INSERT INTO users AS u%1$d (id, ssn, mail, name, pay, notes, city)"
                + " VALUES (%1$d, ?, ?, ?, ?, ?, 'city')"),
        UPDATE("UPDATE users u%1$d SET mail = ?, pay = 1200.50, city = 'city' WHERE ssn = ? AND id = %1$d"),
        SEARCH("SELECT id, mail, name FROM users u%1$d WHERE mail = ? AND name LIKE 'abc%%'"
                + " AND pay BETWEEN 10 AND %1$d ORDER BY pay, id"),
        PLAIN("SELECT id, note FROM plain p%1$d WHERE id = %1$d");

        private final String sql;

        Text(String sql) {
            this.sql = sql;
        }
    }

    @Param
    public Text text;

    private final Analyzer analyzer = new Analyzer();
    private final SqlSession session = new SqlSession(Dialect.POSTGRESQL, true, false, true, "db", List.of("public"));
    private UserCatalog catalog;
    private String known;
    private long number;

    @Setup
    public void setUp() throws RulesException, SQLException {
        catalog = new UserCatalog();
        known = String.format(text.sql, 0);
        AnalyzedStatement plan = analyzer.analyze(known, session, catalog);
        if (plan.kind() == AnalyzedStatement.Kind.REFUSED) {
            throw new IllegalStateException(known);
        }
    }

    /** A text whose names are new: parsed and typed. */
    @Benchmark
    public AnalyzedStatement newStatement() throws SQLException {
        return analyzer.analyze(String.format(text.sql, ++number), session, catalog);
    }

    /** A text that differs from a known one by its literals: split into tokens, and bound to the known plan. */
    @Benchmark
    public AnalyzedStatement newLiterals() throws SQLException {
        String sql = known.replace("= 0", "= " + ++number)
                .replace("> 0", "> " + number)
                .replace("(0", "(" + number);
        return analyzer.analyze(sql.replace("AND 0", "AND " + number), session, catalog);
    }

    @Benchmark
    public AnalyzedStatement knownStatement() throws SQLException {
        return analyzer.analyze(known, session, catalog);
    }
}

package io.sigil.spark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.Literal;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.execution.datasources.jdbc.JDBCOptions;
import org.apache.spark.sql.jdbc.JdbcDialect;
import org.apache.spark.sql.jdbc.JdbcDialects;
import org.apache.spark.sql.sources.Filter;
import scala.Option;

/**
 * Which filters the database evaluates: those that Sigil doesn't refuse for this table. It is asked, by the very predicate in a
 * query that finds no row; what it refuses, Spark evaluates. Thread-safe.
 */
final class PushedFilters {
    private final JDBCOptions options;
    private final JdbcDialect dialect;
    /** By filter: the predicate in the database's SQL, or empty when Spark evaluates it. */
    private final Map<Filter, Optional<String>> known = new ConcurrentHashMap<>();

    PushedFilters(JDBCOptions options) {
        this.options = options;
        this.dialect = JdbcDialects.get(options.url());
    }

    /** The predicate in the database's SQL; empty when Spark has to evaluate it. */
    Optional<String> predicate(Filter filter) {
        if (!options.pushDownPredicate()) {
            return Optional.empty();
        }
        return known.computeIfAbsent(filter, this::find);
    }

    /** Those of the filters that the database evaluates, joined by AND; empty when there is none. */
    String predicates(Filter[] filters) {
        List<String> pushed = new ArrayList<>();
        for (Filter filter : filters) {
            predicate(filter).ifPresent(sql -> pushed.add("(" + sql + ")"));
        }
        return String.join(" AND ", pushed);
    }

    private Optional<String> find(Filter filter) {
        Predicate predicate = filter.toV2();
        if (hasBackslash(predicate)) {
            // Some databases take it for the beginning of an escape; Spark writes it as it is.
            return Optional.empty();
        }
        Option<String> sql = dialect instanceof RuledDialect ruled
                ? ruled.compileForDatabase(predicate)
                : dialect.compileExpression(predicate);
        return sql.isDefined() && isTaken(sql.get()) ? Optional.of(sql.get()) : Optional.empty();
    }

    private static boolean hasBackslash(Expression expression) {
        if (expression instanceof Literal<?> literal) {
            return String.valueOf(literal.value()).indexOf('\\') >= 0;
        }
        for (Expression child : expression.children()) {
            if (hasBackslash(child)) {
                return true;
            }
        }
        return false;
    }

    private boolean isTaken(String predicate) {
        String query = options.prepareQuery() + "SELECT 1 FROM " + options.tableOrQuery() + " WHERE (" + predicate
                + ") AND 1 = 0";
        try (Connection connection = dialect.createConnectionFactory(options).apply(-1);
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setQueryTimeout(options.queryTimeout());
            try (ResultSet none = statement.executeQuery()) {
                return !none.next();
            }
        } catch (SQLException e) {
            // Refused, or the database can't do it. A lost connection will show when the rows are read.
            return false;
        }
    }
}

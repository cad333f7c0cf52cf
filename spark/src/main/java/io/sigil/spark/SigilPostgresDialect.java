package io.sigil.spark;

import io.sigil.error.ErrorCode;
import java.sql.Connection;
import java.sql.SQLException;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.execution.datasources.jdbc.JDBCOptions;
import org.apache.spark.sql.execution.datasources.v2.TableSampleInfo;
import org.apache.spark.sql.jdbc.PostgresDialect;
import scala.Function1;
import scala.Option;

/** PostgreSQL behind Sigil. */
public final class SigilPostgresDialect extends PostgresDialect implements RuledDialect {
    private static final long serialVersionUID = 1;

    /** For {@code ServiceLoader}. */
    public SigilPostgresDialect() {}

    @Override
    public boolean canHandle(String url) {
        return InnerUrl.isFor(url, InnerUrl.POSTGRESQL);
    }

    @Override
    public Option<String> compileForDatabase(Expression predicate) {
        return super.compileExpression(predicate);
    }

    @Override
    public Function1<Object, Connection> createConnectionFactory(JDBCOptions options) {
        return new RegisteringConnections(super.createConnectionFactory(options));
    }

    /** Sigil looks for a ruled table before the database does. */
    @Override
    public boolean isObjectNotFoundException(SQLException e) {
        return e.getErrorCode() == ErrorCode.RULED_TABLE_MISSING.number() || super.isObjectNotFoundException(e);
    }

    // What may be refused isn't offered; aggregates go the way of predicates.

    @Override
    public Option<String> compileExpression(Expression predicate) {
        return Option.empty();
    }

    @Override
    public Option<String> compileTableSample(TableSampleInfo sample) {
        return Option.empty();
    }

    @Override
    public boolean supportsJoin() {
        return false;
    }

    // Spark's own are equal by class, and registering takes the place of what is equal.

    @Override
    public boolean canEqual(Object other) {
        return other instanceof SigilPostgresDialect;
    }

    @Override
    public boolean equals(Object other) {
        return canEqual(other);
    }

    @Override
    public int hashCode() {
        return SigilPostgresDialect.class.getName().hashCode();
    }

    @Override
    public String toString() {
        return "SigilPostgresDialect";
    }
}

package io.sigil.spark;

import io.sigil.NativeUrlDriver;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import org.apache.spark.sql.execution.datasources.jdbc.JDBCOptions;
import org.apache.spark.sql.execution.datasources.jdbc.JDBCRelation;
import scala.Function1;
import scala.runtime.AbstractPartialFunction;

/** Finds the tables of a plan that are read through Sigil. */
final class RuledTables extends Rule<LogicalPlan> {
    @Override
    public LogicalPlan apply(LogicalPlan plan) {
        return plan.transformUp(new Replacement());
    }

    private static boolean isThroughSigil(JDBCOptions options) {
        return InnerUrl.isSigils(options.url()) || options.driverClass().equals(NativeUrlDriver.class.getName());
    }

    private static final class Replacement extends AbstractPartialFunction<LogicalPlan, LogicalPlan> {
        @Override
        public boolean isDefinedAt(LogicalPlan plan) {
            return plan instanceof LogicalRelation found
                    && found.relation() instanceof JDBCRelation table
                    && isThroughSigil(table.jdbcOptions());
        }

        @Override
        @SuppressWarnings("unchecked") // what Scala's signature says
        public <A1 extends LogicalPlan, B1> B1 applyOrElse(A1 plan, Function1<A1, B1> otherwise) {
            if (!isDefinedAt(plan)) {
                return otherwise.apply(plan);
            }
            LogicalRelation found = (LogicalRelation) (LogicalPlan) plan;
            return (B1) found.copy(
                    new RuledRelation((JDBCRelation) found.relation()),
                    found.output(),
                    found.catalogTable(),
                    found.isStreaming(),
                    found.stream());
        }
    }
}

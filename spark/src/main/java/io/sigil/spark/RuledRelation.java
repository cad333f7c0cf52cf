package io.sigil.spark;

import java.util.Arrays;
import java.util.Objects;
import org.apache.spark.Partition;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.execution.datasources.jdbc.JDBCPartition;
import org.apache.spark.sql.execution.datasources.jdbc.JDBCRelation;
import org.apache.spark.sql.sources.BaseRelation;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.sources.InsertableRelation;
import org.apache.spark.sql.sources.PrunedFilteredScan;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A table or query behind Sigil: read as Spark's own relation reads it, but that the database evaluates only the filters that
 * the rules allow. Thread-safe.
 */
final class RuledRelation extends BaseRelation implements PrunedFilteredScan, InsertableRelation {
    private final JDBCRelation relation;
    private final PushedFilters pushed;

    RuledRelation(JDBCRelation relation) {
        this.relation = relation;
        this.pushed = new PushedFilters(relation.jdbcOptions());
    }

    @Override
    public SQLContext sqlContext() {
        return relation.sqlContext();
    }

    @Override
    public StructType schema() {
        return relation.schema();
    }

    @Override
    public long sizeInBytes() {
        return relation.sizeInBytes();
    }

    @Override
    public boolean needConversion() {
        return relation.needConversion();
    }

    /** What Spark evaluates itself. */
    @Override
    public Filter[] unhandledFilters(Filter[] filters) {
        return Arrays.stream(filters)
                .filter(filter -> pushed.predicate(filter).isEmpty())
                .toArray(Filter[]::new);
    }

    /** The filters go into the partitions' own predicates: executors would ask a dialect, which doesn't know the table. */
    @Override
    public RDD<Row> buildScan(String[] requiredColumns, Filter[] filters) {
        String predicates = pushed.predicates(filters);
        Partition[] parts = relation.parts();
        if (!predicates.isEmpty()) {
            parts = Arrays.stream(parts)
                    .map(part -> narrowed((JDBCPartition) part, predicates))
                    .toArray(Partition[]::new);
        }
        return new JDBCRelation(
                        relation.schema(),
                        parts,
                        relation.jdbcOptions(),
                        relation.additionalMetrics(),
                        relation.sparkSession())
                .buildScan(requiredColumns, new Filter[0]);
    }

    private static Partition narrowed(JDBCPartition part, String predicates) {
        String own = part.whereClause();
        String where = own == null || own.isEmpty() ? predicates : predicates + " AND (" + own + ")";
        return new JDBCPartition(where, part.idx());
    }

    @Override
    public void insert(Dataset<Row> data, boolean overwrite) {
        relation.insert(data, overwrite);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RuledRelation that && relation.equals(that.relation);
    }

    @Override
    public int hashCode() {
        return Objects.hash(relation);
    }

    @Override
    public String toString() {
        return relation.toString();
    }
}

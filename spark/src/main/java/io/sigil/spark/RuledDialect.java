package io.sigil.spark;

import org.apache.spark.sql.connector.expressions.Expression;
import scala.Option;

/**
 * A dialect for databases behind Sigil. It doesn't know the rules, so it offers Spark no predicate; {@link RuledRelation} does,
 * for tables whose rules it can ask.
 */
interface RuledDialect {
    /** A predicate as the database has it, whatever the rules say. */
    Option<String> compileForDatabase(Expression predicate);
}

package io.sigil.spark;

import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.SparkSessionExtensionsProvider;
import scala.runtime.BoxedUnit;

/**
 * Makes a Spark session know ruled tables and the functions over cells. Spark finds it itself when the jar is on the class
 * path of the program that makes the session; elsewhere {@code spark.sql.extensions} names it.
 */
public final class SigilExtensions implements SparkSessionExtensionsProvider {
    /** For {@code ServiceLoader} and {@code spark.sql.extensions}. */
    public SigilExtensions() {}

    @Override
    public BoxedUnit apply(SparkSessionExtensions extensions) {
        SigilDialects.register();
        extensions.injectOptimizerRule(session -> new RuledTables());
        for (CellFunction function : CellFunction.values()) {
            extensions.injectFunction(function.description());
        }
        return BoxedUnit.UNIT;
    }
}

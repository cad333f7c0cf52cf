/**
 * Ruled tables in Apache Spark. {@link io.sigil.spark.SigilExtensions} is found by Spark itself when the jar is on the class path,
 * and so are the dialects; programs need {@link io.sigil.spark.SigilFunctions} at most.
 */
@NullMarked
package io.sigil.spark;

import org.jspecify.annotations.NullMarked;

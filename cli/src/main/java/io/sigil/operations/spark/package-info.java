/** What the command line says of Apache Spark. */
@NullMarked
package io.sigil.operations.spark;

import org.jspecify.annotations.NullMarked;

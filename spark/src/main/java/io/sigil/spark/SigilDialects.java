package io.sigil.spark;

import java.util.List;
import org.apache.spark.sql.jdbc.JdbcDialect;
import org.apache.spark.sql.jdbc.JdbcDialects;

/**
 * Tells Spark how databases behind {@code jdbc:sigil:} quote names. Spark finds the dialects itself when Sigil's jar is on its
 * class path; a program whose class loader hides the jar from Spark calls {@link #register()} once.
 */
public final class SigilDialects {
    private static final List<JdbcDialect> ALL = List.of(
            new SigilH2Dialect(), new SigilPostgresDialect(), new SigilMySqlDialect(), new SigilUnknownDialect());

    private SigilDialects() {}

    /** Does nothing for those that Spark has already. */
    public static synchronized void register() {
        for (JdbcDialect dialect : ALL) {
            if (!isThere(dialect)) {
                JdbcDialects.registerDialect(dialect);
            }
        }
    }

    private static boolean isThere(JdbcDialect dialect) {
        String url = "jdbc:sigil:" + sample(dialect);
        return JdbcDialects.get(url).equals(dialect);
    }

    private static String sample(JdbcDialect dialect) {
        if (dialect instanceof SigilH2Dialect) {
            return "h2:";
        }
        if (dialect instanceof SigilPostgresDialect) {
            return "postgresql:";
        }
        return dialect instanceof SigilMySqlDialect ? "mysql:" : "unknown:";
    }
}

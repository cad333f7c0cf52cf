package io.sigil.spark;

import io.sigil.error.ErrorCode;
import org.apache.spark.sql.jdbc.JdbcDialect;

/**
 * For URLs of Sigil that name no database it knows. Spark would quote names with {@code "} there, and a database that takes
 * that for a text answers with wrong rows; so nothing is quoted at all.
 */
public final class SigilUnknownDialect extends JdbcDialect {
    private static final long serialVersionUID = 1;

    /** For {@code ServiceLoader}. */
    public SigilUnknownDialect() {}

    @Override
    public boolean canHandle(String url) {
        return InnerUrl.isUnknown(url);
    }

    @Override
    public String quoteIdentifier(String name) {
        throw new RefusedException(ErrorCode.DATABASE_UNSUPPORTED.exception(
                "names not quoted, of a jdbc:sigil: URL; it names none of h2, postgresql, mysql and mariadb, so how the"
                        + " database quotes isn't known; write the URL of the database's driver behind jdbc:sigil:"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SigilUnknownDialect;
    }

    @Override
    public int hashCode() {
        return SigilUnknownDialect.class.getName().hashCode();
    }
}

package io.sigil.sql;

import java.sql.SQLException;

/** Carries an SQLException of the catalog through the walk over the tree; {@link Analyzer} takes it out again. */
public final class CatalogException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final SQLException failure;

    public CatalogException(SQLException failure) {
        super(null, failure, false, false);
        this.failure = failure;
    }

    public SQLException failure() {
        return failure;
    }
}

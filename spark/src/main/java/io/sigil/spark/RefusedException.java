package io.sigil.spark;

import java.sql.SQLException;

/** An error of Sigil's where Spark takes no {@code SQLException}. Its message begins with {@code SIGIL-nnnn} and holds no value. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RefusedException(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}

package io.sigil.operations.explain;

import java.io.IOException;
import java.sql.SQLException;

/** Where statements of an application come from. */
@FunctionalInterface
public interface StatementSource {
    /** Gives every statement, in order. */
    void read(Sink sink) throws IOException, SQLException;

    /** Takes statements. */
    @FunctionalInterface
    interface Sink {
        /** @param times how often it was executed, at least 1 */
        void take(String sql, long times) throws IOException, SQLException;
    }
}

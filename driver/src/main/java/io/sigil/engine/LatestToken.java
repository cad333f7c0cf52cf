package io.sigil.engine;

import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The search token that was made last in one execution: a search sends two bounds of the same token. Serves one execution and
 * no other, so a replaced search key takes effect at once. Not thread-safe.
 */
public final class LatestToken {
    private @Nullable ColumnSearch of;
    private boolean whole;
    private byte[] content = {};
    private byte[] token = {};

    /** Makes a token. */
    interface Making {
        byte[] make() throws SQLException;
    }

    /**
     * @param isWhole of a whole value, not of a prefix
     * @param made of these bytes
     * @return not to be changed
     */
    byte[] get(ColumnSearch search, boolean isWhole, byte[] made, Making making) throws SQLException {
        if (of != search || whole != isWhole || !Arrays.equals(content, made)) {
            byte[] next = making.make();
            of = search;
            whole = isWhole;
            content = made;
            token = next;
        }
        return token;
    }
}

package io.sigil.jdbc;

import io.sigil.engine.EngineSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.NullUnmarked;

/** The rows of {@code getTables}, where PostgreSQL lists indexes too: neither Sigil's own table nor what serves it. */
@NullUnmarked
final class RelationRows extends TableRows {
    private static final int TABLE_TYPE = 4;

    RelationRows(ResultSet delegate, EngineSession session) {
        super(delegate, session);
    }

    @Override
    boolean isHidden() throws SQLException {
        return super.isHidden() || isIndexOfKeyTable();
    }

    /** PostgreSQL calls the index of a constraint by its table and columns, and {@code pkey} or {@code key} after that. */
    private boolean isIndexOfKeyTable() throws SQLException {
        String index = delegate().getString(TABLE_NAME);
        if (index == null
                || !"INDEX".equals(delegate().getString(TABLE_TYPE))
                || !(index.endsWith("_pkey") || index.endsWith("_key"))) {
            return false;
        }
        String catalog = delegate().getString(TABLE_CAT);
        String schema = delegate().getString(TABLE_SCHEM);
        for (int end = index.indexOf('_'); end >= 0; end = index.indexOf('_', end + 1)) {
            if (session().isKeyTable(catalog, schema, index.substring(0, end))) {
                return true;
            }
        }
        return false;
    }
}

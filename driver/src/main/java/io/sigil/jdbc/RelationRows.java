package io.sigil.jdbc;

import io.sigil.engine.EngineSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.NullUnmarked;

/** The rows of {@code getTables}, where PostgreSQL lists indexes too: neither Sigil's own table nor what serves it. */
@NullUnmarked
final class RelationRows extends TableRows {
    private static final int TABLE_TYPE = 4;

    /** What PostgreSQL calls the indexes that the key table's constraints make. */
    private static final String[] INDEX_ENDINGS = {"_pkey", "_key_name_purpose_version_key"};

    RelationRows(ResultSet delegate, EngineSession session) {
        super(delegate, session);
    }

    @Override
    boolean isHidden() throws SQLException {
        return super.isHidden() || isIndexOfKeyTable();
    }

    private boolean isIndexOfKeyTable() throws SQLException {
        if (!"INDEX".equals(delegate().getString(TABLE_TYPE))) {
            return false;
        }
        String index = delegate().getString(TABLE_NAME);
        for (String ending : INDEX_ENDINGS) {
            if (index != null
                    && index.endsWith(ending)
                    && session()
                            .isKeyTable(
                                    delegate().getString(TABLE_CAT),
                                    delegate().getString(TABLE_SCHEM),
                                    index.substring(0, index.length() - ending.length()))) {
                return true;
            }
        }
        return false;
    }
}

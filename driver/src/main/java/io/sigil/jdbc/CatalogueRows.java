package io.sigil.jdbc;

import io.sigil.engine.EngineSession;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.jspecify.annotations.NullUnmarked;

/**
 * Rows of the database's catalogue that an application reads by SQL, without those about Sigil's own table. Migration tools
 * and object-relational mappers compare them with what {@link java.sql.DatabaseMetaData} lists. Only where a row says of
 * which schema and table it is.
 */
@NullUnmarked
final class CatalogueRows extends TableRows {
    private final int place;
    private final int table;

    private CatalogueRows(ResultSet delegate, Statement statement, EngineSession session, int place, int table) {
        super(delegate, statement, session);
        this.place = place;
        this.table = table;
    }

    /** @param statement Sigil's, to which the rows lead back */
    static ResultSet of(ResultSet rows, Statement statement, EngineSession session) throws SQLException {
        int catalog = 0;
        int schema = 0;
        int table = 0;
        ResultSetMetaData metaData = rows.getMetaData();
        for (int i = 1; i <= metaData.getColumnCount(); i++) {
            switch (metaData.getColumnLabel(i).toUpperCase(Locale.ROOT)) {
                case "TABLE_CAT":
                    catalog = i;
                    break;
                case "TABLE_SCHEMA":
                case "TABLE_SCHEM":
                case "SCHEMANAME":
                    schema = i;
                    break;
                case "TABLE_NAME":
                case "TABLENAME":
                    table = i;
                    break;
                default:
                    break;
            }
        }
        // MySQL's databases are the catalogs of JDBC, and the schemas of its own information_schema.
        int place = catalog > 0 && session.dialect().isMySqlFamily() ? catalog : schema;
        return place == 0 || table == 0
                ? new SigilResultSet(rows, statement, session)
                : new CatalogueRows(rows, statement, session, place, table);
    }

    @Override
    boolean isHidden() throws SQLException {
        String name = delegate().getString(table);
        if (name == null) {
            return false;
        }
        String where = delegate().getString(place);
        return session().isKeyTable(where, where, name);
    }
}

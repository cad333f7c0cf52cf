package io.sigil.jdbc;

import io.sigil.dialect.Dialect;
import io.sigil.engine.EngineSession;
import io.sigil.error.ErrorCode;
import io.sigil.sql.Attribute;
import io.sigil.sql.Relation;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a query that the analysis hasn't seen: a procedure's, or a cursor's. What the rules don't map among them is plain,
 * unless the metadata tell that it is a ruled column.
 */
final class RoutineRows {
    private RoutineRows() {}

    /**
     * @param mapped the columns of which the rules say what they hold
     * @throws SQLException SIGIL-2008 when another one is a ruled column; the rows are closed then
     */
    static void requireMapped(ResultSet rows, OutputDecoders mapped, EngineSession session) throws SQLException {
        ResultSetMetaData metaData = rows.getMetaData();
        int count = metaData == null ? 0 : metaData.getColumnCount();
        for (int i = 1; i <= count; i++) {
            String ruled = mapped.cipher(i) == null ? ruledColumn(metaData, i, session) : null;
            if (ruled != null) {
                rows.close();
                throw ErrorCode.UNDECIDED.exception("result refused, its column " + i + " is " + ruled
                        + "; the column is ruled, and the procedure or cursor that gives it isn't mapped;"
                        + " map it under procedures in the rules file, or select from the table");
            }
        }
    }

    private static @Nullable String ruledColumn(ResultSetMetaData metaData, int i, EngineSession session)
            throws SQLException {
        String table = named(metaData.getTableName(i));
        Relation relation = table == null
                ? null
                : session.ruledRelation(named(metaData.getCatalogName(i)), named(metaData.getSchemaName(i)), table);
        if (relation == null) {
            return null;
        }
        String column = session.dialect() == Dialect.POSTGRESQL ? baseColumn(metaData, i) : metaData.getColumnName(i);
        for (Attribute each : relation.attributes()) {
            if (each.ruled() != null && (column == null || column.equalsIgnoreCase(each.name()))) {
                return relation + "." + each;
            }
        }
        return null;
    }

    /** pgjdbc's getColumnName gives the label. Null where it can't be told: then it may be any column. */
    private static @Nullable String baseColumn(ResultSetMetaData metaData, int i) {
        try {
            return named((String) metaData.getClass()
                    .getMethod("getBaseColumnName", int.class)
                    .invoke(metaData, i));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    private static @Nullable String named(@Nullable String name) {
        return name == null || name.isEmpty() ? null : name;
    }
}

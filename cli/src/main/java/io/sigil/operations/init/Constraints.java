package io.sigil.operations.init;

import io.sigil.dialect.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which columns of a table are unique, indexed, or refer to another's. Immutable once read. */
final class Constraints {
    private final Set<String> unique = new HashSet<>();
    private final Set<String> indexed = new HashSet<>();
    private final Map<String, String> refersTo = new HashMap<>();
    private final Set<String> referredTo = new HashSet<>();

    static Constraints read(Connection connection, Dialect dialect, @Nullable String place, String table)
            throws SQLException {
        Constraints read = new Constraints();
        String catalog = dialect.isMySqlFamily() ? place : null;
        String schema = dialect.isMySqlFamily() ? null : place;
        try (ResultSet rows = connection.getMetaData().getIndexInfo(catalog, schema, table, false, true)) {
            while (rows.next()) {
                String column = rows.getString("COLUMN_NAME");
                if (column != null) {
                    String name = column.replace("\"", "");
                    if (!rows.getBoolean("NON_UNIQUE")) {
                        read.unique.add(name);
                    }
                    if (rows.getInt("ORDINAL_POSITION") == 1) {
                        read.indexed.add(name);
                    }
                }
            }
        }
        try (ResultSet rows = connection.getMetaData().getImportedKeys(catalog, schema, table)) {
            while (rows.next()) {
                read.refersTo.put(
                        String.valueOf(rows.getString("FKCOLUMN_NAME")),
                        rows.getString("PKTABLE_NAME") + "." + rows.getString("PKCOLUMN_NAME"));
            }
        }
        try (ResultSet rows = connection.getMetaData().getExportedKeys(catalog, schema, table)) {
            while (rows.next()) {
                read.referredTo.add(String.valueOf(rows.getString("PKCOLUMN_NAME")));
            }
        }
        return read;
    }

    /** Whether a unique constraint, of this column or of several, counts on its equality. */
    boolean isUnique(String column) {
        return unique.contains(column);
    }

    /** Whether an index begins with it. */
    boolean isIndexed(String column) {
        return indexed.contains(column);
    }

    /** {@code table.column} that a foreign key leads to. */
    Optional<String> refersTo(String column) {
        return Optional.ofNullable(refersTo.get(column));
    }

    boolean isReferredTo(String column) {
        return referredTo.contains(column);
    }
}

package io.sigil.operations.init;

import io.sigil.dialect.Dialect;
import io.sigil.rules.Normalization;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Columns of MySQL and MariaDB whose collation takes texts for equal that cells don't. Immutable. */
final class LooseCollations {
    private final Dialect dialect;
    private final Map<String, String> names;

    private LooseCollations(Dialect dialect, Map<String, String> names) {
        this.dialect = dialect;
        this.names = names;
    }

    static LooseCollations read(Connection connection, Dialect dialect, @Nullable String place) throws SQLException {
        Map<String, String> names = new HashMap<>();
        if (dialect.isMySqlFamily() && place != null) {
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT TABLE_NAME, COLUMN_NAME, COLLATION_NAME FROM information_schema.COLUMNS"
                            + " WHERE TABLE_SCHEMA = ? AND COLLATION_NAME IS NOT NULL")) {
                query.setString(1, place);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        String name = rows.getString(3).toLowerCase(Locale.ROOT);
                        if (!name.endsWith("_bin")) {
                            names.put(rows.getString(1) + "." + rows.getString(2), name);
                        }
                    }
                }
            }
        }
        return new LooseCollations(dialect, names);
    }

    /** What to say beside a column that is compared; empty where cells compare as the column does. */
    String reason(String table, String column, boolean deterministic) {
        String name = names.get(table + "." + column);
        if (name == null) {
            return "";
        }
        String warning = "; its collation " + name
                + " takes texts for equal that differ, as in case, and cells compare by bytes";
        if (deterministic) {
            return warning + ": have one spelling stored";
        }
        return isKnown(name) ? warning + " unless the rule has normalize: [" + name + "]" : warning;
    }

    private boolean isKnown(String name) {
        return Arrays.stream(Normalization.values())
                .filter(Normalization::isCollation)
                .filter(collation -> dialect == Dialect.MYSQL || collation != Normalization.UTF8MB4_0900_AI_CI)
                .anyMatch(collation -> collation.name().toLowerCase(Locale.ROOT).equals(name));
    }
}

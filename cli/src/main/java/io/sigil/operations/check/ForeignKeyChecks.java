package io.sigil.operations.check;

import io.sigil.dialect.Dialect;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.ColumnState;
import io.sigil.rules.Mode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Foreign keys from and to ruled columns. Belongs to its connection. */
final class ForeignKeyChecks {
    private final Connection connection;
    private final Dialect dialect;
    private final List<CheckedTable> tables;
    private final Set<String> seen = new HashSet<>();

    ForeignKeyChecks(Connection connection, Dialect dialect, List<CheckedTable> tables) {
        this.connection = connection;
        this.dialect = dialect;
        this.tables = tables;
    }

    void check(CheckedTable table, Findings findings) throws SQLException {
        String catalog = dialect.isMySqlFamily() ? table.table().catalog() : null;
        String schema = table.table().schema();
        String name = table.table().name();
        try (ResultSet keys = connection.getMetaData().getImportedKeys(catalog, schema, name)) {
            read(keys, findings);
        }
        try (ResultSet keys = connection.getMetaData().getExportedKeys(catalog, schema, name)) {
            while (keys.next()) {
                // One between two ruled tables was read from the side that refers.
                if (ruled(String.valueOf(keys.getString("FKTABLE_NAME"))).isEmpty()) {
                    one(keys, findings);
                }
            }
        }
    }

    private void read(ResultSet keys, Findings findings) throws SQLException {
        while (keys.next()) {
            one(keys, findings);
        }
    }

    private void one(ResultSet key, Findings findings) throws SQLException {
        String fromTable = String.valueOf(key.getString("FKTABLE_NAME"));
        String fromColumn = String.valueOf(key.getString("FKCOLUMN_NAME"));
        String toTable = String.valueOf(key.getString("PKTABLE_NAME"));
        String toColumn = String.valueOf(key.getString("PKCOLUMN_NAME"));
        Optional<ColumnRule> from = ruled(fromTable).flatMap(t -> t.ruleOf(fromColumn));
        Optional<ColumnRule> to = ruled(toTable).flatMap(t -> t.ruleOf(toColumn));
        if (from.isEmpty() && to.isEmpty()) {
            return;
        }
        String subject = fromTable + "." + fromColumn + " -> " + toTable + "." + toColumn;
        // MySQL's driver lists a key once for each unique index that it may refer to.
        if (!seen.add(subject)) {
            return;
        }
        if (from.isEmpty() || to.isEmpty()) {
            findings.error(
                    "foreign-key",
                    subject,
                    "cells refer to plaintext, or plaintext to cells",
                    "give both columns a rule of one domain, or drop the foreign key");
        } else if (!compares(from.get(), to.get())) {
            findings.error(
                    "foreign-key",
                    subject,
                    "equal values have different cells on its two sides",
                    "use mode: deterministic, the same key, type and domain on both");
        } else if (from.get().state() != ColumnState.ENCRYPTED || to.get().state() != ColumnState.ENCRYPTED) {
            findings.error(
                    "foreign-key",
                    subject,
                    "its columns are in motion, so that equal values have two stored forms",
                    "drop the foreign key for the time of the move, and create it again afterwards");
        }
    }

    private static boolean compares(ColumnRule one, ColumnRule other) {
        return one.mode() == other.mode()
                && one.mode() != Mode.RANDOMIZED
                && one.key().equals(other.key())
                && one.type().equals(other.type())
                && one.domain().equals(other.domain())
                && one.storage() == other.storage();
    }

    private Optional<CheckedTable> ruled(String table) {
        return tables.stream().filter(t -> t.table().name().equals(table)).findFirst();
    }
}

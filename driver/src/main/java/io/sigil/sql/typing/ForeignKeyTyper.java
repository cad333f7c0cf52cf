package io.sigil.sql.typing;

import io.sigil.rules.ColumnRule;
import io.sigil.rules.Storage;
import io.sigil.sql.Catalog;
import io.sigil.sql.Name;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.tree.Reference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A foreign key compares columns of two tables for as long as both are there: their cells have to be of one domain. */
final class ForeignKeyTyper {
    private final Catalog catalog;

    ForeignKeyTyper(Catalog catalog) {
        this.catalog = catalog;
    }

    void type(List<Name> columns, RuledNames own, Reference reference, String keyword)
            throws StatementRefusedException {
        RuledNames referenced = RuledNames.ofTable(catalog, reference.table());
        for (int i = 0; i < columns.size(); i++) {
            ColumnRule source = own.rule(columns.get(i));
            if (source != null) {
                DefinitionRefusals.requireEquality(reference.token(), source, keyword);
            }
            if (reference.columns().isEmpty()) {
                primaryKey(source, referenced, reference);
            } else if (i < reference.columns().size()) {
                ColumnRule target = referenced.rule(reference.columns().get(i));
                if (source != null || target != null) {
                    requireOneDomain(columns.get(i), source, reference.columns().get(i), target, reference);
                }
            }
        }
    }

    /** Without columns it is the primary key, which the analysis doesn't know. */
    private static void primaryKey(@Nullable ColumnRule source, RuledNames referenced, Reference reference)
            throws StatementRefusedException {
        // The database itself refuses a plain column of another type, so cells in binary storage can't be meant.
        boolean mayBeCells = referenced.rules().stream()
                .anyMatch(rule -> Domains.isDeterministic(rule) && rule.storage() == Storage.TEXT);
        if (source != null || mayBeCells) {
            throw DefinitionRefusals.ofTable(
                    reference.token(),
                    "a foreign key names no column of the table that it refers to",
                    "that table or this one has ruled columns, and both sides must be of one domain",
                    "name the column: REFERENCES table (column)");
        }
    }

    private static void requireOneDomain(
            Name from, @Nullable ColumnRule source, Name to, @Nullable ColumnRule target, Reference reference)
            throws StatementRefusedException {
        if (source == null || target == null) {
            throw DefinitionRefusals.ofTable(
                    reference.token(),
                    "a foreign key joins " + Refusals.shown(from) + " and " + Refusals.shown(to)
                            + ", of which one is ruled and one is plain",
                    "one holds cells and the other values, which are never equal",
                    "give both columns rules of one domain");
        }
        if (!Domains.same(source, target)) {
            throw DefinitionRefusals.ofTable(
                    reference.token(),
                    "a foreign key joins " + Refusals.shown(from) + " and " + Refusals.shown(to)
                            + ", whose rules differ",
                    "their cells belong to different domains, keys, types or modes",
                    "give both columns the same domain, key, type and mode");
        }
    }
}

package io.sigil.sql.typing;

import io.sigil.rules.ColumnRule;
import io.sigil.rules.TableRule;
import io.sigil.sql.Catalog;
import io.sigil.sql.CatalogException;
import io.sigil.sql.Name;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names of one table's ruled columns, as definitions use them. Immutable. */
final class RuledNames {
    private final Catalog catalog;
    private final @Nullable TableRule table;

    /** @param table null: no name is ruled */
    RuledNames(Catalog catalog, @Nullable TableRule table) {
        this.catalog = catalog;
        this.table = table;
    }

    /** Those of a table that is about to be created. */
    static RuledNames ofNewTable(Catalog catalog, List<Name> name) {
        try {
            return new RuledNames(catalog, catalog.ruleFor(name));
        } catch (SQLException e) {
            throw new CatalogException(e);
        }
    }

    /** Those of a table that should be there. */
    static RuledNames ofTable(Catalog catalog, List<Name> name) {
        try {
            return new RuledNames(catalog, catalog.ruleOf(name));
        } catch (SQLException e) {
            throw new CatalogException(e);
        }
    }

    boolean isEmpty() {
        return table == null;
    }

    /** The rule of the column that a name means; null for a plain one. */
    @Nullable
    ColumnRule rule(Name name) {
        if (table != null) {
            for (ColumnRule rule : table.columns()) {
                if (catalog.sameColumn(name, rule)) {
                    return rule;
                }
            }
        }
        return null;
    }

    /** The first rule that one of the names means. */
    @Nullable
    ColumnRule firstRule(List<Name> names) {
        for (Name name : names) {
            ColumnRule rule = rule(name);
            if (rule != null) {
                return rule;
            }
        }
        return null;
    }

    /** The rules of all columns; empty for a plain table. */
    List<ColumnRule> rules() {
        return table == null ? List.of() : table.columns();
    }
}

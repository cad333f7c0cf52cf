package io.sigil.sql;

import io.sigil.error.ErrorCode;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.TableRule;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A catalog for one text: a table that lacks a ruled column isn't fit for a text that uses the column's name anywhere, and is
 * for another. Were the column added by someone else meanwhile, such a text still couldn't touch it.
 */
final class NamedColumns implements Catalog {
    private final Catalog catalog;
    private final Set<String> looseNames;

    NamedColumns(Catalog catalog, Set<String> looseNames) {
        this.catalog = catalog;
        this.looseNames = looseNames;
    }

    @Override
    public @Nullable Relation resolve(List<Name> name) throws SQLException {
        Relation relation = catalog.resolve(name);
        String missing = relation == null ? null : relation.missing(looseNames);
        if (missing != null) {
            throw ErrorCode.RULED_COLUMN_MISSING.exception(missing);
        }
        return relation;
    }

    @Override
    public boolean mayBeRuled(String looseName) {
        return catalog.mayBeRuled(looseName);
    }

    @Override
    public boolean haveBecomeRuled(Set<String> names) throws SQLException {
        return catalog.haveBecomeRuled(names);
    }

    @Override
    public @Nullable TableRule ruleFor(List<Name> name) throws SQLException {
        return catalog.ruleFor(name);
    }

    @Override
    public @Nullable TableRule ruleOf(List<Name> name) throws SQLException {
        return catalog.ruleOf(name);
    }

    @Override
    public boolean sameColumn(Name name, String column) {
        return catalog.sameColumn(name, column);
    }

    @Override
    public boolean sameColumn(Name name, ColumnRule rule) {
        return catalog.sameColumn(name, rule);
    }

    @Override
    public String physicalType(ColumnRule rule) throws SQLException {
        return catalog.physicalType(rule);
    }

    @Override
    public String guard(String columnSql, ColumnRule rule) throws SQLException {
        return catalog.guard(columnSql, rule);
    }

    @Override
    public String home() {
        return catalog.home();
    }
}

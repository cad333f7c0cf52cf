package io.sigil.schema;

import io.sigil.error.ErrorCode;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.Identifier;
import io.sigil.rules.TableRule;
import io.sigil.sql.Attribute;
import io.sigil.sql.Relation;
import io.sigil.sql.RuledColumn;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Binds a table's rule to its columns, and finds out whether they fit. Immutable. */
final class RelationBinder {
    private final IdentifierCase names;
    private final ColumnFitness fitness;
    private final CellShapes shapes;
    private final RowColumns rows;

    RelationBinder(IdentifierCase names, ColumnFitness fitness, CellShapes shapes, RowColumns rows) {
        this.rows = rows;
        this.names = names;
        this.fitness = fitness;
        this.shapes = shapes;
    }

    /**
     * @param rule null for a plain table
     */
    Relation bind(PhysicalTable table, @Nullable TableRule rule, TableFacts facts) throws SQLException {
        List<Attribute> attributes = new ArrayList<>();
        Set<ColumnRule> bound = new HashSet<>();
        for (PhysicalColumn column : table.columns()) {
            ColumnRule columnRule = rule == null ? null : ruleOf(rule, column);
            if (rule == null || columnRule == null) {
                attributes.add(new Attribute(column.name(), null));
                continue;
            }
            fitness.require(table, column, columnRule, facts.collation(column, columnRule));
            bound.add(columnRule);
            String tableName = rule.schema().isPresent() ? table.qualifiedName() : table.name();
            CellShape shape = shapes.of(columnRule);
            RuledColumn ruled = new RuledColumn(
                    tableName,
                    column.name(),
                    columnRule,
                    column.nullable(),
                    shape.cut(),
                    rows.binding(table, rule, columnRule, facts.collations()));
            if (facts.tokenIndexes().contains(column.name(), shape.cut())) {
                ruled = ruled.indexedByToken();
            }
            attributes.add(new Attribute(
                    column.name(),
                    columnRule.isInMotion()
                            ? ruled.moving(shape.plainSearch(), facts.unique().move(column.name()))
                            : ruled));
        }
        if (rule != null) {
            requireColumns(table, rule, bound);
        }
        return new Relation(table.qualifiedName(), attributes);
    }

    private @Nullable ColumnRule ruleOf(TableRule rule, PhysicalColumn column) {
        for (ColumnRule candidate : rule.columns()) {
            if (names.sameColumn(names.fold(candidate.name()), column.name())) {
                return candidate;
            }
        }
        return null;
    }

    private void requireColumns(PhysicalTable table, TableRule rule, Set<ColumnRule> bound) throws SQLException {
        for (ColumnRule column : rule.columns()) {
            if (!bound.contains(column)) {
                throw missing(table, column.name(), "rule " + column.position());
            }
            for (Identifier key : column.bindTo()) {
                requireColumn(table, key, "bindTo of rule " + column.position());
            }
        }
        if (rule.subject().isPresent()) {
            requireColumn(table, rule.subject().get(), "subject of rule " + rule.position());
        }
    }

    private void requireColumn(PhysicalTable table, Identifier name, String where) throws SQLException {
        String folded = names.fold(name);
        if (table.columns().stream().noneMatch(column -> names.sameColumn(folded, column.name()))) {
            throw missing(table, name, where);
        }
    }

    private static SQLException missing(PhysicalTable table, Identifier name, String where) {
        return ErrorCode.RULED_COLUMN_MISSING.exception("statement refused, table " + table.qualifiedName()
                + " has no column " + name + "; " + where + " names it; add the column, or correct the rule");
    }
}

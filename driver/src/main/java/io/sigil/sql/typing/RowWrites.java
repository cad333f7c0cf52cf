package io.sigil.sql.typing;

import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import io.sigil.sql.Attribute;
import io.sigil.sql.Catalog;
import io.sigil.sql.Name;
import io.sigil.sql.Relation;
import io.sigil.sql.RowBinding;
import io.sigil.sql.RowColumn;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.ValueUse;
import io.sigil.sql.plan.RowSlot;
import io.sigil.sql.tree.Expression;
import io.sigil.sql.tree.Expression.ColumnReference;
import io.sigil.sql.tree.FromItem;
import io.sigil.sql.tree.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out into which rows a statement writes cells that are bound to other columns of theirs: to the one that names the data
 * subject, or to those of {@code bindTo}. What isn't found out stays unknown, and {@link RowLedger} refuses it.
 */
final class RowWrites {
    private final SlotLedger ledger;
    private final Catalog catalog;
    private final Dialect dialect;

    RowWrites(SlotLedger ledger, Catalog catalog, Dialect dialect) {
        this.ledger = ledger;
        this.catalog = catalog;
        this.dialect = dialect;
    }

    /** Whether a binding has a column that a statement may call so. */
    static boolean names(RowBinding binding, Name name, Catalog catalog) {
        RowColumn subject = binding.subject();
        return (subject != null && catalog.sameColumn(name, subject.name()))
                || binding.key().stream().anyMatch(key -> catalog.sameColumn(name, key.name()));
    }

    static StatementRefusedException changed(String table, int token) {
        return new StatementRefusedException(
                ErrorCode.ROW_NOT_KNOWN,
                token,
                "a column of " + table + " may change that cells of its row are bound to",
                "they would stay bound to what it was",
                "insert the row anew and delete the old one");
    }

    /** The columns of a table that cells of their row are bound to, by name. */
    private static Map<String, RowColumn> bound(Relation relation) {
        Map<String, RowColumn> bound = new HashMap<>();
        for (Attribute attribute : relation.attributes()) {
            RuledColumn ruled = attribute.ruled();
            RowBinding binding = ruled == null ? RowBinding.NONE : ruled.binding();
            RowColumn subject = binding.subject();
            if (subject != null) {
                bound.put(subject.name(), subject);
            }
            binding.key().forEach(key -> bound.put(key.name(), key));
        }
        return bound;
    }

    /**
     * One row of VALUES.
     *
     * @param columns where each value goes; null: a plain column
     */
    void insertRow(
            Statement.Insert insert, Relation relation, List<@Nullable RuledColumn> columns, List<CipherType> values) {
        Map<String, RowColumn> bound = bound(relation);
        if (bound.isEmpty() || relation.isView() || ledger.overridesUserValues()) {
            return;
        }
        Map<String, RowSlot> row = new HashMap<>();
        for (RowColumn column : bound.values()) {
            for (int i = 0; i < columns.size(); i++) {
                boolean names = insert.columnsNamed()
                        ? catalog.sameColumn(insert.columns().get(i).name(), column.name())
                        : relation.attributes().get(i).name().equals(column.name());
                Expression.Value value = names ? single(values.get(i)) : null;
                if (value != null && ledger.isOrdinary(value)) {
                    row.put(column.name(), new RowSlot(column, value.slot(), value.form(), ValueUse.STORE));
                }
            }
        }
        for (CipherType type : values) {
            type.values().forEach(v -> ledger.rowValues().bind(v.slot(), row));
        }
    }

    /** A placeholder or literal that stands by itself; null for anything else. */
    private static Expression.@Nullable Value single(CipherType type) {
        return type.isFree() && type.constants().isEmpty() && type.bareValues().size() == 1
                ? type.bareValues().get(0)
                : null;
    }

    /** H2's {@code MERGE INTO t KEY (…)} changes a row that it finds by its keys, whatever else it was. */
    void requireKeyed(Statement.Insert insert, Relation relation) throws StatementRefusedException {
        if (dialect != Dialect.H2 || insert.conflict().isEmpty()) {
            return;
        }
        for (RowColumn column : bound(relation).values()) {
            boolean isKey = !relation.isView()
                    && insert.conflict().get().target().stream()
                            .anyMatch(key -> key instanceof ColumnReference
                                    && catalog.sameColumn(((ColumnReference) key).name(), column.name()));
            if (!isKey) {
                throw changed(relation.name(), insert.target().token());
            }
        }
    }

    /**
     * An UPDATE, after its assignments were typed.
     *
     * @param target null when it isn't a single ruled table
     * @param assigned the slots of the assignments
     */
    void update(Statement.Update update, @Nullable Relation target, BitSet assigned) throws StatementRefusedException {
        Map<String, RowColumn> bound = target == null ? Map.of() : bound(target);
        if (target == null || bound.isEmpty()) {
            return;
        }
        if (target.isView()) {
            requireNoPlainColumn(update, target);
            return;
        }
        if (!update.from().isEmpty() || !(update.target() instanceof FromItem.Table)) {
            return;
        }
        Map<String, RowSlot> row = new HashMap<>();
        for (RowColumn column : bound.values()) {
            Expression.Value value = found(
                    (FromItem.Table) update.target(), column, update.where().orElse(null));
            if (value != null && column.exact() && ledger.isOrdinary(value)) {
                row.put(column.name(), new RowSlot(column, value.slot(), value.form(), ValueUse.COMPARE));
            }
        }
        assigned.stream().forEach(slot -> ledger.rowValues().bind(slot, row));
    }

    /** Through a view it can't be told which of its columns others are bound to. */
    private void requireNoPlainColumn(Statement.Update update, Relation target) throws StatementRefusedException {
        for (Statement.Assignment assignment : update.assignments()) {
            for (ColumnReference column : assignment.targets()) {
                boolean ruled = target.attributes().stream()
                        .anyMatch(a -> a.ruled() != null && catalog.sameColumn(column.name(), a.name()));
                if (!ruled) {
                    throw changed(target.name(), column.token());
                }
            }
        }
    }

    /** {@code WHERE column = value}, alone or connected by AND. */
    private Expression.@Nullable Value found(FromItem.Table table, RowColumn column, @Nullable Expression where) {
        List<Expression> open = new ArrayList<>();
        if (where != null) {
            open.add(where);
        }
        while (!open.isEmpty()) {
            Expression next = open.remove(open.size() - 1);
            if (next instanceof Expression.Logical && ((Expression.Logical) next).isConjunction()) {
                open.addAll(((Expression.Logical) next).operands());
            } else if (next instanceof Expression.Comparison) {
                Expression.Comparison comparison = (Expression.Comparison) next;
                Expression left = comparison.left();
                Expression right = comparison.right();
                if (comparison.operator().equals("=")) {
                    if (is(table, column, left) && right instanceof Expression.Value) {
                        return (Expression.Value) right;
                    }
                    if (is(table, column, right) && left instanceof Expression.Value) {
                        return (Expression.Value) left;
                    }
                }
            }
        }
        return null;
    }

    private boolean is(FromItem.Table table, RowColumn column, Expression side) {
        if (!(side instanceof ColumnReference)) {
            return false;
        }
        ColumnReference reference = (ColumnReference) side;
        if (!catalog.sameColumn(reference.name(), column.name())) {
            return false;
        }
        if (reference.qualifier().isEmpty()) {
            return true;
        }
        String qualifier =
                reference.qualifier().get(reference.qualifier().size() - 1).text();
        String name = table.alias() != null
                ? table.alias().text()
                : table.name().get(table.name().size() - 1).text();
        return qualifier.equals(name);
    }
}

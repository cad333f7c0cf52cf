package io.sigil.sql.typing;

import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import io.sigil.sql.Attribute;
import io.sigil.sql.Catalog;
import io.sigil.sql.Relation;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.SubjectColumn;
import io.sigil.sql.ValueUse;
import io.sigil.sql.plan.SubjectSlot;
import io.sigil.sql.tree.Expression;
import io.sigil.sql.tree.Expression.ColumnReference;
import io.sigil.sql.tree.FromItem;
import io.sigil.sql.tree.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whose values a statement writes into columns that have a key for each data subject. What isn't found out stays
 * unknown, and {@link SubjectLedger} refuses it.
 */
final class SubjectWrites {
    private final SlotLedger ledger;
    private final Catalog catalog;
    private final Dialect dialect;

    SubjectWrites(SlotLedger ledger, Catalog catalog, Dialect dialect) {
        this.ledger = ledger;
        this.catalog = catalog;
        this.dialect = dialect;
    }

    /** Whether rows of the table belong to data subjects whose values have keys of their own. */
    static boolean concerns(@Nullable Relation relation) {
        return relation != null && relation.attributes().stream().anyMatch(a -> isPerSubject(a.ruled()));
    }

    private static boolean isPerSubject(@Nullable RuledColumn column) {
        return column != null && column.rule().perSubject();
    }

    /**
     * One row of VALUES.
     *
     * @param columns where each value goes; null: a plain column
     */
    void insertRow(
            Statement.Insert insert, Relation relation, List<@Nullable RuledColumn> columns, List<CipherType> values)
            throws StatementRefusedException {
        SubjectColumn subject = relation.subject();
        if (subject == null) {
            return;
        }
        Expression.Value source = null;
        for (int i = 0; i < columns.size(); i++) {
            boolean names = insert.columnsNamed()
                    ? catalog.sameColumn(insert.columns().get(i).name(), subject.name())
                    : relation.attributes().get(i).name().equals(subject.name());
            if (names) {
                source = single(values.get(i));
            }
        }
        if (source == null || ledger.overridesUserValues()) {
            return;
        }
        SubjectSlot slot = new SubjectSlot(subject, source.slot(), source.form(), ValueUse.STORE);
        for (int i = 0; i < columns.size(); i++) {
            if (isPerSubject(columns.get(i))) {
                requireTold(subject, relation, insert.target().token());
                values.get(i).values().forEach(v -> ledger.subjects().bind(v.slot(), slot));
            }
        }
    }

    /** A placeholder or literal that stands by itself; null for anything else. */
    private static Expression.@Nullable Value single(CipherType type) {
        return type.isFree() && type.constants().isEmpty() && type.bareValues().size() == 1
                ? type.bareValues().get(0)
                : null;
    }

    private static void requireTold(SubjectColumn subject, Relation relation, int token)
            throws StatementRefusedException {
        if (subject.type() == null) {
            throw new StatementRefusedException(
                    ErrorCode.SUBJECT_NOT_KNOWN,
                    token,
                    "the data subjects of " + relation + " are told apart by " + subject,
                    "values of its type may be stored otherwise than they were sent",
                    "make it SMALLINT, INTEGER, BIGINT, VARCHAR or UUID, or rule it deterministic");
        }
    }

    /** H2's {@code MERGE INTO t KEY (…)} changes a row that it finds by its keys, whatever its subject was. */
    void requireKeyed(Statement.Insert insert, Relation relation) throws StatementRefusedException {
        if (dialect != Dialect.H2 || insert.conflict().isEmpty() || !concerns(relation)) {
            return;
        }
        SubjectColumn subject = relation.subject();
        boolean bySubject = subject != null
                && insert.conflict().get().target().stream()
                        .anyMatch(key -> key instanceof ColumnReference
                                && catalog.sameColumn(((ColumnReference) key).name(), subject.name()));
        if (!bySubject) {
            throw changed(relation.name(), insert.target().token());
        }
    }

    /**
     * An UPDATE, after its assignments were typed.
     *
     * @param target null when it isn't a single ruled table
     * @param assigned the slots of the assignments
     */
    void update(Statement.Update update, @Nullable Relation target, BitSet assigned) throws StatementRefusedException {
        if (!concerns(target) || target == null) {
            return;
        }
        requireSubjectStays(update, target);
        SubjectColumn subject = target.subject();
        if (subject == null || !update.from().isEmpty() || !(update.target() instanceof FromItem.Table)) {
            return;
        }
        Expression.Value value =
                found((FromItem.Table) update.target(), subject, update.where().orElse(null));
        if (value == null || !subject.exact()) {
            return;
        }
        requireTold(subject, target, update.target().token());
        SubjectSlot slot = new SubjectSlot(subject, value.slot(), value.form(), ValueUse.COMPARE);
        assigned.stream().forEach(s -> ledger.subjects().bind(s, slot));
    }

    /** Through a view it can't be told which of its columns is the subject's. */
    private void requireSubjectStays(Statement.Update update, Relation target) throws StatementRefusedException {
        SubjectColumn subject = target.subject();
        for (Statement.Assignment assignment : update.assignments()) {
            for (ColumnReference column : assignment.targets()) {
                boolean changes =
                        subject != null ? catalog.sameColumn(column.name(), subject.name()) : !isRuled(target, column);
                if (changes) {
                    throw changed(target.name(), column.token());
                }
            }
        }
    }

    private boolean isRuled(Relation target, ColumnReference column) {
        return target.attributes().stream()
                .filter(a -> catalog.sameColumn(column.name(), a.name()))
                .map(Attribute::ruled)
                .anyMatch(ruled -> ruled != null);
    }

    static StatementRefusedException changed(String table, int token) {
        return new StatementRefusedException(
                ErrorCode.SUBJECT_NOT_KNOWN,
                token,
                "the data subject of rows of " + table + " may change",
                "their values stay encrypted under the key of the subject before",
                "insert the row anew for the other subject and delete the old one");
    }

    /** {@code WHERE subject = value}, alone or connected by AND. */
    private Expression.@Nullable Value found(FromItem.Table table, SubjectColumn subject, @Nullable Expression where) {
        List<Expression> open = new ArrayList<>();
        if (where != null) {
            open.add(where);
        }
        Predicate<Expression> isSubject = side -> isSubject(table, subject, side);
        while (!open.isEmpty()) {
            Expression next = open.remove(open.size() - 1);
            if (next instanceof Expression.Logical && ((Expression.Logical) next).isConjunction()) {
                open.addAll(((Expression.Logical) next).operands());
            } else if (next instanceof Expression.Comparison) {
                Expression.Comparison comparison = (Expression.Comparison) next;
                if (comparison.operator().equals("=")) {
                    if (isSubject.test(comparison.left()) && comparison.right() instanceof Expression.Value) {
                        return (Expression.Value) comparison.right();
                    }
                    if (isSubject.test(comparison.right()) && comparison.left() instanceof Expression.Value) {
                        return (Expression.Value) comparison.left();
                    }
                }
            }
        }
        return null;
    }

    private boolean isSubject(FromItem.Table table, SubjectColumn subject, Expression side) {
        if (!(side instanceof ColumnReference)) {
            return false;
        }
        ColumnReference column = (ColumnReference) side;
        if (!catalog.sameColumn(column.name(), subject.name())) {
            return false;
        }
        if (column.qualifier().isEmpty()) {
            return true;
        }
        String qualifier = column.qualifier().get(column.qualifier().size() - 1).text();
        String name = table.alias() != null
                ? table.alias().text()
                : table.name().get(table.name().size() - 1).text();
        return qualifier.equals(name);
    }
}

package io.sigil.sql.plan;

import io.sigil.sql.ProcedureCall;
import io.sigil.sql.Refusal;
import io.sigil.sql.Relation;
import io.sigil.sql.ResultPlan;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.lexer.LexedSql;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the analysis found out about one template. Holds for every text of the template whose pinned literals have the same
 * values. Immutable.
 */
public final class StatementPlan {
    private final @Nullable RuledSlot[] slots;
    private final List<RuledConstant> constants;
    private final List<TextEdit> edits;
    private final ResultPlan results;
    private final Set<Relation> targets;
    private final @Nullable StatementRefusedException refusal;
    private final BitSet pinned;
    private final List<Object> pinnedValues;
    private final @Nullable ProcedureCall procedure;
    private final boolean leavesText;
    private final boolean oneRow;

    private StatementPlan(
            LexedSql sql,
            @Nullable RuledSlot[] slots,
            List<RuledConstant> constants,
            List<TextEdit> edits,
            ResultPlan results,
            Set<Relation> targets,
            @Nullable StatementRefusedException refusal,
            BitSet pinned,
            @Nullable ProcedureCall procedure,
            boolean oneRow) {
        this.procedure = procedure;
        this.oneRow = oneRow;
        this.slots = slots.clone();
        this.constants = List.copyOf(constants);
        this.edits = List.copyOf(edits);
        this.results = results;
        this.targets = Collections.unmodifiableSet(new LinkedHashSet<>(targets));
        this.refusal = refusal;
        this.pinned = (BitSet) pinned.clone();
        this.pinnedValues = values(sql);
        boolean changes = !constants.isEmpty() || !edits.isEmpty();
        for (RuledSlot slot : slots) {
            changes |= slot != null;
        }
        this.leavesText = !changes;
    }

    /**
     * @param slots by slot number; null: sent as it is
     * @param constants expressions that are evaluated and encrypted, in the order of the text
     * @param results what each result set holds
     * @param targets the ruled tables that are written
     * @param pinned slots whose literal's value the analysis has read
     * @param procedure the mapped procedure that is called; null: none
     * @param oneRow see {@link io.sigil.sql.AnalyzedStatement#insertsOneRow()}
     */
    public static StatementPlan rewritten(
            LexedSql sql,
            @Nullable RuledSlot[] slots,
            List<RuledConstant> constants,
            List<TextEdit> edits,
            ResultPlan results,
            Set<Relation> targets,
            BitSet pinned,
            @Nullable ProcedureCall procedure,
            boolean oneRow) {
        return new StatementPlan(sql, slots, constants, edits, results, targets, null, pinned, procedure, oneRow);
    }

    /** A refusal may have read any literal, so it holds for this text's values only as far as they were pinned. */
    public static StatementPlan refused(LexedSql sql, StatementRefusedException refusal, BitSet pinned) {
        return new StatementPlan(
                sql, new RuledSlot[0], List.of(), List.of(), ResultPlan.PLAIN, Set.of(), refusal, pinned, null, false);
    }

    private List<Object> values(LexedSql sql) {
        Object[] values = pinned.stream()
                .mapToObj(
                        slot -> Objects.requireNonNullElse(sql.slots().get(slot).value(), ""))
                .toArray();
        return List.copyOf(Arrays.asList(values));
    }

    /** Whether the plan holds for this text, which must be of the plan's template. */
    public boolean holdsFor(LexedSql sql) {
        return pinned.isEmpty() || values(sql).equals(pinnedValues);
    }

    /** The refusal with its place in this text; null when the statement isn't refused. */
    @Nullable
    Refusal refusal(LexedSql sql) {
        if (refusal == null) {
            return null;
        }
        if (refusal.token() < 0) {
            return refusal.at("", "");
        }
        int token = Math.min(refusal.token(), sql.tokens().size() - 1);
        return refusal.at(sql.describe(sql.tokens().get(token).start()), sql.excerpt(token));
    }

    @Nullable
    RuledSlot slot(int slot) {
        return slot < slots.length ? slots[slot] : null;
    }

    /** Whether the physical SQL is the application's own: only its results hold cells. */
    boolean leavesText() {
        return leavesText;
    }

    boolean insertsOneRow() {
        return oneRow;
    }

    List<RuledConstant> constants() {
        return constants;
    }

    List<TextEdit> edits() {
        return edits;
    }

    ResultPlan results() {
        return results;
    }

    @Nullable
    ProcedureCall procedure() {
        return procedure;
    }

    Set<Relation> targets() {
        return targets;
    }

    /**
     * Whether another reading of the same text comes to the same: both are refused, or the same values are encrypted and
     * the same places edited for the same columns.
     *
     * @param mine the tokens that this plan is of
     * @param theirs the tokens that the other one is of
     */
    public boolean sameAs(LexedSql mine, StatementPlan other, LexedSql theirs) {
        if (refusal != null || other.refusal != null) {
            return refusal != null && other.refusal != null;
        }
        if (!results.equals(other.results)
                || !Objects.equals(procedure, other.procedure)
                || !targets.equals(other.targets)
                || edits.size() != other.edits.size()
                || constants.size() != other.constants.size()) {
            return false;
        }
        for (int i = 0; i < edits.size(); i++) {
            if (!edits.get(i).sameAs(mine, other.edits.get(i), theirs)) {
                return false;
            }
        }
        for (int i = 0; i < constants.size(); i++) {
            if (!constants.get(i).sameAs(mine, other.constants.get(i), theirs)) {
                return false;
            }
        }
        for (int i = 0; i < slots.length; i++) {
            RuledSlot one = slots[i];
            RuledSlot two = other.slots[i];
            if ((one == null) != (two == null)) {
                return false;
            }
            if (one != null && two != null && !one.sameAs(mine, two, theirs)) {
                return false;
            }
        }
        return true;
    }
}

package io.sigil.sql.plan;

import io.sigil.sql.Refusal;
import io.sigil.sql.Relation;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.lexer.LexedSql;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the analysis found out about one template. Holds for every text of the template whose pinned literals have the same
 * values. Immutable.
 */
public final class StatementPlan {
    private final @Nullable RuledSlot[] slots;
    private final List<RuledConstant> constants;
    private final List<TextEdit> edits;
    private final @Nullable List<@Nullable RuledColumn> outputs;
    private final @Nullable List<@Nullable String> outputNames;
    private final @Nullable Relation target;
    private final @Nullable StatementRefusedException refusal;
    private final BitSet pinned;
    private final List<Object> pinnedValues;

    private StatementPlan(
            LexedSql sql,
            @Nullable RuledSlot[] slots,
            List<RuledConstant> constants,
            List<TextEdit> edits,
            @Nullable List<@Nullable RuledColumn> outputs,
            @Nullable List<@Nullable String> outputNames,
            @Nullable Relation target,
            @Nullable StatementRefusedException refusal,
            BitSet pinned) {
        this.slots = slots.clone();
        this.constants = List.copyOf(constants);
        this.edits = List.copyOf(edits);
        this.outputs = outputs == null ? null : Collections.unmodifiableList(outputs);
        this.outputNames = outputNames == null ? null : Collections.unmodifiableList(outputNames);
        this.target = target;
        this.refusal = refusal;
        this.pinned = (BitSet) pinned.clone();
        this.pinnedValues = values(sql);
    }

    /**
     * @param slots by slot number; null: sent as it is
     * @param constants expressions that are evaluated and encrypted, in the order of the text
     * @param outputs by result column; null as a whole: the statement gives no rows
     * @param outputNames what each result column is called where the analysis relies on it
     * @param pinned slots whose literal's value the analysis has read
     */
    public static StatementPlan rewritten(
            LexedSql sql,
            @Nullable RuledSlot[] slots,
            List<RuledConstant> constants,
            List<TextEdit> edits,
            @Nullable List<@Nullable RuledColumn> outputs,
            @Nullable List<@Nullable String> outputNames,
            @Nullable Relation target,
            BitSet pinned) {
        return new StatementPlan(sql, slots, constants, edits, outputs, outputNames, target, null, pinned);
    }

    /** A refusal may have read any literal, so it holds for this text's values only as far as they were pinned. */
    public static StatementPlan refused(LexedSql sql, StatementRefusedException refusal, BitSet pinned) {
        return new StatementPlan(sql, new RuledSlot[0], List.of(), List.of(), null, null, null, refusal, pinned);
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

    List<RuledConstant> constants() {
        return constants;
    }

    List<TextEdit> edits() {
        return edits;
    }

    @Nullable
    List<@Nullable RuledColumn> outputs() {
        return outputs;
    }

    @Nullable
    List<@Nullable String> outputNames() {
        return outputNames;
    }

    @Nullable
    Relation target() {
        return target;
    }
}

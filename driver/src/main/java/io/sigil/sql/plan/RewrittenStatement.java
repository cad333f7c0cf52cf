package io.sigil.sql.plan;

import io.sigil.sql.AnalyzedStatement;
import io.sigil.sql.CellLiterals;
import io.sigil.sql.PhysicalParameter;
import io.sigil.sql.ProcedureCall;
import io.sigil.sql.Refusal;
import io.sigil.sql.Relation;
import io.sigil.sql.ResultColumns;
import io.sigil.sql.ResultPlan;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.SearchPart;
import io.sigil.sql.ShownLabel;
import io.sigil.sql.StatementPart;
import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.lexer.Token;
import io.sigil.sql.lexer.TokenKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A plan applied to one text. The physical SQL is the application's own, changed only at the plan's places, so that hints,
 * comments and vendor syntax survive. Immutable.
 */
public final class RewrittenStatement implements AnalyzedStatement {
    private final StatementPlan plan;
    private final Effects effects;
    private final boolean severalStatements;
    private final boolean addsStatements;
    /** Text between lifted literals and expressions: one more than there are of them. */
    private final List<String> pieces = new ArrayList<>();

    private final List<PhysicalParameter> lifted = new ArrayList<>();
    private final List<PhysicalParameter> parameters;
    private final String text;
    private final List<@Nullable List<@Nullable ShownLabel>> labels;

    private RewrittenStatement(StatementPlan plan, LexedSql sql, Effects effects) {
        this.plan = plan;
        this.effects = effects;
        this.severalStatements = StatementPart.of(sql).size() > 1;
        this.addsStatements = plan.edits().stream().anyMatch(TextEdit::addsStatement);
        if (plan.leavesText()) {
            pieces.add(sql.text());
            this.parameters = placeholders(sql.placeholders());
            this.text = sql.text();
        } else {
            List<PhysicalParameter> all = new ArrayList<>();
            splice(sql, changes(plan, sql), all);
            this.parameters = List.copyOf(all);
            this.text = String.join("?", pieces);
        }
        this.labels = ShownLabels.of(plan.results(), sql);
    }

    /** The plan's outcome for one text: rewritten or refused. */
    public static AnalyzedStatement of(StatementPlan plan, LexedSql sql, Effects effects) {
        Refusal refusal = plan.refusal(sql);
        return refusal == null
                ? new RewrittenStatement(plan, sql, effects)
                : PassedThrough.refused(sql.text(), refusal);
    }

    private static List<PhysicalParameter> placeholders(int count) {
        PhysicalParameter[] all = new PhysicalParameter[count];
        for (int i = 0; i < count; i++) {
            all[i] = PhysicalParameter.ofPlaceholder(i + 1);
        }
        return List.of(all);
    }

    /** Every place of the text that changes or is a parameter, in order. */
    private static List<Change> changes(StatementPlan plan, LexedSql sql) {
        List<Change> changes =
                new ArrayList<>(sql.slots().size() + 3 * plan.edits().size());
        ConstantBinder constants = new ConstantBinder(plan.constants(), sql);
        Map<Integer, PhysicalParameter> values = new HashMap<>();
        int placeholder = 0;
        for (Token token : sql.slots()) {
            RuledSlot slot = plan.slot(token.slot());
            boolean isPlaceholder = token.kind() == TokenKind.PLACEHOLDER;
            if (isPlaceholder) {
                placeholder++;
            }
            RuledConstant constant = constants.around(token.slot());
            if (constant != null) {
                if (constant.slots().get(0) == token.slot()) {
                    PhysicalParameter value = constants.bind(constant, placeholder);
                    values.put(token.slot(), value);
                    changes.add(lift(sql, constant.firstToken(), constant.lastToken(), value));
                }
            } else if (slot != null) {
                PhysicalParameter plain = isPlaceholder
                        ? PhysicalParameter.ofPlaceholder(placeholder, slot.column(), slot.use(), slot.part())
                        : PhysicalParameter.ofLiteral(
                                LiteralValue.of(token, slot.form(), slot.column()),
                                slot.column(),
                                slot.use(),
                                slot.part());
                PhysicalParameter value = plain.of(slot.row(sql));
                values.put(token.slot(), value);
                changes.add(
                        isPlaceholder
                                ? Change.placeholder(token, value)
                                : lift(sql, slot.firstToken(), slot.lastToken(), value));
            } else if (isPlaceholder) {
                changes.add(Change.placeholder(token, PhysicalParameter.ofPlaceholder(placeholder)));
            }
        }
        for (TextEdit edit : plan.edits()) {
            edit(edit, sql, values, changes);
        }
        return Change.ordered(changes);
    }

    private static Change lift(LexedSql sql, int firstToken, int lastToken, PhysicalParameter value) {
        int start = sql.tokens().get(firstToken).start();
        int end = sql.tokens().get(lastToken).end();
        return Change.lift(start, end, value);
    }

    private static void edit(
            TextEdit edit, LexedSql sql, Map<Integer, PhysicalParameter> values, List<Change> changes) {
        SearchPart part = edit.part();
        changes.add(Change.text(edit.kind(), edit.start(sql), edit.end(sql), edit.text()));
        if (part != null) {
            int at = edit.end(sql);
            PhysicalParameter value = Objects.requireNonNull(values.get(edit.slot()), "the value is sent already");
            changes.add(Change.part(edit.kind(), at, value.with(part)));
            changes.add(Change.text(edit.kind(), at, at, edit.tail()));
        }
    }

    private void splice(LexedSql sql, List<Change> changes, List<PhysicalParameter> all) {
        StringBuilder piece = new StringBuilder(sql.text().length());
        int copied = 0;
        for (Change change : changes) {
            PhysicalParameter value = change.value();
            if (value != null) {
                all.add(value);
            }
            if (change.keepsText()) {
                continue;
            }
            piece.append(sql.text(), copied, change.start()).append(change.text());
            copied = change.end();
            if (change.lifts() && value != null) {
                pieces.add(piece.toString());
                lifted.add(value);
                piece.setLength(0);
            }
        }
        pieces.add(piece.append(sql.text(), copied, sql.text().length()).toString());
    }

    @Override
    public Kind kind() {
        return Kind.REWRITTEN;
    }

    @Override
    public Refusal refusal() {
        throw new IllegalStateException("the statement isn't refused");
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public List<PhysicalParameter> parameters() {
        return parameters;
    }

    @Override
    public String render(CellLiterals cells) throws SQLException {
        if (lifted.isEmpty()) {
            return pieces.get(0);
        }
        StringBuilder sql = new StringBuilder(pieces.get(0));
        for (int i = 0; i < lifted.size(); i++) {
            sql.append(cells.cellLiteral(lifted.get(i)));
            sql.append(pieces.get(i + 1));
        }
        return sql.toString();
    }

    @Override
    public @Nullable List<@Nullable RuledColumn> outputs() {
        ResultColumns first = plan.results().at(0);
        return first.equals(ResultColumns.NONE) ? null : first.columns();
    }

    @Override
    public @Nullable List<@Nullable String> outputNames() {
        ResultColumns first = plan.results().at(0);
        return first.columns() == null || first.equals(ResultColumns.NONE) ? null : first.names();
    }

    @Override
    public @Nullable Relation target() {
        return plan.targets().isEmpty() ? null : plan.targets().iterator().next();
    }

    @Override
    public ResultPlan results() {
        return plan.results();
    }

    @Override
    public @Nullable List<@Nullable ShownLabel> labels(int result) {
        return result < labels.size() ? labels.get(result) : null;
    }

    @Override
    public @Nullable ProcedureCall procedure() {
        return plan.procedure();
    }

    @Override
    public Set<Relation> targets() {
        return plan.targets();
    }

    @Override
    public boolean severalStatements() {
        return severalStatements;
    }

    @Override
    public boolean insertsOneRow() {
        return plan.insertsOneRow();
    }

    @Override
    public boolean addsStatements() {
        return addsStatements;
    }

    @Override
    public boolean changesSession() {
        return effects.changesSession();
    }

    @Override
    public boolean endsTransaction() {
        return effects.endsTransaction();
    }

    @Override
    public boolean changesSchema() {
        return effects.changesSchema();
    }

    @Override
    public boolean makesView() {
        return effects.makesView();
    }

    /** Whether it holds a ruled literal's value, so that it must not outlive its use. */
    public boolean holdsValues() {
        if (!labels.isEmpty()) {
            return true;
        }
        for (PhysicalParameter value : lifted) {
            if (value.holdsValues()) {
                return true;
            }
        }
        return false;
    }
}

package io.sigil.sql.plan;

import io.sigil.sql.AnalyzedStatement;
import io.sigil.sql.CellLiterals;
import io.sigil.sql.PhysicalParameter;
import io.sigil.sql.Refusal;
import io.sigil.sql.Relation;
import io.sigil.sql.ResultColumns;
import io.sigil.sql.ResultPlan;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.StatementPart;
import io.sigil.sql.ValueUse;
import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.lexer.Token;
import io.sigil.sql.lexer.TokenKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
    /** Text between lifted literals and expressions: one more than there are of them. */
    private final List<String> pieces = new ArrayList<>();

    private final List<PhysicalParameter> lifted = new ArrayList<>();
    private final List<PhysicalParameter> parameters;
    private final String text;

    private RewrittenStatement(StatementPlan plan, LexedSql sql, Effects effects) {
        this.plan = plan;
        this.effects = effects;
        this.severalStatements = StatementPart.of(sql).size() > 1;
        List<PhysicalParameter> all = new ArrayList<>();
        splice(sql, changes(plan, sql, all));
        this.parameters = List.copyOf(all);
        this.text = String.join("?", pieces);
    }

    /** The plan's outcome for one text: rewritten or refused. */
    public static AnalyzedStatement of(StatementPlan plan, LexedSql sql, Effects effects) {
        Refusal refusal = plan.refusal(sql);
        return refusal == null
                ? new RewrittenStatement(plan, sql, effects)
                : PassedThrough.refused(sql.text(), refusal);
    }

    /** Collects the parameters, and every place of the text that changes, in order. */
    private static List<Change> changes(StatementPlan plan, LexedSql sql, List<PhysicalParameter> parameters) {
        List<Change> changes = new ArrayList<>();
        ConstantBinder constants = new ConstantBinder(plan.constants(), sql);
        int placeholder = 0;
        for (Token token : sql.slots()) {
            RuledSlot slot = plan.slot(token.slot());
            if (token.kind() == TokenKind.PLACEHOLDER) {
                placeholder++;
            }
            RuledConstant constant = constants.around(token.slot());
            if (constant != null) {
                if (constant.slots().get(0) == token.slot()) {
                    PhysicalParameter value = constants.bind(constant, placeholder);
                    parameters.add(value);
                    changes.add(lift(sql, constant.firstToken(), constant.lastToken(), value));
                }
            } else if (token.kind() == TokenKind.PLACEHOLDER) {
                parameters.add(
                        slot == null
                                ? PhysicalParameter.ofPlaceholder(placeholder, null, ValueUse.STORE)
                                : PhysicalParameter.ofPlaceholder(placeholder, slot.column(), slot.use()));
            } else if (slot != null) {
                PhysicalParameter literal =
                        PhysicalParameter.ofLiteral(LiteralValue.of(token, slot.form()), slot.column(), slot.use());
                parameters.add(literal);
                changes.add(lift(sql, slot.firstToken(), slot.lastToken(), literal));
            }
        }
        for (TextEdit edit : plan.edits()) {
            Token last = sql.tokens().get(edit.lastToken());
            int start = edit.inserts()
                    ? last.end()
                    : sql.tokens().get(edit.firstToken()).start();
            changes.add(new Change(start, last.end(), edit.text(), null));
        }
        changes.sort(Comparator.comparingInt(c -> c.start));
        return changes;
    }

    private static Change lift(LexedSql sql, int firstToken, int lastToken, PhysicalParameter value) {
        int start = sql.tokens().get(firstToken).start();
        int end = sql.tokens().get(lastToken).end();
        return new Change(start, end, "", value);
    }

    private void splice(LexedSql sql, List<Change> changes) {
        StringBuilder piece = new StringBuilder(sql.text().length());
        int copied = 0;
        for (Change change : changes) {
            piece.append(sql.text(), copied, change.start).append(change.text);
            if (change.literal != null) {
                pieces.add(piece.toString());
                lifted.add(change.literal);
                piece.setLength(0);
            }
            copied = change.end;
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
    public Set<Relation> targets() {
        return plan.targets();
    }

    @Override
    public boolean severalStatements() {
        return severalStatements;
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
        return lifted.stream().anyMatch(PhysicalParameter::holdsValues);
    }

    /** A stretch of the application's SQL and what takes its place: text, or a lifted value. */
    private static final class Change {
        private final int start;
        private final int end;
        private final String text;
        private final @Nullable PhysicalParameter literal;

        Change(int start, int end, String text, @Nullable PhysicalParameter literal) {
            this.start = start;
            this.end = end;
            this.text = text;
            this.literal = literal;
        }
    }
}

package io.sigil.sql.typing;

import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import io.sigil.origin.Origin;
import io.sigil.origin.Trait;
import io.sigil.origin.Uncertainty;
import io.sigil.sql.Catalog;
import io.sigil.sql.Procedure;
import io.sigil.sql.ProcedureCall;
import io.sigil.sql.Relation;
import io.sigil.sql.ResultColumns;
import io.sigil.sql.ResultLabel;
import io.sigil.sql.ResultPlan;
import io.sigil.sql.RowIndexes;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.SearchPart;
import io.sigil.sql.SqlSession;
import io.sigil.sql.StatementPart;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.parser.StatementParser;
import io.sigil.sql.plan.RowSlots;
import io.sigil.sql.plan.RuledConstant;
import io.sigil.sql.plan.RuledSlot;
import io.sigil.sql.plan.StatementPlan;
import io.sigil.sql.plan.TextEdit;
import io.sigil.sql.tree.AlterTable;
import io.sigil.sql.tree.CreateView;
import io.sigil.sql.tree.Expression;
import io.sigil.sql.tree.Invocation;
import io.sigil.sql.tree.Query;
import io.sigil.sql.tree.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Types the statements of one text, each on its own, and makes their common plan. One use; not thread-safe. */
public final class TextTyper {
    private final LexedSql sql;
    private final SqlSession session;
    private final Catalog catalog;
    private final BitSet pinned;
    private final SlotLedger ledger;
    private final List<TextEdit> edits = new ArrayList<>();
    private final Set<Relation> targets = new LinkedHashSet<>();
    private final List<ResultColumns> results = new ArrayList<>();
    private @Nullable StatementPart uncounted;
    private @Nullable ProcedureCall procedure;

    private TextTyper(LexedSql sql, SqlSession session, Catalog catalog, BitSet pinned) {
        this.sql = sql;
        this.session = session;
        this.catalog = catalog;
        this.pinned = pinned;
        this.ledger = new SlotLedger(sql, session, pinned);
    }

    /** Parses and types a text; a refusal is a plan too. */
    public static StatementPlan plan(LexedSql sql, SqlSession session, Catalog catalog) {
        BitSet pinned = new BitSet();
        try {
            return new TextTyper(sql, session, catalog, pinned).plan();
        } catch (StatementRefusedException e) {
            return StatementPlan.refused(sql, e, pinned);
        }
    }

    private StatementPlan plan() throws StatementRefusedException {
        StatementParser parser = new StatementParser(sql, session);
        List<StatementPart> parts = StatementPart.split(sql);
        StatementPart change = null;
        boolean view = false;
        boolean oneRow = false;
        for (StatementPart part : parts) {
            if (view) {
                throw afterView(part);
            }
            List<InvocationTyper.Mention> mentions = InvocationTyper.mentions(part, catalog);
            if (!mentions.isEmpty()) {
                InvocationTyper.requireAlone(mentions, parts);
                invocation(
                        parser.parseInvocation(part, mentions.get(0).token()),
                        mentions.get(0).procedure());
                pinned.or(parser.pinned());
                continue;
            }
            boolean plain = !part.mayNameRuled(catalog) && (parts.size() > 1 || InvocationTyper.mayCall(part, catalog));
            if (!plain && change != null) {
                throw afterChange(part, change);
            }
            if (part.runsTextThatMayNameRuled(catalog)) {
                throw runsText(part);
            }
            if (plain) {
                parser.skip(part);
                count(part);
            } else {
                Statement statement = parser.parse(part);
                pinned.or(parser.pinned());
                type(statement, part);
                oneRow = parts.size() == 1 && insertsOneRow(statement);
                view = statement instanceof CreateView
                        || (statement instanceof AlterTable && ((AlterTable) statement).view());
            }
            if (SessionChange.isBy(part.tokens(), session.dialect())) {
                change = part;
            }
        }
        if (parts.size() > 1 && edits.stream().anyMatch(TextEdit::addsStatement)) {
            throw new StatementRefusedException(
                    ErrorCode.SEVERAL_STATEMENTS,
                    parts.get(0).first(),
                    "one of several statements creates a ruled table from a query",
                    "the guard of its cells is a statement of its own, and its result would stand between the others'",
                    "send them one at a time");
        }
        ResultPlan plan = results();
        RuledSlot[] slots = slots();
        List<RuledConstant> constants = constants();
        ledger.settle(parser.structural());
        return StatementPlan.rewritten(sql, slots, constants, edits, plan, targets, pinned, procedure, oneRow);
    }

    /** A row that may be changed in place of being inserted, and whatever WITH writes, may be another one. */
    private static boolean insertsOneRow(Statement statement) {
        if (!(statement instanceof Statement.Insert)) {
            return false;
        }
        Statement.Insert insert = (Statement.Insert) statement;
        Query source = insert.source().orElse(null);
        return source != null
                && source.body() instanceof Query.Values
                && ((Query.Values) source.body()).rows().size() == 1
                && insert.with().tables().isEmpty()
                && source.with().tables().isEmpty()
                && insert.conflict().isEmpty();
    }

    private static StatementRefusedException afterChange(StatementPart part, StatementPart change) {
        return new StatementRefusedException(
                ErrorCode.SEVERAL_STATEMENTS,
                part.first(),
                "a statement that names a ruled table follows "
                        + change.tokens().get(0).text() + " in the same string",
                "it may change what the names mean, and is only executed after the analysis",
                "send them one at a time");
    }

    private static StatementRefusedException afterView(StatementPart part) {
        return new StatementRefusedException(
                ErrorCode.SEVERAL_STATEMENTS,
                part.first(),
                "a statement follows one that makes a view over a ruled table",
                "whether it names the view can't be told before the view is there",
                "send them one at a time");
    }

    private static StatementRefusedException runsText(StatementPart part) {
        return new StatementRefusedException(
                ErrorCode.CONSTRUCT_NOT_SUPPORTED,
                part.first(),
                "a function runs a string as SQL, and the string names a ruled table",
                "SQL within strings isn't analysed",
                "send the query itself");
    }

    private void type(Statement statement, StatementPart part) throws StatementRefusedException {
        StatementTyper typer = new StatementTyper(sql, session, catalog, ledger, pinned, edits);
        Optional<List<OutputColumn>> outputs = statement.accept(typer);
        Relation target = typer.target();
        if (target != null) {
            targets.add(target);
        }
        if (outputs.isPresent()) {
            results.add(columns(outputs.get(), part.first()));
        } else if (statement instanceof Statement.Explain) {
            results.add(ResultColumns.PLAIN);
        } else if (statement instanceof Statement.Verbatim) {
            count(part);
        }
    }

    /** What results CALL gives, only the database knows; their labels tell what they hold. */
    private void invocation(Invocation invocation, Procedure called) throws StatementRefusedException {
        StatementTyper typer = new StatementTyper(sql, session, catalog, ledger, pinned, edits);
        InvocationTyper invocations = new InvocationTyper(sql, ledger, typer.expressions());
        procedure = invocations.type(invocation, called);
        Optional<OutputColumn> output = InvocationTyper.output(invocation, called);
        if (output.isPresent()) {
            results.add(columns(List.of(output.get()), invocation.token()));
        }
    }

    private void count(StatementPart part) {
        switch (ResultCount.of(part.tokens())) {
            case NONE:
                return;
            case ONE:
                results.add(ResultColumns.PLAIN);
                return;
            case UNKNOWN:
                uncounted = part;
                return;
        }
        throw new AssertionError(part);
    }

    private ResultColumns columns(List<OutputColumn> outputs, int token) throws StatementRefusedException {
        List<@Nullable RuledColumn> columns = new ArrayList<>();
        List<Origin> origins = new ArrayList<>();
        List<@Nullable ResultLabel> labels = new ArrayList<>();
        List<@Nullable String> names = new ArrayList<>();
        RowReads reads = new RowReads(outputs);
        List<@Nullable RowIndexes> rows = new ArrayList<>();
        for (OutputColumn output : outputs) {
            CipherType type = ledger.outcome(output.type());
            RuledColumn column = type.cell();
            rows.add(column == null ? null : reads.of(columns.size(), column, token));
            columns.add(column);
            origins.add(column == null ? Origin.DIRECT : shown(type, column));
            names.add(output.fromStar() ? output.name() : null);
        }
        LabelTyper labelTyper = new LabelTyper(session.dialect(), ledger, sql, edits, pinned);
        for (OutputColumn output : outputs) {
            labels.add(labelTyper.label(output));
        }
        return ResultColumns.of(columns, origins, names, labels, rows);
    }

    /** The application must be told of the type that the database would tell of. */
    private Origin shown(CipherType type, RuledColumn column) throws StatementRefusedException {
        Origin origin = type.derivation().origin();
        String uncertain = Uncertainty.of(
                isRecompiled() ? origin.with(Trait.RECOMPILED) : origin,
                column.rule().type(),
                session.dialect());
        if (uncertain != null) {
            throw Refusals.typeNotCertain(column, uncertain);
        }
        ledger.shown(type.derivation());
        return origin;
    }

    /** H2 does so with whatever has a pattern, which it optimizes for the pattern's value. */
    private boolean isRecompiled() {
        return session.dialect() == Dialect.H2
                && sql.tokens().stream()
                        .anyMatch(token -> token.isWord("LIKE") || token.isWord("ILIKE") || token.isWord("REGEXP"));
    }

    private ResultPlan results() throws StatementRefusedException {
        ProcedureCall call = procedure;
        if (call != null && call.labelled()) {
            return ResultPlan.PLAIN;
        }
        ResultPlan plan = ResultPlan.of(results);
        StatementPart unknown = uncounted;
        if (unknown == null) {
            return plan;
        }
        if (!plan.anyRuled()) {
            return ResultPlan.PLAIN;
        }
        throw new StatementRefusedException(
                ErrorCode.SEVERAL_STATEMENTS,
                unknown.first(),
                "a statement whose results can't be counted stands beside one that reads a ruled column",
                "it can't be told which result holds cells",
                "send them one at a time");
    }

    /** What a value is bound to that becomes a cell; a search has no row. */
    private @Nullable RowSlots row(RuledColumn column, SearchPart part, List<Integer> slots, int token)
            throws StatementRefusedException {
        return part.equals(SearchPart.CELL) ? ledger.rowValues().of(column, slots, token) : null;
    }

    private List<RuledConstant> constants() throws StatementRefusedException {
        List<RuledConstant> constants = new ArrayList<>();
        for (RuledConstant constant : ledger.constants().ruled(edits)) {
            cast(ledger.castTo(constant), constant.firstToken(), constant.lastToken());
            constants.add(constant.used(ledger.use(constant.slots().get(0), constant.use()))
                    .of(row(constant.column(), constant.part(), constant.slots(), constant.firstToken())));
        }
        return constants;
    }

    /** @param type null: none is needed */
    private void cast(@Nullable String type, int firstToken, int lastToken) {
        if (type != null) {
            // Nearest to the value: before the edits of a search.
            edits.add(0, TextEdit.insertBefore(firstToken, "CAST("));
            edits.add(0, TextEdit.insertAfter(lastToken, " AS " + type + ")"));
        }
    }

    private RuledSlot[] slots() throws StatementRefusedException {
        RuledSlot[] slots = new RuledSlot[sql.slots().size()];
        for (int i = 0; i < slots.length; i++) {
            RuledColumn column = ledger.column(i);
            if (column != null) {
                Expression.Value value = Objects.requireNonNull(ledger.value(i));
                cast(ledger.castTo(i), value.token(), value.lastToken());
                RuledSlot slot = new RuledSlot(
                        column,
                        Objects.requireNonNull(ledger.use(i)),
                        ledger.part(i),
                        value.form(),
                        value.token(),
                        value.lastToken());
                slots[i] = slot.of(row(column, ledger.part(i), List.of(i), value.token()));
            }
        }
        return slots;
    }
}

package io.sigil.sql.typing;

import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.SearchPart;
import io.sigil.sql.SqlSession;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.ValueUse;
import io.sigil.sql.constant.ConstantReader;
import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.plan.RuledConstant;
import io.sigil.sql.plan.TextEdit;
import io.sigil.sql.tree.Expression;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The constant expressions that met a ruled column, or were found to be plain. Not thread-safe. */
final class ConstantLedger {
    private final LexedSql sql;
    private final SqlSession session;
    private final BitSet pinned;
    /** By first token. */
    private final Map<Integer, RuledConstant> ruled = new TreeMap<>();

    private final Set<Integer> plain = new HashSet<>();
    private final Set<Integer> alone = new HashSet<>();

    ConstantLedger(LexedSql sql, SqlSession session, BitSet pinned) {
        this.sql = sql;
        this.session = session;
        this.pinned = pinned;
    }

    /** The database evaluates them itself. */
    void plain(List<ConstantPart> parts) throws StatementRefusedException {
        for (ConstantPart part : parts) {
            int first = part.expression().token();
            RuledConstant before = ruled.get(first);
            if (before != null) {
                throw twoMeanings(first, before.column());
            }
            plain.add(first);
        }
    }

    /** Nothing beside them gives what is sent in their place a type. */
    void alone(List<ConstantPart> parts) {
        parts.forEach(part -> alone.add(part.expression().token()));
    }

    boolean isAlone(RuledConstant constant) {
        return alone.contains(constant.firstToken());
    }

    /** The expression is evaluated before it is encrypted for the column, or it is refused. */
    void ruled(ConstantPart part, RuledColumn column, ValueUse use, SearchPart search)
            throws StatementRefusedException {
        int first = part.expression().token();
        RuledConstant before = ruled.get(first);
        if (plain.contains(first) || (before != null && !Domains.same(before.column(), column))) {
            throw twoMeanings(first, column);
        }
        if (before != null && !before.part().equals(search)) {
            throw Refusals.twoParts(column, first);
        }
        ValueUse common = before == null || before.use() == use ? use : ValueUse.CHOOSE;
        ConstantReader reader = read(part, column, common);
        ruled.put(first, new RuledConstant(column, common, search, reader.constant(), first, reader.lastToken()));
    }

    /** Whether ARRAY[…] takes its type from what is bound; H2 wants an element that is more than a placeholder. */
    boolean typesArraysByParameters() {
        return session.dialect() == Dialect.POSTGRESQL;
    }

    /** Whether the expression can be evaluated for the column. */
    boolean accepts(ConstantPart part, RuledColumn column, ValueUse use) {
        return find(part, column, use).isPresent();
    }

    /** The first of its slots, -1 when it is NULL; empty when it can't be evaluated for the column. */
    OptionalInt firstSlot(ConstantPart part, RuledColumn column, ValueUse use) {
        Optional<ConstantReader> reader = find(part, column, use);
        if (reader.isEmpty()) {
            return OptionalInt.empty();
        }
        List<Integer> slots = reader.get().constant().slots();
        return OptionalInt.of(slots.isEmpty() ? -1 : slots.get(0));
    }

    private ConstantReader read(ConstantPart part, RuledColumn column, ValueUse use) throws StatementRefusedException {
        Optional<ConstantReader> reader = find(part, column, use);
        if (reader.isEmpty()) {
            throw Refusals.notEvaluated(part.expression(), column);
        }
        return reader.get();
    }

    private Optional<ConstantReader> find(ConstantPart part, RuledColumn column, ValueUse use) {
        return ConstantReader.read(sql, session, part.expression().token(), pinned)
                .filter(r ->
                        r.constant().isNull() || r.constant().fits(column.rule().type(), use))
                .filter(r -> slots(part).equals(r.constant().slots()));
    }

    private static List<Integer> slots(ConstantPart part) {
        return part.values().stream().map(Expression.Value::slot).sorted().collect(Collectors.toList());
    }

    private static StatementRefusedException twoMeanings(int token, RuledColumn column) {
        return new StatementRefusedException(
                ErrorCode.UNDECIDED,
                token,
                "one expression meets " + column + " and something else",
                "its value can't be sent both encrypted and in the clear",
                "write the expression twice");
    }

    /** The column that one of the expressions is encrypted for; null: none of them met one. */
    @Nullable
    RuledColumn column(List<ConstantPart> parts) {
        for (ConstantPart part : parts) {
            RuledConstant constant = ruled.get(part.expression().token());
            if (constant != null) {
                return constant.column();
            }
        }
        return null;
    }

    /** In the order of the text; those without a placeholder or literal are NULL, and become edits. */
    List<RuledConstant> ruled(List<TextEdit> edits) {
        List<RuledConstant> constants = new ArrayList<>();
        for (RuledConstant constant : ruled.values()) {
            if (constant.slots().isEmpty()) {
                edits.add(TextEdit.replace(constant.firstToken(), constant.lastToken(), "NULL"));
            } else {
                constants.add(constant);
            }
        }
        return constants;
    }
}

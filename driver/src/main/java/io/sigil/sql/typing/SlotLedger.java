package io.sigil.sql.typing;

import io.sigil.dialect.Dialect;
import io.sigil.error.ErrorCode;
import io.sigil.origin.Trait;
import io.sigil.rules.Storage;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.SearchPart;
import io.sigil.sql.SqlSession;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.ValueUse;
import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.lexer.Token;
import io.sigil.sql.lexer.TokenKind;
import io.sigil.sql.plan.RuledConstant;
import io.sigil.sql.tree.Expression;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds every placeholder and literal of a statement to account: at the end each one has been met, and as one thing only.
 * Not thread-safe.
 */
final class SlotLedger {
    private final LexedSql sql;
    private final Dialect dialect;
    private final BitSet pinned;
    private final BitSet met = new BitSet();
    private final BitSet plain = new BitSet();
    private final Expression.@Nullable Value[] ruledValues;
    private final @Nullable RuledColumn[] ruled;
    private final @Nullable ValueUse[] uses;
    private final BitSet alone = new BitSet();
    private final BitSet rows = new BitSet();
    private final BitSet chosen = new BitSet();
    private final BitSet unlimitedText = new BitSet();
    private final BitSet eitherWay = new BitSet();
    private final BitSet full = new BitSet();
    private final @Nullable SearchPart[] parts;
    private final ConstantLedger constants;
    private final RowLedger rowValues = new RowLedger();

    SlotLedger(LexedSql sql, SqlSession session, BitSet pinned) {
        this.sql = sql;
        this.dialect = session.dialect();
        this.pinned = pinned;
        this.constants = new ConstantLedger(sql, session, pinned);
        this.ruledValues = new Expression.Value[sql.slots().size()];
        this.ruled = new RuledColumn[sql.slots().size()];
        this.uses = new ValueUse[sql.slots().size()];
        this.parts = new SearchPart[sql.slots().size()];
    }

    /** What each value's row is called. */
    RowLedger rowValues() {
        return rowValues;
    }

    /** The slots that the walk has come to. */
    BitSet met() {
        return (BitSet) met.clone();
    }

    /** Whether it is a placeholder, or a literal of which everybody reads the same text or number. */
    boolean isOrdinary(Expression.Value value) {
        TokenKind kind = sql.slots().get(value.slot()).kind();
        return (value.form() == Expression.Form.BARE || value.form() == Expression.Form.NEGATIVE)
                && (kind == TokenKind.PLACEHOLDER || kind == TokenKind.STRING || kind == TokenKind.NUMBER);
    }

    /** Whether an INSERT may ignore a value that it is given: OVERRIDING USER VALUE. */
    boolean overridesUserValues() {
        List<Token> tokens = sql.tokens();
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.get(i).isWord("USER") && tokens.get(i - 1).isWord("OVERRIDING")) {
                return true;
            }
        }
        return false;
    }

    /** The walk through the tree has come to this value. */
    void meet(Expression.Value value) {
        met.set(value.slot());
    }

    /** A value that isn't sent, as another one stands for it. */
    void leaveOut(int slot, int other) {
        met.set(slot, met.get(other));
        plain.set(slot);
    }

    void plain(CipherType free) throws StatementRefusedException {
        for (Expression.Value value : free.values()) {
            RuledColumn column = ruled[value.slot()];
            if (column != null) {
                throw twoMeanings(value, column);
            }
            plain.set(value.slot());
        }
        constants.plain(free.constants());
    }

    void ruled(CipherType free, RuledColumn column, ValueUse use) throws StatementRefusedException {
        ruled(free, column, use, SearchPart.CELL);
    }

    /** @param search which bytes of the value are sent */
    void ruled(CipherType free, RuledColumn column, ValueUse use, SearchPart search) throws StatementRefusedException {
        for (ConstantPart part : free.constants()) {
            CipherType alternatives = part.alternatives();
            if (alternatives != null && !constants.accepts(part, column, use)) {
                ruled(alternatives, column, search.equals(SearchPart.CELL) ? ValueUse.CHOOSE : use, search);
                continue;
            }
            constants.ruled(part, column, use, search);
            for (Expression.Value value : part.values()) {
                int slot = value.slot();
                boolean elsewhere = ruled[slot] != null && ruledValues[slot] != null;
                if (plain.get(slot) || elsewhere) {
                    throw twoMeanings(value, column);
                }
                ruled[slot] = column;
            }
        }
        for (Expression.Value value : free.bareValues()) {
            int slot = value.slot();
            RuledColumn before = ruled[slot];
            boolean withinExpression = before != null && ruledValues[slot] == null;
            if (plain.get(slot) || withinExpression || (before != null && !Domains.same(before, column))) {
                throw twoMeanings(value, column);
            }
            TokenKind kind = sql.slots().get(slot).kind();
            // What characters the bytes of x'…' are, only the database knows.
            boolean bytesAsText =
                    kind == TokenKind.HEX_STRING && column.rule().type().kind().isText() && !isAsciiStored(slot, use);
            if (kind == TokenKind.OPAQUE_LITERAL || bytesAsText) {
                throw new StatementRefusedException(
                        ErrorCode.CONSTRUCT_NOT_SUPPORTED,
                        value.token(),
                        "this literal can't be encrypted for " + column,
                        "Sigil doesn't evaluate its notation",
                        "use a placeholder or an ordinary literal");
            }
            if (uses[slot] != null
                    && uses[slot] != use
                    && (uses[slot] == ValueUse.COMPARE_ELEMENTS || use == ValueUse.COMPARE_ELEMENTS)) {
                throw twoMeanings(value, column);
            }
            SearchPart sent = parts[slot];
            if (sent != null && !sent.equals(search)) {
                throw Refusals.twoParts(column, value.token());
            }
            parts[slot] = search;
            uses[slot] = uses[slot] == null || uses[slot] == use ? use : ValueUse.CHOOSE;
            ruled[slot] = column;
            ruledValues[slot] = value;
        }
    }

    /** MySQL and MariaDB store bytes as the characters that they are, which are these in any character set. */
    private boolean isAsciiStored(int slot, ValueUse use) {
        Object value = sql.slots().get(slot).value();
        if (!dialect.isMySqlFamily() || use != ValueUse.STORE || !(value instanceof byte[])) {
            return false;
        }
        pinned.set(slot);
        for (byte b : (byte[]) value) {
            if (b <= 0) {
                return false;
            }
        }
        return true;
    }

    /** What kinds of values a free type may stand for; nothing for NULL. */
    Set<Trait> traits(CipherType free) {
        EnumSet<Trait> traits = EnumSet.noneOf(Trait.class);
        for (Expression.Value value : free.bareValues()) {
            traits.add(trait(value));
            if (dialect == Dialect.H2 && chosen.get(value.slot())) {
                traits.add(unlimitedText.get(value.slot()) ? Trait.UNLIMITED_TEXT : Trait.CONSTANT_EXPRESSION);
            }
        }
        for (ConstantPart constant : free.constants()) {
            if (constant.values().isEmpty() && constants.typesArraysByParameters()) {
                // PostgreSQL's NULL::type, which views are full of.
                continue;
            }
            CipherType alternatives = constant.alternatives();
            traits.addAll(alternatives == null ? Set.of(Trait.CONSTANT_EXPRESSION) : traits(alternatives));
        }
        return traits;
    }

    private Trait trait(Expression.Value value) {
        if (value.form() != Expression.Form.BARE && value.form() != Expression.Form.NEGATIVE) {
            return Trait.TYPED_LITERAL;
        }
        switch (sql.slots().get(value.slot()).kind()) {
            case PLACEHOLDER:
                return Trait.PLACEHOLDER;
            case STRING:
                return Trait.TEXT_LITERAL;
            case NUMBER:
                return Trait.NUMBER_LITERAL;
            default:
                return Trait.TYPED_LITERAL;
        }
    }

    /** Of values that stand for no stored one, but were compared with a column. */
    Derivation derivation(CipherType free) {
        EnumSet<Trait> traits = EnumSet.of(Trait.VALUES_ONLY);
        traits.addAll(traits(free));
        return Derivation.of(traits, List.of(), free.values());
    }

    /** The free values of a result column or of alternatives, which nothing beside them gives a type. */
    void alone(CipherType type) {
        for (Expression.Value value : type.bareValues()) {
            alone.set(value.slot());
        }
        constants.alone(type.constants());
    }

    /** The free values among which CASE chooses, and which nothing beside them gives a type. */
    void chosen(CipherType type, List<CipherType> alternatives) {
        boolean unlimited = alternatives.stream()
                .allMatch(alternative -> alternative.constants().isEmpty()
                        && alternative.bareValues().size() == 1
                        && isPlaceholder(alternative.bareValues().get(0)));
        for (Expression.Value value : type.bareValues()) {
            chosen.set(value.slot());
            unlimitedText.set(value.slot(), unlimited);
        }
        constants.alone(type.constants());
    }

    /** The free values of a column of VALUES, where even placeholders have a type. */
    void row(CipherType type) {
        for (Expression.Value value : type.bareValues()) {
            rows.set(value.slot());
        }
        constants.alone(type.constants());
    }

    /**
     * The physical type that H2 has to be told: it takes the type of a literal from the literal, and a placeholder in its
     * place has none. What was a placeholder already stays as it is but in VALUES and among nothing but values in CASE, where
     * H2 takes it for a text; in COALESCE it refuses that itself.
     */
    @Nullable
    String castTo(int slot) {
        RuledColumn column = column(slot);
        boolean choice = chosen.get(slot) && part(slot).equals(SearchPart.CELL);
        boolean needed = rows.get(slot) || choice || (alone.get(slot) && !isPlaceholder(slot));
        return column == null || !needed ? null : physicalType(column);
    }

    /** The same for an expression, which had a type. */
    @Nullable
    String castTo(RuledConstant constant) {
        return constants.isAlone(constant) ? physicalType(constant.column()) : null;
    }

    private @Nullable String physicalType(RuledColumn column) {
        if (dialect != Dialect.H2) {
            return null;
        }
        return column.rule().storage() == Storage.TEXT ? "VARCHAR" : "VARBINARY";
    }

    /** A ruled value may be seen in a result, in the place of a stored one. */
    void shown(Derivation derivation) {
        for (Expression.Value value : derivation.values()) {
            if (ruledValues[value.slot()] != null) {
                uses[value.slot()] = ValueUse.SHOW;
            }
        }
    }

    boolean isPlaceholder(Expression.Value value) {
        return isPlaceholder(value.slot());
    }

    boolean isPlaceholder(int slot) {
        return sql.slots().get(slot).kind() == TokenKind.PLACEHOLDER;
    }

    /** The slots that are encrypted as they are or within an expression. */
    BitSet ruledSlots() {
        BitSet slots = new BitSet();
        for (int slot = 0; slot < ruled.length; slot++) {
            slots.set(slot, ruled[slot] != null);
        }
        return slots;
    }

    /** What one of {@link #ruledSlots()} is encrypted for. */
    RuledColumn encryptedFor(int slot) {
        return Objects.requireNonNull(ruled[slot]);
    }

    /** Whether a ruled value stands between two tokens, both inclusive. */
    boolean hasRuled(int first, int last) {
        for (int slot = 0; slot < ruled.length; slot++) {
            if (ruled[slot] != null && isWithin(slot, first, last)) {
                return true;
            }
        }
        return false;
    }

    boolean hasRuledLiteral(int first, int last) {
        for (int slot = 0; slot < ruled.length; slot++) {
            if (ruled[slot] != null && !isPlaceholder(slot) && isWithin(slot, first, last)) {
                return true;
            }
        }
        return false;
    }

    boolean hasPlainPlaceholder(int first, int last) {
        for (int slot = 0; slot < ruled.length; slot++) {
            if (ruled[slot] == null && isPlaceholder(slot) && isWithin(slot, first, last)) {
                return true;
            }
        }
        return false;
    }

    private boolean isWithin(int slot, int first, int last) {
        int start = sql.slots().get(slot).start();
        return start >= sql.tokens().get(first).start()
                && start < sql.tokens().get(last).end();
    }

    /** The token to point at for a slot. */
    int token(int slot) {
        return sql.tokens().indexOf(sql.slots().get(slot));
    }

    private static StatementRefusedException twoMeanings(Expression.Value value, RuledColumn column) {
        return new StatementRefusedException(
                ErrorCode.UNDECIDED,
                value.token(),
                "one value meets " + column + " and something else",
                "it can't be sent both encrypted and in the clear",
                "use two placeholders or literals");
    }

    /** The last check: nothing that reaches the database has been overlooked. */
    void settle(BitSet structural) throws StatementRefusedException {
        for (int slot = 0; slot < ruled.length; slot++) {
            if (met.get(slot) == structural.get(slot)) {
                throw new StatementRefusedException(
                        ErrorCode.UNDECIDED,
                        token(slot),
                        "the analysis can't say what this value is for",
                        "a value that isn't understood might be one to encrypt",
                        "write the statement in a simpler form");
            }
        }
    }

    /** The column that a slot's own value is encrypted for; null: sent as it is, or part of an expression. */
    @Nullable
    RuledColumn column(int slot) {
        return ruledValues[slot] == null ? null : ruled[slot];
    }

    /** The expressions that are evaluated and encrypted. */
    ConstantLedger constants() {
        return constants;
    }

    /** Values that the database may compare padded or not. */
    void comparedEitherWay(CipherType free) {
        free.values().forEach(value -> eitherWay.set(value.slot()));
    }

    /** Values that the database may compare with what it has chosen among values, padded or not. */
    void comparedFull(CipherType free) {
        free.values().forEach(value -> full.set(value.slot()));
    }

    /** Whether the database, not the driver, chooses among the values for the column. */
    boolean isChosenByDatabase(CipherType free, RuledColumn column) {
        return free.constants().stream()
                .anyMatch(
                        part -> part.alternatives() != null && !constants.accepts(part, column, ValueUse.COMPARE_FULL));
    }

    /** What is done with a ruled slot's value; null for a plain one. */
    @Nullable
    ValueUse use(int slot) {
        ValueUse use = uses[slot];
        return use == null ? null : use(slot, use);
    }

    /** The same for an expression with this slot; they are marked alike. */
    ValueUse use(int slot, ValueUse use) {
        if (full.get(slot) && (use == ValueUse.COMPARE || use == ValueUse.COMPARE_WHOLE)) {
            return ValueUse.COMPARE_FULL;
        }
        return eitherWay.get(slot) && use == ValueUse.COMPARE ? ValueUse.COMPARE_EITHER_WAY : use;
    }

    /** Which bytes of a ruled slot's value are sent. */
    SearchPart part(int slot) {
        return Objects.requireNonNullElse(parts[slot], SearchPart.CELL);
    }

    /**
     * What a free type has become at the end of the statement: the cells of what its values met, or plain.
     */
    CipherType outcome(CipherType type) throws StatementRefusedException {
        for (Expression.Value value : type.values()) {
            RuledColumn column = ruled[value.slot()];
            if (column != null) {
                ruled(type, column, ValueUse.CHOOSE);
                return CipherType.cell(column, derivation(type));
            }
        }
        RuledColumn column = constants.column(type.constants());
        if (column != null) {
            ruled(type, column, ValueUse.CHOOSE);
            return CipherType.cell(column, derivation(type));
        }
        plain(type);
        return type.isFree() ? CipherType.PLAIN : type;
    }

    /** The tokens and form of a ruled slot; null for a plain one. */
    Expression.@Nullable Value value(int slot) {
        return ruledValues[slot];
    }
}

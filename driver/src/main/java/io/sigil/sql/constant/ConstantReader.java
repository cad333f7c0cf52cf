package io.sigil.sql.constant;

import io.sigil.dialect.Dialect;
import io.sigil.sql.SqlSession;
import io.sigil.sql.lexer.LexedSql;
import io.sigil.sql.lexer.Token;
import io.sigil.sql.lexer.TokenKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the tokens of a constant expression once more, by a grammar of nothing but what is evaluated. So an expression is
 * evaluated only when every one of its tokens is understood. One use; not thread-safe.
 */
public final class ConstantReader {
    private static final Set<String> ENDS =
            Set.of(")", "]", ",", ";", "{", "}", "=", "<>", "!=", "<=>", "<", "<=", ">", ">=");

    private static final Set<String> ASCII_COMPATIBLE = Set.of("_utf8mb4", "_utf8mb3", "_utf8", "_latin1", "_ascii");

    private final ConstantTokens tokens;
    private final Dialect dialect;
    private final SqlSession session;
    private final CastTypeReader types;
    private final Constant constant;

    private ConstantReader(LexedSql sql, SqlSession session, int first, BitSet pinned) throws NotEvaluatedException {
        this.tokens = new ConstantTokens(sql.tokens(), first, pinned);
        this.session = session;
        this.dialect = session.dialect();
        this.types = new CastTypeReader(tokens, dialect);
        this.constant = term();
        requireEnd();
    }

    /**
     * The expression that begins at a token; empty when it isn't one that is evaluated.
     *
     * @param first index of the expression's first token
     * @param pinned gets the slots of numbers whose values were read, such as a type's length
     */
    public static Optional<ConstantReader> read(LexedSql sql, SqlSession session, int first, BitSet pinned) {
        try {
            return Optional.of(new ConstantReader(sql, session, first, pinned));
        } catch (NotEvaluatedException e) {
            return Optional.empty();
        }
    }

    public Constant constant() {
        return constant;
    }

    /** Index of the expression's last token. */
    public int lastToken() {
        return tokens.index() - 1;
    }

    /** What follows must not be an operator that would take in what was read. */
    private void requireEnd() throws NotEvaluatedException {
        Token next = tokens.peek();
        boolean ends;
        switch (next.kind()) {
            case END:
                ends = true;
                break;
            case SYMBOL:
                ends = ENDS.contains(next.text()) || (next.text().equals("||") && !session.pipesAsConcat());
                break;
            case WORD:
                ends = !next.isWord("COLLATE") && !next.isWord("AT") && !next.isWord("DIV") && !next.isWord("MOD");
                break;
            default:
                ends = false;
        }
        if (!ends) {
            throw new NotEvaluatedException();
        }
    }

    private Constant term() throws NotEvaluatedException {
        Constant first = operand();
        Token operator = tokens.peek();
        if (operator.isSymbol("||") && session.pipesAsConcat()) {
            List<Constant> operands = new ArrayList<>();
            operands.add(first);
            while (tokens.acceptSymbol("||")) {
                operands.add(operand());
            }
            return function(TextFunction.PIPES, operands);
        }
        Constant sum = first;
        while (tokens.peek().isSymbol("+") || tokens.peek().isSymbol("-")) {
            boolean plus = tokens.next().isSymbol("+");
            sum = Sum.of(sum, operand(), plus, dialect);
        }
        return sum;
    }

    private Constant operand() throws NotEvaluatedException {
        if (tokens.acceptSymbol("-")) {
            return Sum.negated(operand(), dialect);
        }
        Constant operand = primary();
        while (dialect == Dialect.POSTGRESQL && tokens.acceptSymbol("::")) {
            operand = cast(operand);
        }
        return operand;
    }

    private Constant cast(Constant operand) throws NotEvaluatedException {
        Cast cast = types.read();
        ConstantType from = operand.type();
        if (from == ConstantType.NULL) {
            return operand;
        }
        boolean readsText = cast.type() == ConstantType.DATE || cast.type() == ConstantType.UUID;
        if (from != ConstantType.UNKNOWN && from != cast.type() && !(from == ConstantType.TEXT && readsText)) {
            throw new NotEvaluatedException();
        }
        return new Constant(
                cast.type(), "cast(" + operand + " as " + cast + ")", operand.slots(), v -> cast.of(operand, v));
    }

    private Constant primary() throws NotEvaluatedException {
        Token token = tokens.peek();
        switch (token.kind()) {
            case PLACEHOLDER:
                return slot(ConstantType.UNKNOWN);
            case STRING:
                return slot(ConstantType.TEXT);
            case NUMBER:
                return slot(ConstantType.NUMBER);
            case BOOLEAN:
                return slot(ConstantType.BOOLEAN);
            case SYMBOL:
                return token.isSymbol("{") ? escape() : parenthesized();
            case WORD:
                return word();
            case QUOTED_IDENTIFIER:
            case HEX_STRING:
            case OPAQUE_LITERAL:
            case END:
                throw new NotEvaluatedException();
        }
        throw new AssertionError(token.kind());
    }

    private Constant slot(ConstantType type) {
        int slot = tokens.next().slot();
        return new Constant(type, "#" + slot, List.of(slot), values -> values.of(slot));
    }

    private Constant parenthesized() throws NotEvaluatedException {
        tokens.expectSymbol("(");
        Constant inner = term();
        tokens.expectSymbol(")");
        return inner;
    }

    /** JDBC 4.3 §13.4.1. */
    private Constant escape() throws NotEvaluatedException {
        tokens.expectSymbol("{");
        tokens.expectWord("FN");
        Constant call = call(tokens.word(), true);
        tokens.expectSymbol("}");
        return call;
    }

    private Constant word() throws NotEvaluatedException {
        String word = tokens.word();
        if (dialect.isMySqlFamily() && tokens.peek().kind() == TokenKind.STRING) {
            return introduced(word);
        }
        if (word.equalsIgnoreCase("NULL")) {
            return new Constant(ConstantType.NULL, "null", List.of(), values -> null);
        }
        if (!word.equalsIgnoreCase("CAST")) {
            return call(word, false);
        }
        tokens.expectSymbol("(");
        Constant operand = term();
        tokens.expectWord("AS");
        Constant cast = cast(operand);
        tokens.expectSymbol(")");
        return cast;
    }

    /** MySQL and MariaDB: a text whose bytes are read by a character set that has ASCII's. */
    private Constant introduced(String characterSet) throws NotEvaluatedException {
        if (!ASCII_COMPATIBLE.contains(characterSet.toLowerCase(Locale.ROOT))) {
            throw new NotEvaluatedException();
        }
        Constant text = slot(ConstantType.TEXT);
        return new Constant(
                ConstantType.TEXT,
                characterSet + " " + text,
                text.slots(),
                values -> Operands.requireAscii(text.value(values), characterSet));
    }

    private Constant call(String name, boolean escape) throws NotEvaluatedException {
        TextFunction function = TextFunction.named(name.toUpperCase(Locale.ROOT), escape, dialect);
        tokens.expectSymbol("(");
        TextFunction meant = function == TextFunction.TRIM ? trimSide() : function;
        List<Constant> arguments = new ArrayList<>();
        do {
            arguments.add(term());
        } while (tokens.acceptSymbol(","));
        tokens.expectSymbol(")");
        return function(meant, arguments);
    }

    /** {@code TRIM(LEADING FROM …)}. */
    private TextFunction trimSide() throws NotEvaluatedException {
        if (!tokens.peek(1).isWord("FROM")) {
            return TextFunction.TRIM;
        }
        String side = tokens.word().toUpperCase(Locale.ROOT);
        tokens.expectWord("FROM");
        switch (side) {
            case "LEADING":
                return TextFunction.LTRIM;
            case "TRAILING":
                return TextFunction.RTRIM;
            case "BOTH":
                return TextFunction.TRIM;
            default:
                throw new NotEvaluatedException();
        }
    }

    private Constant function(TextFunction function, List<Constant> operands) throws NotEvaluatedException {
        if (!session.ordinaryText() || !function.takes(operands.size())) {
            throw new NotEvaluatedException();
        }
        List<Integer> all = new ArrayList<>();
        boolean typed = false;
        for (Constant operand : operands) {
            ConstantType type = operand.type();
            if (type != ConstantType.TEXT && type != ConstantType.UNKNOWN && type != ConstantType.NULL) {
                throw new NotEvaluatedException();
            }
            typed |= type == ConstantType.TEXT || (type == ConstantType.UNKNOWN && !function.returnsOperand());
            all.addAll(operand.slots());
        }
        if (!typed) {
            throw new NotEvaluatedException();
        }
        List<Constant> arguments = List.copyOf(operands);
        return new Constant(
                ConstantType.TEXT, function + arguments.toString(), all, v -> function.of(arguments, v, dialect));
    }
}

package io.sigil.sql.parser;

import io.sigil.dialect.Dialect;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.lexer.TokenKind;
import io.sigil.sql.tree.Expression;
import io.sigil.sql.tree.Query;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operands and predicates that begin with a keyword and exist in some dialects only. */
final class VendorForms {
    private final TokenCursor cursor;
    private final ExpressionParser expressions;

    VendorForms(TokenCursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    /** An operand; null, and nothing is read, when none of these stands here. */
    @Nullable
    Expression operand(int start) throws StatementRefusedException {
        if (cursor.isWord("MATCH")
                && cursor.peek(1).isSymbol("(")
                && cursor.dialect().isMySqlFamily()) {
            return fullText(start);
        }
        if (cursor.isAnyWord("NEXT", "CURRENT", "PREVIOUS")
                && cursor.peek(1).isWord("VALUE")
                && cursor.peek(2).isWord("FOR")) {
            cursor.moveTo(start + 3);
            cursor.expectName();
            while (cursor.acceptSymbol(".")) {
                cursor.expectName();
            }
            return new Expression.Operation(start, "VALUE FOR", List.of());
        }
        if (cursor.dialect() == Dialect.POSTGRESQL
                && cursor.isName()
                && !cursor.isAnyWord("DATE", "TIME", "TIMESTAMP", "INTERVAL")
                && cursor.peek(1).kind() == TokenKind.STRING) {
            // PostgreSQL manual, 4.1.2.7: type 'string'.
            cursor.next();
            return literal(start, "a type");
        }
        if (isIntroducer()) {
            cursor.next();
            return literal(start, "a character set");
        }
        if (cursor.isAnyWord("TIME", "TIMESTAMP")
                && (cursor.peek(1).isWord("WITH") || cursor.peek(1).isWord("WITHOUT"))
                && cursor.peek(2).isWord("TIME")) {
            cursor.moveTo(start + 3);
            cursor.expectWord("ZONE");
            return literal(start, "a time zone");
        }
        if (cursor.isWords("CURRENT", "OF") && cursor.dialect() == Dialect.POSTGRESQL) {
            cursor.moveTo(start + 2);
            cursor.expectName();
            return new Expression.Operation(start, "CURRENT OF", List.of());
        }
        if (cursor.isWord("ARRAY") && cursor.peek(1).isSymbol("(")) {
            cursor.next();
            Query query = expressions.primaries().parenthesizedQueryOrNull();
            if (query == null) {
                throw cursor.unexpected();
            }
            return new Expression.Operation(start, "ARRAY", List.of(new Expression.Subquery(start + 1, query)));
        }
        return null;
    }

    /** MySQL and MariaDB: {@code _utf8mb4'…'}. */
    private boolean isIntroducer() {
        TokenKind literal = cursor.peek(1).kind();
        return cursor.dialect().isMySqlFamily()
                && cursor.peek().text().startsWith("_")
                && (literal == TokenKind.STRING
                        || literal == TokenKind.HEX_STRING
                        || literal == TokenKind.OPAQUE_LITERAL);
    }

    /** A literal behind words that say how to read it, which isn't done here: the database takes it as it is. */
    private Expression literal(int start, String words) throws StatementRefusedException {
        if (!cursor.peek().kind().isSlot() || cursor.peek().kind() == TokenKind.PLACEHOLDER) {
            throw cursor.unexpected();
        }
        int token = cursor.index();
        Expression.Value value =
                new Expression.Value(token, token, cursor.next().slot(), Expression.Form.BARE);
        if (cursor.peek().kind() == TokenKind.STRING) {
            throw cursor.unexpected();
        }
        return new Expression.Operation(start, words, List.of(value));
    }

    /** MySQL Reference Manual, 14.9: {@code MATCH (columns) AGAINST (text modifiers)}. */
    private Expression fullText(int start) throws StatementRefusedException {
        cursor.next();
        cursor.expectSymbol("(");
        List<Expression> operands = new ArrayList<>(expressions.list());
        cursor.expectSymbol(")");
        cursor.expectWord("AGAINST");
        cursor.expectSymbol("(");
        operands.add(expressions.term());
        if (cursor.acceptWords("IN", "BOOLEAN")) {
            cursor.expectWord("MODE");
        } else if (cursor.acceptWords("IN", "NATURAL")) {
            cursor.expectWord("LANGUAGE");
            cursor.expectWord("MODE");
        }
        if (cursor.acceptWords("WITH", "QUERY")) {
            cursor.expectWord("EXPANSION");
        }
        cursor.expectSymbol(")");
        return new Expression.Match(start, "MATCH AGAINST", operands);
    }

    /** OVERLAPS, MEMBER OF and SOUNDS LIKE; null when none stands here. */
    @Nullable
    Expression predicate(Expression left) throws StatementRefusedException {
        if (cursor.dialect() == Dialect.POSTGRESQL && cursor.acceptWord("OVERLAPS")) {
            return new Expression.Match(left.token(), "OVERLAPS", List.of(left, expressions.term()));
        }
        if (!cursor.dialect().isMySqlFamily()) {
            return null;
        }
        if (cursor.isWords("MEMBER", "OF") && cursor.peek(2).isSymbol("(")) {
            cursor.moveTo(cursor.index() + 2);
            return new Expression.Match(left.token(), "MEMBER OF", List.of(left, expressions.term()));
        }
        if (cursor.acceptWords("SOUNDS", "LIKE")) {
            return new Expression.Match(left.token(), "SOUNDS LIKE", List.of(left, expressions.term()));
        }
        return null;
    }

    /** What may follow a parenthesised operand in PostgreSQL and H2: {@code (address).city}. */
    boolean isFieldAccess() {
        return !cursor.dialect().isMySqlFamily()
                && cursor.isSymbol(".")
                && cursor.at(cursor.index() - 1).isSymbol(")")
                && (cursor.peek(1).kind() == TokenKind.QUOTED_IDENTIFIER
                        || cursor.peek(1).kind() == TokenKind.WORD);
    }
}

package io.sigil.sql.parser;

import io.sigil.sql.Name;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.lexer.Token;
import io.sigil.sql.lexer.TokenKind;
import io.sigil.sql.tree.ColumnConstraint;
import io.sigil.sql.tree.ColumnConstraint.Kind;
import io.sigil.sql.tree.ColumnDefinition;
import io.sigil.sql.tree.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Column definitions of CREATE TABLE and ALTER TABLE. Literals of a definition are part of the grammar. */
final class DefinitionParser {
    /** Words that end a column's type, or a default's or generated value's expression. */
    private static final Set<String> CONSTRAINTS = Set.of(
            "NOT",
            "NULL",
            "DEFAULT",
            "PRIMARY",
            "UNIQUE",
            "CHECK",
            "REFERENCES",
            "CONSTRAINT",
            "GENERATED",
            "AUTO_INCREMENT",
            "AUTOINCREMENT",
            "IDENTITY",
            "COMMENT",
            "KEY",
            "AS",
            "ON",
            "STORAGE",
            "VISIBLE",
            "INVISIBLE",
            "VIRTUAL",
            "STORED",
            "SELECTIVITY",
            "COMPRESSION",
            "DEFERRABLE",
            "INITIALLY",
            "COLUMN_FORMAT",
            "USING",
            "SEQUENCE");

    /** Where ALTER TABLE puts the column. */
    private static final Set<String> POSITIONS = Set.of("FIRST", "AFTER", "BEFORE");

    private final TokenCursor cursor;
    private final QueryParser queries;

    DefinitionParser(TokenCursor cursor, QueryParser queries) {
        this.cursor = cursor;
        this.queries = queries;
    }

    ColumnDefinition column() throws StatementRefusedException {
        int start = cursor.index();
        ColumnDefinition typed = nameAndType();
        List<ColumnConstraint> constraints = new ArrayList<>();
        while (!atBoundary()) {
            constraints.add(constraint());
        }
        return new ColumnDefinition(
                typed.name(), start, typed.typeStart(), typed.typeEnd(), cursor.index(), typed.type(), constraints);
    }

    /** A name and a type, nothing more. */
    ColumnDefinition nameAndType() throws StatementRefusedException {
        int start = cursor.index();
        Name name = definedName();
        int typeStart = cursor.index();
        StringBuilder type = new StringBuilder();
        while (!atBoundary() && !CONSTRAINTS.contains(cursor.upperWord())) {
            int first = cursor.index();
            cursor.skipGroup();
            for (int i = first; i < cursor.index(); i++) {
                append(type, cursor.at(i));
            }
        }
        return new ColumnDefinition(name, start, typeStart, cursor.index(), cursor.index(), type.toString(), List.of());
    }

    /** A column's name where nothing else can stand, so that it may be any word. */
    Name definedName() throws StatementRefusedException {
        Token token = cursor.next();
        if (token.kind() != TokenKind.WORD && token.kind() != TokenKind.QUOTED_IDENTIFIER) {
            throw cursor.notUnderstood(cursor.index() - 1, "a column's name was expected");
        }
        return TokenCursor.name(token);
    }

    /** The plan depends on the type's numbers, so it holds for them only. */
    private void append(StringBuilder type, Token token) {
        boolean word = token.kind() == TokenKind.WORD || token.kind() == TokenKind.QUOTED_IDENTIFIER;
        if (word && type.length() > 0 && type.charAt(type.length() - 1) != '(') {
            type.append(' ');
        }
        if (token.kind().isSlot()) {
            cursor.pin(token.slot());
            type.append(token.kind() == TokenKind.NUMBER ? token.value() : "'");
        } else {
            type.append(token.text().toUpperCase(Locale.ROOT));
        }
    }

    private boolean atBoundary() {
        return cursor.atEnd()
                || cursor.isSymbol(",")
                || cursor.isSymbol(")")
                || cursor.isSymbol(";")
                || POSITIONS.contains(cursor.upperWord());
    }

    private ColumnConstraint constraint() throws StatementRefusedException {
        int start = cursor.index();
        String word = cursor.upperWord();
        switch (word) {
            case "CONSTRAINT":
                cursor.next();
                if (!CONSTRAINTS.contains(cursor.upperWord())) {
                    cursor.next();
                }
                return piece(Kind.HARMLESS, start, word);
            case "NOT":
                cursor.next();
                boolean harmless = cursor.acceptAnyWord("NULL", "DEFERRABLE");
                return harmless ? piece(Kind.HARMLESS, start, word) : rest(Kind.OTHER, start, word);
            case "NULL":
            case "DEFERRABLE":
                cursor.next();
                return piece(Kind.HARMLESS, start, word);
            case "INITIALLY":
            case "COMMENT":
                cursor.next();
                cursor.skipGroup();
                return piece(Kind.HARMLESS, start, word);
            case "PRIMARY":
                cursor.next();
                cursor.expectWord("KEY");
                return piece(Kind.PRIMARY_KEY, start, word);
            case "KEY":
                cursor.next();
                return piece(Kind.PRIMARY_KEY, start, word);
            case "UNIQUE":
                cursor.next();
                cursor.acceptWord("KEY");
                return piece(Kind.UNIQUE, start, word);
            case "REFERENCES":
                return piece(Kind.REFERENCES, start, word, reference());
            case "COLLATE":
                cursor.next();
                do {
                    cursor.skipGroup();
                } while (cursor.acceptSymbol("."));
                return piece(Kind.COLLATE, start, word);
            case "CHECK":
                cursor.next();
                cursor.skipGroup();
                return piece(Kind.CHECK, start, word);
            case "DEFAULT":
                return defaultValue(start, word);
            default:
                return rest(Kind.OTHER, start, word);
        }
    }

    private ColumnConstraint defaultValue(int start, String word) {
        cursor.next();
        boolean isNull = cursor.isWord("NULL");
        cursor.skipGroup();
        while (!atBoundary() && !CONSTRAINTS.contains(cursor.upperWord())) {
            // NULL::varchar(11) is no value, NULL || 'x' holds one.
            isNull &= !cursor.peek().kind().isSlot();
            cursor.skipGroup();
        }
        boolean typed = cursor.index() > start + 2;
        return piece(isNull ? typed ? Kind.TYPED_NULL : Kind.HARMLESS : Kind.DEFAULT, start, word);
    }

    private ColumnConstraint rest(Kind kind, int start, String word) {
        if (cursor.index() == start) {
            cursor.skipGroup();
        }
        while (!atBoundary() && !CONSTRAINTS.contains(cursor.upperWord())) {
            cursor.skipGroup();
        }
        return piece(kind, start, word);
    }

    private ColumnConstraint piece(Kind kind, int start, String word) {
        return piece(kind, start, word, null);
    }

    private ColumnConstraint piece(Kind kind, int start, String word, @Nullable Reference reference) {
        return new ColumnConstraint(
                kind, start, cursor.index() - 1, word, cursor.names(start, cursor.index()), reference);
    }

    /** REFERENCES and what it says of changes there. */
    Reference reference() throws StatementRefusedException {
        cursor.expectWord("REFERENCES");
        int token = cursor.index();
        List<Name> table = queries.fromItems().tableName();
        List<Name> columns = new ArrayList<>();
        if (cursor.acceptSymbol("(")) {
            do {
                columns.add(definedName());
            } while (cursor.acceptSymbol(","));
            cursor.expectSymbol(")");
        }
        while (true) {
            if (cursor.acceptWord("MATCH")) {
                cursor.next();
            } else if (cursor.isWord("ON")
                    && (cursor.peek(1).isWord("DELETE") || cursor.peek(1).isWord("UPDATE"))) {
                cursor.moveTo(cursor.index() + 2);
                boolean two = cursor.isAnyWord("NO", "SET");
                cursor.next();
                if (two) {
                    cursor.next();
                }
            } else {
                return new Reference(token, table, columns);
            }
        }
    }
}

package io.sigil.sql.parser;

import io.sigil.sql.Name;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.lexer.Token;
import io.sigil.sql.tree.AlterAction;
import io.sigil.sql.tree.ColumnDefinition;
import java.util.List;
import java.util.Objects;

/** What ALTER TABLE … ALTER COLUMN does. The cursor stands before the column's name. */
final class AlterColumnParser {
    private final TokenCursor cursor;
    private final DefinitionParser definitions;

    AlterColumnParser(TokenCursor cursor, DefinitionParser definitions) {
        this.cursor = cursor;
        this.definitions = definitions;
    }

    AlterAction action(int start) throws StatementRefusedException {
        int nameToken = cursor.index();
        Name name = definitions.definedName();
        int behind = cursor.index();
        if (cursor.acceptWord("TYPE")) {
            return type(start, name, nameToken);
        }
        if (cursor.isWord("SET")
                && cursor.peek(1).isWord("DATA")
                && cursor.peek(2).isWord("TYPE")) {
            cursor.moveTo(behind + 3);
            return type(start, name, nameToken);
        }
        if (cursor.isWords("RENAME", "TO")) {
            cursor.moveTo(behind + 2);
            return new AlterAction.RenameColumn(start, name, definitions.definedName());
        }
        if (cursor.isAnyWord("SET", "DROP", "ADD", "RESTART", "RESET", "SELECTIVITY")) {
            return change(start, name, behind);
        }
        cursor.moveTo(nameToken);
        return new AlterAction.RedefineColumn(start, name, definitions.column(), false);
    }

    private AlterAction type(int start, Name name, int nameToken) throws StatementRefusedException {
        // The type is read as that of a definition, whose name is the word before it.
        cursor.moveTo(cursor.index() - 1);
        ColumnDefinition typed = definitions.nameAndType();
        ColumnDefinition column = new ColumnDefinition(
                name, nameToken, typed.typeStart(), typed.typeEnd(), typed.end(), typed.type(), List.of());
        int rest = cursor.index();
        skip();
        int end = cursor.index();
        return new AlterAction.SetType(
                start, column, cursor.names(rest, end), rest, end, end > rest && !isCast(nameToken, typed, rest, end));
    }

    /** Whether the tokens are USING (c::t) or USING c::t, c and t being the column and its new type, as Liquibase writes it. */
    private boolean isCast(int nameToken, ColumnDefinition typed, int rest, int end) {
        boolean enclosed = cursor.at(rest + 1).isSymbol("(") && cursor.closing(rest + 1) == end - 1;
        int first = enclosed ? rest + 2 : rest + 1;
        int last = enclosed ? end - 1 : end;
        return cursor.at(rest).isWord("USING")
                && last - first == 2 + typed.typeEnd() - typed.typeStart()
                && cursor.at(first + 1).isSymbol("::")
                && isSame(first, nameToken, 1)
                && isSame(first + 2, typed.typeStart(), typed.typeEnd() - typed.typeStart());
    }

    /** Compares tokens by what is written. Literals are pinned: the plan serves no other values. */
    private boolean isSame(int one, int other, int count) {
        for (int i = 0; i < count; i++) {
            Token left = cursor.at(one + i);
            Token right = cursor.at(other + i);
            if (left.kind() != right.kind()
                    || !left.text().equals(right.text())
                    || !Objects.equals(left.value(), right.value())) {
                return false;
            }
            if (left.kind().isSlot()) {
                cursor.pin(left.slot());
                cursor.pin(right.slot());
            }
        }
        return true;
    }

    private AlterAction change(int start, Name name, int behind) {
        String keyword = cursor.upperWord();
        cursor.next();
        String what = cursor.upperWord();
        boolean nullability = cursor.isWord("NULL") || cursor.isWords("NOT", "NULL");
        boolean statistics = keyword.equals("SELECTIVITY") || what.equals("STATISTICS");
        boolean dropsDefault = keyword.equals("DROP") && what.equals("DEFAULT");
        boolean setsNull = keyword.equals("SET")
                && what.equals("DEFAULT")
                && cursor.peek(1).isWord("NULL");
        int tokens = cursor.index();
        skip();
        boolean harmless = nullability || statistics || dropsDefault || (setsNull && cursor.index() == tokens + 2);
        return new AlterAction.ChangeColumn(
                start, name, (keyword + " " + what).trim(), harmless, cursor.names(behind, cursor.index()));
    }

    private void skip() {
        while (!cursor.atEnd() && !cursor.isSymbol(",") && !cursor.isSymbol(";")) {
            cursor.skipGroup();
        }
    }
}

package io.sigil.sql.parser;

import io.sigil.sql.Name;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.tree.AlterAction;
import io.sigil.sql.tree.AlterTable;
import io.sigil.sql.tree.ColumnDefinition;
import io.sigil.sql.tree.Statement;
import io.sigil.sql.tree.TableConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** ALTER TABLE and its actions; ALTER VIEW; ALTER SEQUENCE and ALTER INDEX go as they are. */
final class AlterParser {
    /** First words of actions that are the same for cells as for values. */
    private static final Set<String> UNCONCERNED = Set.of(
            "OWNER",
            "ENABLE",
            "DISABLE",
            "CLUSTER",
            "VALIDATE",
            "REPLICA",
            "FORCE",
            "ENGINE",
            "AUTO_INCREMENT",
            "COMMENT",
            "ROW_FORMAT",
            "ALGORITHM",
            "LOCK",
            "KEY_BLOCK_SIZE",
            "STATS_PERSISTENT",
            "STATS_AUTO_RECALC",
            "STATS_SAMPLE_PAGES",
            "AVG_ROW_LENGTH",
            "MAX_ROWS",
            "MIN_ROWS",
            "DEFAULT",
            "CHARACTER",
            "CHARSET",
            "COLLATE",
            "COMPRESSION",
            "ENCRYPTION",
            "RESET",
            "RECOMPILE");

    private final TokenCursor cursor;
    private final QueryParser queries;
    private final DefinitionParser definitions;
    private final ConstraintParser constraints;

    AlterParser(TokenCursor cursor, QueryParser queries) {
        this.cursor = cursor;
        this.queries = queries;
        this.definitions = new DefinitionParser(cursor, queries);
        this.constraints = new ConstraintParser(cursor, queries, definitions);
    }

    Statement alter() throws StatementRefusedException {
        cursor.expectWord("ALTER");
        if (cursor.isAnyWord("SEQUENCE", "INDEX")) {
            return VerbatimStatements.skip(cursor);
        }
        ViewParser views = new ViewParser(cursor, queries);
        boolean view = views.moveToView();
        if (view) {
            int start = cursor.index();
            cursor.next();
            ifExists();
            queries.fromItems().tableName();
            boolean redefined = cursor.isWord("AS") || cursor.isSymbol("(");
            cursor.moveTo(start);
            if (redefined) {
                return views.view();
            }
            cursor.next();
        } else {
            while (cursor.acceptAnyWord("ONLINE", "IGNORE", "FOREIGN")) {
                // Modifiers of MariaDB and PostgreSQL change nothing here.
            }
            cursor.expectWord("TABLE");
        }
        ifExists();
        cursor.acceptWord("ONLY");
        int token = cursor.index();
        List<Name> name = queries.fromItems().tableName();
        List<AlterAction> actions = new ArrayList<>();
        do {
            actions.add(action());
        } while (cursor.acceptSymbol(","));
        return new AlterTable(token, name, view, actions);
    }

    private void ifExists() throws StatementRefusedException {
        if (cursor.acceptWord("IF")) {
            cursor.acceptWord("NOT");
            cursor.expectWord("EXISTS");
        }
    }

    private AlterAction action() throws StatementRefusedException {
        int start = cursor.index();
        String word = cursor.upperWord();
        switch (word) {
            case "ADD":
                cursor.next();
                return add(start);
            case "MODIFY":
                cursor.next();
                column();
                return redefine(start, null);
            case "CHANGE":
                cursor.next();
                column();
                return redefine(start, definitions.definedName());
            case "ALTER":
                cursor.next();
                if (cursor.isAnyWord("INDEX", "CONSTRAINT", "CHECK")) {
                    return unconcerned(start);
                }
                column();
                return new AlterColumnParser(cursor, definitions).action(start);
            case "DROP":
                return drop(start);
            case "RENAME":
                cursor.next();
                return rename(start);
            case "SET":
                return isHarmlessSetting() ? unconcerned(start) : unknown(start, word);
            default:
                return UNCONCERNED.contains(word) ? unconcerned(start) : unknown(start, word);
        }
    }

    /** {@code [COLUMN] [IF [NOT] EXISTS]}. */
    private void column() throws StatementRefusedException {
        cursor.acceptWord("COLUMN");
        ifExists();
    }

    private AlterAction add(int start) throws StatementRefusedException {
        if (cursor.isAnyWord("PARTITION", "SYSTEM", "PERIOD", "EXCLUDE", "LIKE")) {
            return unknown(start, "ADD " + cursor.upperWord());
        }
        if (constraints.startsHere()) {
            return new AlterAction.AddConstraint(start, constraints.constraint());
        }
        column();
        List<ColumnDefinition> columns = new ArrayList<>();
        List<TableConstraint> beside = new ArrayList<>();
        if (cursor.acceptSymbol("(")) {
            do {
                if (constraints.startsHere()) {
                    beside.add(constraints.constraint());
                } else {
                    columns.add(definitions.column());
                }
            } while (cursor.acceptSymbol(","));
            cursor.expectSymbol(")");
        } else {
            columns.add(definitions.column());
        }
        position();
        return new AlterAction.AddColumns(start, columns, beside);
    }

    private void position() throws StatementRefusedException {
        if (cursor.acceptAnyWord("AFTER", "BEFORE")) {
            definitions.definedName();
        } else {
            cursor.acceptWord("FIRST");
        }
    }

    private AlterAction redefine(int start, @org.jspecify.annotations.Nullable Name before)
            throws StatementRefusedException {
        ColumnDefinition definition = definitions.column();
        position();
        Name column = before == null ? definition.name() : before;
        return new AlterAction.RedefineColumn(
                start, column, definition, cursor.dialect().isMySqlFamily());
    }

    /** Whatever is dropped: a column of a rule is missed at the next statement, and says so. */
    private AlterAction drop(int start) {
        AlterAction dropped = unconcerned(start);
        // H2 drops several columns at once.
        while (cursor.isSymbol(",")
                && TokenCursor.isName(cursor.peek(1))
                && (cursor.peek(2).isSymbol(",")
                        || cursor.at(cursor.index() + 2).kind() == io.sigil.sql.lexer.TokenKind.END)) {
            cursor.moveTo(cursor.index() + 2);
        }
        return dropped;
    }

    private AlterAction rename(int start) throws StatementRefusedException {
        if (cursor.isAnyWord("INDEX", "KEY", "CONSTRAINT")) {
            return unconcerned(start);
        }
        if (cursor.acceptAnyWord("TO", "AS") || cursor.acceptSymbol("=")) {
            return new AlterAction.RenameTable(start, queries.fromItems().tableName());
        }
        int name = cursor.index();
        boolean column = cursor.acceptWord("COLUMN");
        ifExists();
        Name from = definitions.definedName();
        if (cursor.acceptWord("TO")) {
            return new AlterAction.RenameColumn(start, from, definitions.definedName());
        }
        if (column) {
            throw cursor.unexpected();
        }
        cursor.moveTo(name);
        return new AlterAction.RenameTable(start, queries.fromItems().tableName());
    }

    private boolean isHarmlessSetting() {
        return cursor.peek(1).isSymbol("(")
                || cursor.peek(1).isWord("TABLESPACE")
                || cursor.peek(1).isWord("LOGGED")
                || cursor.peek(1).isWord("UNLOGGED")
                || cursor.peek(1).isWord("REFERENTIAL_INTEGRITY");
    }

    private AlterAction unconcerned(int start) {
        skip();
        return new AlterAction.Unconcerned(start);
    }

    private AlterAction unknown(int start, String word) {
        skip();
        return new AlterAction.Unknown(start, word.isEmpty() ? null : word);
    }

    private void skip() {
        while (!cursor.atEnd() && !cursor.isSymbol(",") && !cursor.isSymbol(";")) {
            cursor.skipGroup();
        }
    }
}

package io.sigil.sql.parser;

import io.sigil.sql.Name;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.tree.ColumnDefinition;
import io.sigil.sql.tree.CreateTable;
import io.sigil.sql.tree.Query;
import io.sigil.sql.tree.Statement;
import io.sigil.sql.tree.TableConstraint;
import java.util.ArrayList;
import java.util.List;

/** CREATE: finds out of what, and reads CREATE TABLE itself. */
final class CreateParser {
    private final TokenCursor cursor;
    private final QueryParser queries;
    private final DefinitionParser definitions;
    private final ConstraintParser constraintParser;

    CreateParser(TokenCursor cursor, QueryParser queries) {
        this.cursor = cursor;
        this.queries = queries;
        this.definitions = new DefinitionParser(cursor, queries);
        this.constraintParser = new ConstraintParser(cursor, queries, definitions);
    }

    Statement create() throws StatementRefusedException {
        cursor.expectWord("CREATE");
        if (new IndexParser(cursor, queries).startsHere()) {
            return new IndexParser(cursor, queries).index();
        }
        if (new ViewParser(cursor, queries).moveToView()) {
            return new ViewParser(cursor, queries).view();
        }
        cursor.acceptWords("OR", "REPLACE");
        while (cursor.acceptAnyWord("GLOBAL", "LOCAL", "TEMPORARY", "TEMP", "UNLOGGED", "CACHED", "MEMORY")) {
            // Kinds of tables and sequences: they read alike.
        }
        if (cursor.isWord("SEQUENCE")) {
            return VerbatimStatements.skip(cursor);
        }
        cursor.expectWord("TABLE");
        boolean ifNotExists = cursor.acceptWord("IF");
        if (ifNotExists) {
            cursor.expectWord("NOT");
            cursor.expectWord("EXISTS");
        }
        return table(ifNotExists);
    }

    private Statement table(boolean ifNotExists) throws StatementRefusedException {
        int start = cursor.index();
        List<Name> name = queries.fromItems().tableName();
        List<ColumnDefinition> columns = new ArrayList<>();
        List<TableConstraint> constraints = new ArrayList<>();
        if (cursor.acceptWord("LIKE")) {
            constraints.add(constraintParser.like(start));
        } else if (cursor.isSymbol("(") && !QueryStart.isQueryInside(cursor)) {
            cursor.expectSymbol("(");
            do {
                if (constraintParser.startsHere()) {
                    constraints.add(constraintParser.constraint());
                } else {
                    columns.add(definitions.column());
                }
            } while (cursor.acceptSymbol(","));
            cursor.expectSymbol(")");
        } else if (!startsSource()) {
            throw cursor.unexpected();
        }
        List<Name> partitionNames = options();
        Query source = startsSource() ? source() : null;
        return new CreateTable(start, name, columns, constraints, partitionNames, source, ifNotExists, cursor.index());
    }

    /** What follows the definitions: engine, character set, tablespace, partitions; gives the names of the partitions. */
    private List<Name> options() throws StatementRefusedException {
        List<Name> partitionNames = new ArrayList<>();
        boolean partitions = false;
        while (!cursor.atEnd() && !cursor.isSymbol(";") && !startsSource()) {
            if (cursor.isAnyWord("INHERITS", "UNION")) {
                throw cursor.unexpected();
            }
            partitions |= cursor.isWord("PARTITION");
            int group = cursor.index();
            cursor.skipGroup();
            if (partitions) {
                partitionNames.addAll(cursor.names(group, cursor.index()));
            }
        }
        return partitionNames;
    }

    /** Whether a query follows; PostgreSQL's {@code WITH (fillfactor = 70)} is none. */
    private boolean startsSource() {
        return cursor.isAnyWord("AS", "SELECT", "VALUES")
                || (cursor.isWord("WITH") && !cursor.peek(1).isSymbol("("))
                || (cursor.isSymbol("(") && QueryStart.isQueryInside(cursor));
    }

    private Query source() throws StatementRefusedException {
        cursor.acceptWord("AS");
        Query query = queries.query();
        if (cursor.acceptWord("WITH")) {
            cursor.acceptWord("NO");
            cursor.expectWord("DATA");
        }
        return query;
    }
}

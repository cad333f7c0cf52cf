package io.sigil.sql.typing;

import io.sigil.error.ErrorCode;
import io.sigil.rules.ColumnState;
import io.sigil.rules.LogicalType;
import io.sigil.rules.Mode;
import io.sigil.rules.Search;
import io.sigil.sql.Name;
import io.sigil.sql.PlainSearch;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.lexer.ShownName;
import io.sigil.sql.tree.Expression;

/** What is said when a ruled column stands where its cells don't do what its values would. */
final class Refusals {
    private Refusals() {}

    /**
     * Of a column that holds values in several forms, where it could be used if they were of one.
     *
     * @param what such as {@code can't be used in GROUP BY}
     */
    static StatementRefusedException inMotion(RuledColumn column, int token, String what) {
        boolean anew = column.rule().previous().isPresent();
        return new StatementRefusedException(
                ErrorCode.COLUMN_IN_MOTION,
                token,
                column + (anew ? " has an entry `previous`" : " is in state " + state(column)) + " and " + what,
                "it holds cells and " + (anew ? "those of the rule before" : "plaintext")
                        + ", so equal values aren't stored alike",
                "compare the column itself with single values, do it in the application, or wait until the column is "
                        + (anew ? "encrypted anew" : at(column)));
    }

    /** Of a search that cells answer and plaintext doesn't. */
    static StatementRefusedException plaintextNotSearched(RuledColumn column, int token, PlainSearch needed) {
        String why = !column.rule().normalize().isEmpty()
                ? "the database doesn't normalize plaintext as the rule's `normalize` does"
                : needed == PlainSearch.ORDER
                        ? "the texts of values of " + column.rule().type() + " aren't ordered as the values are"
                        : "equal values of " + column.rule().type() + " may have several texts";
        return new StatementRefusedException(
                ErrorCode.COLUMN_IN_MOTION,
                token,
                column + " is in state " + state(column) + " and can't be searched so",
                "it holds cells and plaintext, and " + why,
                "filter by another column, search in the application, or wait until the column is " + at(column));
    }

    private static String state(RuledColumn column) {
        return column.rule().state() == ColumnState.DECRYPTING ? "decrypting" : "migrating";
    }

    /** What the column is when it has arrived. */
    private static String at(RuledColumn column) {
        return column.rule().state() == ColumnState.DECRYPTING ? "decrypted" : "encrypted";
    }

    private static boolean isMoving(RuledColumn column, boolean allowedAtRest) {
        return column.rule().isInMotion() && allowedAtRest;
    }

    static StatementRefusedException notComparable(RuledColumn column, int token) {
        boolean found = Domains.isDeterministic(column.rule()) || column.rule().search() != Search.NONE;
        if (isMoving(column, found)) {
            return inMotion(column, token, "can't be compared so");
        }
        return notAllowed(
                column,
                token,
                "can't be compared" + (column.rule().search() == Search.NONE ? "" : " with anything but values"),
                differs(column),
                column.rule().search() == Search.NONE
                        ? "declare it " + found(column) + " and encrypt it anew, or compare in the application"
                        : "give both columns `mode: deterministic` and one domain and encrypt them anew, or compare in the"
                                + " application");
    }

    /** What would let values find the column. */
    private static String found(RuledColumn column) {
        return column.rule().mode() == Mode.RANDOMIZED
                ? "`search: equality` or `mode: deterministic`"
                : "`mode: deterministic`";
    }

    /** @param what such as {@code NULLIF of two values} */
    static StatementRefusedException notSearchedSo(RuledColumn column, int token, String what) {
        return new StatementRefusedException(
                ErrorCode.CONSTRUCT_NOT_SUPPORTED,
                token,
                column + " meets " + what,
                "a search compares tokens in front of the cells, and this can't be written with them",
                "compare the column itself with single values, or do it in the application");
    }

    static StatementRefusedException notSortedSo(RuledColumn column, int token) {
        return new StatementRefusedException(
                ErrorCode.CONSTRUCT_NOT_SUPPORTED,
                token,
                column + " is sorted by where its own text can't be put into the key",
                "the cells of equal values differ, so what comes after the key needs their tokens",
                "write the column itself into ORDER BY, or make it the last key");
    }

    static StatementRefusedException twoParts(RuledColumn column, int token) {
        return new StatementRefusedException(
                ErrorCode.UNDECIDED,
                token,
                "one value meets " + column + " in two ways",
                "a search needs other bytes of it than a stored cell or another comparison",
                "use a placeholder or literal of its own for each");
    }

    /** @param where such as {@code GROUP BY} */
    static StatementRefusedException notGroupable(RuledColumn column, int token, String where) {
        if (isMoving(column, Domains.isDeterministic(column.rule()))) {
            return inMotion(column, token, "can't be used in " + where);
        }
        boolean constraint = where.equals("a unique index") || where.equals("ON CONFLICT");
        return notAllowed(
                column,
                token,
                "can't be used in " + where,
                differs(column),
                "declare it `mode: deterministic` and encrypt it anew"
                        + (constraint ? "" : ", or do it in the application"));
    }

    /** @param where such as {@code ORDER BY} */
    static StatementRefusedException notOrdered(RuledColumn column, int token, String where) {
        if (isMoving(column, column.rule().search() == Search.RANGE)) {
            return inMotion(column, token, "can't be used in " + where);
        }
        String application =
                where.equals("ORDER BY") ? "sort in the application" : "read and compare in the application";
        return notAllowed(
                column,
                token,
                "can't be used in " + where,
                unordered(column),
                isOrderable(column.rule().type()) ? searched(column, "range") + ", or " + application : application);
    }

    private static String searched(RuledColumn column, String search) {
        return "declare it " + (column.rule().mode() == Mode.RANDOMIZED ? "" : "`mode: randomized` with ") + "`search: "
                + search + "` and encrypt it anew";
    }

    /** As the rules file allows it. */
    private static boolean isOrderable(LogicalType type) {
        switch (type.kind()) {
            case CHAR:
            case VARCHAR:
                return type.maxLength().isPresent();
            case SMALLINT:
            case INTEGER:
            case BIGINT:
            case DECIMAL:
            case REAL:
            case DOUBLE:
            case DATE:
            case TIME:
            case TIMESTAMP:
            case TIMESTAMP_WITH_TIME_ZONE:
                return true;
            case CLOB:
            case BOOLEAN:
            case BINARY:
            case VARBINARY:
            case BLOB:
            case UUID:
                return false;
        }
        throw new AssertionError(type.kind());
    }

    static StatementRefusedException notMatched(RuledColumn column, int token, String operator) {
        if (isMoving(column, operator.equalsIgnoreCase("LIKE") && column.rule().search() == Search.PREFIX)) {
            return inMotion(column, token, "can't be matched so");
        }
        boolean prefix = operator.equalsIgnoreCase("LIKE")
                && column.rule().type().kind().isText()
                && column.rule().search() != Search.PREFIX;
        boolean comparable =
                column.rule().mode() != Mode.RANDOMIZED || column.rule().search() != Search.NONE;
        return notAllowed(
                column,
                token,
                "can't be matched with " + operator,
                "the database holds its cells, and a pattern doesn't fit a cell",
                (prefix
                                ? searched(column, "prefix")
                                : comparable ? "compare the whole value with =" : "filter by another column")
                        + ", or match in the application");
    }

    static StatementRefusedException charChosen(RuledColumn column, int token) {
        return notAllowed(
                column,
                token,
                "can't be compared after COALESCE, CASE or a set operation with anything but values",
                "it is of type CHAR, and H2 doesn't pad what these choose",
                "compare the column itself, or declare it VARCHAR");
    }

    static StatementRefusedException charInList(RuledColumn column, int token) {
        return notAllowed(
                column,
                token,
                "can't be compared with a list of constants",
                "it is of type CHAR, and H2 doesn't pad the constants of a list",
                "use placeholders, or declare it VARCHAR");
    }

    /** @param where such as {@code the function upper} */
    static StatementRefusedException notComputable(RuledColumn column, int token, String where) {
        return notAllowed(
                column,
                token,
                "can't be used in " + where,
                "the database holds its cells and can't compute with the values in them",
                "select the column as it is and compute in the application");
    }

    static StatementRefusedException arrayNotEvaluated(RuledColumn column, int token) {
        return new StatementRefusedException(
                ErrorCode.CONSTRUCT_NOT_SUPPORTED,
                token,
                "an array that Sigil can't take apart meets " + column,
                "each element has to be encrypted before the array is sent",
                "bind the array to a placeholder, or write IN (…)");
    }

    static StatementRefusedException notEvaluated(Expression expression, RuledColumn column) {
        if (expression instanceof Expression.Constant || isClock(expression)) {
            return new StatementRefusedException(
                    ErrorCode.CONSTRUCT_NOT_SUPPORTED,
                    expression.token(),
                    "a value that only the server knows meets " + column,
                    "it would have to be encrypted before it is sent, and the clock, time zone and user that it comes from"
                            + " are the server's",
                    "pass the value from the application as a parameter");
        }
        return new StatementRefusedException(
                ErrorCode.CONSTRUCT_NOT_SUPPORTED,
                expression.token(),
                "an expression that Sigil doesn't evaluate meets " + column,
                "its result has to be encrypted before it is sent, and Sigil evaluates only what surely gives the same as"
                        + " in the database",
                "compute it in the application and pass the result as a parameter");
    }

    /** Of a result that is computed of a column and values; no token is to blame alone. */
    static StatementRefusedException typeNotCertain(RuledColumn column, String why) {
        return new StatementRefusedException(
                ErrorCode.UNDECIDED,
                0,
                "a result column is computed from " + column,
                "which type the database would give it isn't certain: " + why,
                "select the column itself and choose in the application, or give every alternative the column's own type");
    }

    static StatementRefusedException mayBeZeroDate(RuledColumn column, int token) {
        return new StatementRefusedException(
                ErrorCode.UNDECIDED,
                token,
                "a change of rows looks " + column + " up among the MIN or MAX of a query",
                "MySQL and MariaDB may take a NULL among them for the date '0000-00-00', and fail or find other rows",
                "find the rows with a SELECT first, or compare with a join");
    }

    /** A name as a message may show it. */
    static String shown(Name name) {
        return ShownName.of(name.text(), name.quoted());
    }

    private static boolean isClock(Expression expression) {
        if (!(expression instanceof Expression.Call)) {
            return false;
        }
        Expression.Call call = (Expression.Call) expression;
        String name = call.builtIn();
        return call.arguments().isEmpty() && name != null;
    }

    private static String differs(RuledColumn column) {
        if (column.rule().mode() != Mode.RANDOMIZED) {
            return "its cells don't show which values are equal";
        }
        return column.rule().search() == Search.NONE
                ? "it is randomized: the same value gives another cell each time"
                : "it is randomized: the same value gives another cell each time, and its search finds given values only";
    }

    private static String unordered(RuledColumn column) {
        switch (column.rule().mode()) {
            case RANDOMIZED:
                return column.rule().search() == Search.NONE
                        ? "it is randomized: the order of its cells is chance"
                        : "its search shows which values are "
                                + (column.rule().search() == Search.EQUALITY ? "equal" : "equal or begin alike")
                                + ", not which is greater";
            case DETERMINISTIC:
                return "it is deterministic: its cells show which values are equal, not which is greater";
            case FORMAT_PRESERVING:
                return "it is format-preserving: its cells show which values are equal, not which is greater";
        }
        throw new AssertionError(column.rule().mode());
    }

    private static StatementRefusedException notAllowed(
            RuledColumn column, int token, String what, String why, String remedy) {
        return new StatementRefusedException(ErrorCode.OPERATION_NOT_ALLOWED, token, column + " " + what, why, remedy);
    }
}

package io.sigil.sql.typing;

import io.sigil.error.ErrorCode;
import io.sigil.rules.Mode;
import io.sigil.sql.Name;
import io.sigil.sql.RuledColumn;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.lexer.ShownName;
import io.sigil.sql.tree.Expression;

/** What is said when a ruled column stands where its cells don't do what its values would. */
final class Refusals {
    private Refusals() {}

    static StatementRefusedException notComparable(RuledColumn column, int token) {
        return notAllowed(
                column,
                token,
                "can't be compared",
                differs(column),
                "declare it `mode: deterministic` and encrypt it anew, or compare in the application");
    }

    /** @param where such as {@code GROUP BY} */
    static StatementRefusedException notGroupable(RuledColumn column, int token, String where) {
        boolean constraint = where.equals("a unique index") || where.equals("ON CONFLICT");
        return notAllowed(
                column,
                token,
                "can't be used in " + where,
                differs(column),
                "declare it `mode: deterministic` and encrypt it anew"
                        + (constraint ? "" : ", or do it in the application"));
    }

    static StatementRefusedException notOrdered(RuledColumn column, int token, String where, String remedy) {
        return notAllowed(column, token, "can't be used in " + where, unordered(column), remedy);
    }

    static StatementRefusedException notMatched(RuledColumn column, int token, String operator) {
        String remedy = column.rule().mode() == Mode.RANDOMIZED
                ? "filter by another column, or match in the application"
                : "compare the whole value with =, or match in the application";
        return notAllowed(
                column,
                token,
                "can't be matched with " + operator,
                "the database holds its cells, and a pattern doesn't fit a cell",
                remedy);
    }

    static StatementRefusedException charComparedTwice(RuledColumn column, int token) {
        return notAllowed(
                column,
                token,
                "can't be compared with constants more than once in a statement",
                "it is of type CHAR, and H2 may make one list of the comparisons, which doesn't pad",
                "use placeholders, or declare it VARCHAR");
    }

    static StatementRefusedException charChosen(RuledColumn column, int token) {
        return notAllowed(
                column,
                token,
                "can't be one of several alternatives",
                "it is of type CHAR, and what COALESCE, CASE or UNION chooses isn't padded",
                "select it by itself, or declare it VARCHAR");
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
        return column.rule().mode() == Mode.RANDOMIZED
                ? "it is randomized: the same value gives another cell each time"
                : "its cells don't show which values are equal";
    }

    private static String unordered(RuledColumn column) {
        switch (column.rule().mode()) {
            case RANDOMIZED:
                return "it is randomized: the order of its cells is chance";
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

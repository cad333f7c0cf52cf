package io.sigil.sql.typing;

import io.sigil.error.ErrorCode;
import io.sigil.sql.StatementRefusedException;
import io.sigil.sql.tree.Statement;
import java.util.List;

/** {@code a = e} and {@code (a, b) = …} of SET. */
final class Assignments {
    private Assignments() {}

    /**
     * @param targets sees the columns that may be written
     * @param ownRow whether the columns that the values name are those of the row that is written, or was to be
     */
    static void assign(
            Statement.Assignment assignment,
            Scope targets,
            ExpressionTyper expressions,
            Meeting meeting,
            boolean ownRow)
            throws StatementRefusedException {
        int token = assignment.targets().get(0).token();
        List<CipherType> values = assignment.targets().size() == 1
                ? List.of(expressions.type(assignment.value()))
                : expressions.row(assignment.value());
        if (values.size() != assignment.targets().size()) {
            throw new StatementRefusedException(
                    ErrorCode.STATEMENT_NOT_UNDERSTOOD,
                    token,
                    "an assignment has another number of values than of columns",
                    "it isn't known which value goes where",
                    "give one value for each column");
        }
        for (int i = 0; i < values.size(); i++) {
            CipherType target = targets.resolve(assignment.targets().get(i));
            targets.requireRowStays(assignment.targets().get(i));
            meeting.assign(
                    values.get(i), target.cell(), assignment.targets().get(i).token(), ownRow);
        }
    }
}

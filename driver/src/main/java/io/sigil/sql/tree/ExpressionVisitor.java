package io.sigil.sql.tree;

/** One method for each kind of expression, so that none can be forgotten. */
public interface ExpressionVisitor<R, X extends Exception> {
    R visitBetween(Expression.Between between) throws X;

    R visitCall(Expression.Call call) throws X;

    R visitCase(Expression.Case expression) throws X;

    R visitColumn(Expression.ColumnReference column) throws X;

    R visitComparison(Expression.Comparison comparison) throws X;

    R visitConstant(Expression.Constant constant) throws X;

    R visitExists(Expression.Exists exists) throws X;

    R visitIn(Expression.In in) throws X;

    R visitLogical(Expression.Logical logical) throws X;

    R visitMatch(Expression.Match match) throws X;

    R visitNullTest(Expression.NullTest test) throws X;

    R visitOperation(Expression.Operation operation) throws X;

    R visitQuantified(Expression.Quantified quantified) throws X;

    R visitRow(Expression.Row row) throws X;

    R visitSubquery(Expression.Subquery subquery) throws X;

    R visitValue(Expression.Value value) throws X;
}

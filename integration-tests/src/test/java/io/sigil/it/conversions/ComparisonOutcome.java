package io.sigil.it.conversions;

/**
 * One comparison on both sides.
 *
 * @param mode the letter of the ruled column
 * @param operator as {@link ComparedColumn#operators} has it
 * @param value the setter and its value, or a literal
 */
record ComparisonOutcome(
        ComparedColumn column, char mode, String operator, String value, Outcome plain, Outcome ruled) {

    enum Kind {
        /** The same rows, or both fail. */
        EQUAL,
        /** Sigil refuses what the plaintext database answers. */
        REFUSED,
        /** PostgreSQL has no such operator for the types that pgjdbc names; Sigil takes the value as one of the column's. */
        UNTYPED,
        DIFFERENT
    }

    Kind kind() {
        if (plain.failed() && ruled.failed() || plain.sameAs(ruled)) {
            return Kind.EQUAL;
        }
        if (ruled.isRefusal()) {
            return Kind.REFUSED;
        }
        boolean untyped = column.dialect() == io.sigil.dialect.Dialect.POSTGRESQL
                && "SQLState 42".equals(plain.failure())
                && !ruled.failed();
        return untyped ? Kind.UNTYPED : Kind.DIFFERENT;
    }

    @Override
    public String toString() {
        return column + "|" + mode + "|" + operator + "|" + value + "|" + kind() + "|" + plain + "|" + ruled;
    }
}

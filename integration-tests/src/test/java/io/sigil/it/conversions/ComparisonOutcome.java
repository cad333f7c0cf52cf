package io.sigil.it.conversions;

import io.sigil.dialect.Dialect;
import java.util.regex.Pattern;

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
        /** The same rows. */
        EQUAL,
        /** Neither side answers. */
        FAILED,
        /** Sigil refuses what the plaintext database answers. */
        REFUSED,
        /** What the plaintext side takes with no value at all: by the types, or because its driver hasn't the method. */
        BEYOND,
        DIFFERENT
    }

    private static final Pattern NEVER = Pattern.compile("not yet implemented|Feature not supported|ClassCastException"
            + "|Unknown Types value|Large Objects may not be used in auto-commit mode|are not comparable"
            + "|date must not be null|parameter are not supported|OID out of range|Unsupported SQL type|^null$");

    Kind kind() {
        if (plain.failed() && ruled.failed()) {
            return Kind.FAILED;
        }
        if (plain.sameAs(ruled)) {
            return Kind.EQUAL;
        }
        if (ruled.isRefusal()) {
            return Kind.REFUSED;
        }
        return !ruled.failed() && isBeyond() ? Kind.BEYOND : Kind.DIFFERENT;
    }

    /** Such as SIGIL-2008; for what is refused. */
    String code() {
        return ruled.message().substring(0, "SIGIL-0000".length());
    }

    private boolean isBeyond() {
        // PostgreSQL has no operator for a text, as pgjdbc declares it, and a value of another type.
        return plain.failed()
                && ((column.dialect() == Dialect.POSTGRESQL && "SQLState 42".equals(plain.failure()))
                        || NEVER.matcher(plain.message()).find());
    }

    @Override
    public String toString() {
        return column + "|" + mode + "|" + operator + "|" + value + "|" + kind() + "|" + plain + "|" + ruled;
    }
}

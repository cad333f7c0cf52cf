package io.sigil.origin;

/** What has been done to the values of a ruled column, as far as a database derives another type from it. */
public enum Trait {
    /** It went through CASE, COALESCE and the like, or a set operation. */
    CHOSEN,
    /** It went through CASE, COALESCE or the like. */
    CHOSEN_BY_EXPRESSION,
    /** More than one typed alternative: columns or literals, not NULL or placeholders. */
    MERGED,
    /** NULL is an alternative. */
    WITH_NULL,
    /** A set operation gives it. */
    SET_OPERATION,
    /** It is the first operand of NULLIF. */
    NULLIF,
    /** What PostgreSQL asks first for its type is NULLIF, MIN or MAX, which make text of VARCHAR. */
    TEXT_FIRST,
    /** MIN or MAX over rows gives it. */
    EXTREME,
    /** MIN or MAX of something computed gives it. */
    EXTREME_OF_COMPUTED,
    /** A window function gives it. */
    WINDOWED,
    /** GREATEST or LEAST gives it. */
    GREATEST,
    /** A scalar subquery gives it. */
    SUBQUERY,
    /** It is a column of a recursive common table. */
    RECURSIVE,
    /** It is the common column of a right join with USING or NATURAL. */
    RIGHT_JOINED,
    /** A function returns it: H2 and PostgreSQL forget the limits of its declared type. */
    RETURNED,
    /** The database may prove to be empty those branches of a set operation that lost the column's length. */
    BRANCH_MAY_VANISH,
    /** The database may compute it into a temporary table, or may not. */
    MAY_BE_STORED,
    /** A placeholder is an alternative. */
    PLACEHOLDER,
    /** H2 parses the statement anew for each execution, when placeholders have the types of their values. */
    RECOMPILED,
    /** A placeholder is the alternative whose type PostgreSQL asks first. */
    PLACEHOLDER_FIRST,
    /** A string literal is an alternative. */
    TEXT_LITERAL,
    /** A number is an alternative. */
    NUMBER_LITERAL,
    /** DATE '…', TIMESTAMP '…', TRUE or x'…' is an alternative. */
    TYPED_LITERAL,
    /** An expression over nothing but values is an alternative. */
    CONSTANT_EXPRESSION,
    /** CASE among nothing but placeholders is an alternative, which H2 takes for a text without a limit. */
    UNLIMITED_TEXT,
    /** No column is an alternative, only values that were compared with one. */
    VALUES_ONLY
}

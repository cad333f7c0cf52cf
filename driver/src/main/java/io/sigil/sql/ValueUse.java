package io.sigil.sql;

/** What a statement does with a ruled value; decides what happens when it doesn't fit the column's logical type. */
public enum ValueUse {
    /** It is written: the type's limits and rounding apply as in an assignment. */
    STORE,
    /** It is compared: a value that the type can't hold is equal to none. */
    COMPARE,
    /** It is compared without being padded: as {@link #COMPARE}, and a CHAR must have its full length. */
    COMPARE_WHOLE,
    /** It is compared, padded or not: as {@link #COMPARE}, and a value of which that would decide is refused. */
    COMPARE_EITHER_WAY,
    /** It is compared with what was chosen among values, padded or not: a CHAR that isn't full of characters is refused. */
    COMPARE_FULL,
    /** It is an array whose elements are compared. */
    COMPARE_ELEMENTS,
    /** It may become a result or a written value (CASE, COALESCE, UNION): it must fit exactly. */
    CHOOSE,
    /** As {@link #CHOOSE}, and an application may see it: it must also look as a stored value would. */
    SHOW
}

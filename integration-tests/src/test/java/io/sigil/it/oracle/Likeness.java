package io.sigil.it.oracle;

/** How much alike two observations have to be. */
public enum Likeness {
    /** An application can't tell them apart. */
    EXACT,
    /** The rows are text about a plan, which names cells where plaintext names values: columns and outcome are the same. */
    PLAN,
    /** Both sides refuse a value, the ruled one with SQLState class 22 whatever the database says. */
    VALUE_REFUSED,
    /** Of a result without rows, INTEGER and BIGINT are one: MySQL describes what it computes by its plan. */
    EMPTY_INTEGERS,
    /** Of a result without rows, nullability doesn't count: MariaDB takes it from its plan's temporary table, if there is one. */
    EMPTY_NULLABILITY,
    /** The update counts of definitions are rows that were copied, which depends on how the values are stored. */
    ROWS_COPIED
}

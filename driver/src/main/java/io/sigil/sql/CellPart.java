package io.sigil.sql;

/** Which bytes of a ruled value one physical parameter sends. */
public enum CellPart {
    /** A whole new cell: of a value that is written, or compared with deterministic cells; of plaintext the whole form. */
    CELL,
    /** What {@code SUBSTRING(column FROM 1 FOR cut)} gives for every cell of an equal value, see {@link RuledColumn#cut}. */
    TOKEN,
    /** Below every cell of an equal or greater value and above every cell of a smaller one: for {@code >=} and {@code <}. */
    FROM,
    /** Above every cell of an equal or smaller value and below every cell of a greater one: for {@code <=} and {@code >}. */
    TO,
    /** As {@link #FROM}, for the values that a LIKE pattern matches. */
    PATTERN_FROM,
    /** As {@link #TO}, for the values that a LIKE pattern matches. */
    PATTERN_TO,
    /** Of plaintext in a text column: a LIKE pattern with the escape character {@code !} for what a LIKE pattern matches. */
    PATTERN
}

package io.sigil.operations.move;

/** How far a part of a table is. */
enum PartState {
    /** Its rows are being moved. */
    MOVING,
    /** Its last row has been passed. */
    MOVED,
    /** The whole table was verified afterwards. */
    DONE
}

package io.sigil.engine;

import io.sigil.cell.RowNonces;

/** What the parameters of one execution have in common while their cells are made. Serves one execution and no other. Not thread-safe. */
public final class CellRun {
    private final LatestToken token = new LatestToken();
    private RowNonces row = new RowNonces();

    /** The cells that follow belong to another row of the database. */
    public void nextRow() {
        row = new RowNonces();
    }

    LatestToken token() {
        return token;
    }

    RowNonces row() {
        return row;
    }
}

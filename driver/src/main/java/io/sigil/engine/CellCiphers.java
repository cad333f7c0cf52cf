package io.sigil.engine;

import io.sigil.cell.CellSuite;
import io.sigil.cell.DeterministicSuite;
import io.sigil.cell.RandomizedSuite;
import io.sigil.keys.DataKeys;

/** The suites and data keys that every column of an engine shares. Immutable, thread-safe. */
final class CellCiphers {
    private final CellSuite randomized = new RandomizedSuite();
    private final CellSuite deterministic = new DeterministicSuite();
    private final DataKeys keys;

    CellCiphers(DataKeys keys) {
        this.keys = keys;
    }

    CellSuite randomized() {
        return randomized;
    }

    CellSuite deterministic() {
        return deterministic;
    }

    DataKeys keys() {
        return keys;
    }
}

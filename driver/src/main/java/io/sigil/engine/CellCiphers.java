package io.sigil.engine;

import io.sigil.cell.CellSuite;
import io.sigil.cell.DeterministicSuite;
import io.sigil.cell.RandomizedSuite;
import io.sigil.keys.DataKeys;

/** The suites, data keys and events that every column of an engine shares. Immutable, thread-safe. */
final class CellCiphers {
    private final CellSuite randomized = new RandomizedSuite();
    private final CellSuite deterministic = new DeterministicSuite();
    private final DataKeys keys;
    private final EngineEvents events;

    CellCiphers(DataKeys keys, EngineEvents events) {
        this.events = events;
        this.keys = keys;
    }

    CellSuite randomized() {
        return randomized;
    }

    CellSuite deterministic() {
        return deterministic;
    }

    EngineEvents events() {
        return events;
    }

    DataKeys keys() {
        return keys;
    }
}

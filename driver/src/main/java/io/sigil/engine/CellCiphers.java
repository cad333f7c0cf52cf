package io.sigil.engine;

import io.sigil.cell.CellSuite;
import io.sigil.cell.DeterministicSuite;
import io.sigil.cell.RandomizedSuite;
import io.sigil.codec.Codec;
import io.sigil.dialect.Dialect;
import io.sigil.keys.DataKeys;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.Mode;
import io.sigil.sql.RowBinding;

/** The suites and data keys that every column of an engine shares. Immutable, thread-safe. */
final class CellCiphers {
    private final CellSuite randomized = new RandomizedSuite();
    private final CellSuite deterministic = new DeterministicSuite();
    private final DataKeys keys;

    CellCiphers(DataKeys keys) {
        this.keys = keys;
    }

    /**
     * The cipher of a column.
     *
     * @param where names the column in messages
     */
    ColumnCipher cipher(ColumnRule rule, Dialect dialect, String where, RowBinding binding) {
        Codec codec = Codec.of(rule.type(), dialect, where);
        // A format-preserving column has a cipher of its own, see ColumnCipher.
        CellSuite suite = rule.mode() == Mode.DETERMINISTIC ? deterministic : randomized;
        ColumnCipher previous = rule.previous()
                .map(before -> cipher(before, dialect, where, binding))
                .orElse(null);
        return new ColumnCipher(rule, codec, dialect, suite, keys, binding, previous);
    }

    DataKeys keys() {
        return keys;
    }
}

package io.sigil.engine;

import io.sigil.cell.CellSize;
import io.sigil.cell.CellStart;
import io.sigil.cell.TextStorage;
import io.sigil.codec.Codec;
import io.sigil.dialect.Dialect;
import io.sigil.keys.KeyPurpose;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.Mode;
import io.sigil.rules.Storage;
import io.sigil.schema.CellShape;
import io.sigil.schema.CellShapes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Tells the schema what cells look like. Immutable. */
final class CellForms implements CellShapes {
    /** Searches aren't there yet, so no cell has a token. */
    private static final int TOKEN_LENGTH = 0;

    /** Characters that are the same for every cell of a suite: 3 bytes of magic make 4, and 6 of the suite's bits one. */
    private static final int TEXT_START = 5;

    private final Dialect dialect;

    CellForms(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public CellShape of(ColumnRule rule) {
        boolean text = rule.storage() == Storage.TEXT;
        byte[] start = CellStart.of(rule.mode());
        if (text) {
            byte[] characters = TextStorage.encode(start).getBytes(StandardCharsets.US_ASCII);
            start = Arrays.copyOf(characters, TEXT_START);
        }
        int most = Codec.of(rule.type(), dialect).maxCanonicalBytes();
        int smallest = size(rule.mode(), 0, text);
        return most < 0
                ? CellShape.unlimited(start, smallest)
                : CellShape.limited(start, smallest, size(rule.mode(), most, text));
    }

    private static int size(Mode mode, int plaintextBytes, boolean text) {
        return text
                ? CellSize.text(plaintextBytes, mode, TOKEN_LENGTH)
                : CellSize.binary(plaintextBytes, mode, TOKEN_LENGTH);
    }

    /** The purpose of the data keys that a rule's cells are made with. */
    static KeyPurpose purpose(ColumnRule rule) {
        switch (rule.mode()) {
            case RANDOMIZED:
                return KeyPurpose.RANDOMIZED;
            case DETERMINISTIC:
                return KeyPurpose.DETERMINISTIC;
            case FORMAT_PRESERVING:
                throw new IllegalArgumentException("a format-preserving value is no cell");
        }
        throw new AssertionError(rule.mode());
    }
}

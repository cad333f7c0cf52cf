package io.sigil.cell;

import io.sigil.rules.Mode;
import java.util.Arrays;

/** What every cell of a mode begins with. */
public final class CellStart {
    private static final int BYTES = 4;

    private CellStart() {}

    /** Magic and suite: 4 bytes. */
    public static byte[] of(Mode mode) {
        Suite suite = Suite.of(mode);
        byte[] cell = new byte[CellHeader.length(0)];
        CellHeader.write(cell, suite, new byte[0], 0);
        return Arrays.copyOf(cell, BYTES);
    }
}

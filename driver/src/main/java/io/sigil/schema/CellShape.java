package io.sigil.schema;

/**
 * What the cells of one rule look like to the database, in the units of the rule's storage: bytes, or ASCII characters.
 * Immutable.
 */
public final class CellShape {
    private static final int UNLIMITED = -1;

    private final byte[] prefix;
    private final int smallest;
    private final int largest;

    private CellShape(byte[] prefix, int smallest, int largest) {
        this.prefix = prefix.clone();
        this.smallest = smallest;
        this.largest = largest;
    }

    /**
     * @param prefix what every cell begins with; for text storage ASCII characters
     * @param smallest length of the cell of an empty value
     * @param largest length of the cell of the longest value
     */
    public static CellShape limited(byte[] prefix, int smallest, int largest) {
        return new CellShape(prefix, smallest, largest);
    }

    /** As {@link #limited}, for a logical type that sets no limit. */
    public static CellShape unlimited(byte[] prefix, int smallest) {
        return new CellShape(prefix, smallest, UNLIMITED);
    }

    public byte[] prefix() {
        return prefix.clone();
    }

    public int smallest() {
        return smallest;
    }

    /** Whether {@link #largest()} means anything. */
    public boolean isLimited() {
        return largest != UNLIMITED;
    }

    public int largest() {
        if (!isLimited()) {
            throw new IllegalStateException("no limit");
        }
        return largest;
    }
}

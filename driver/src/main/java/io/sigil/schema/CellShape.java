package io.sigil.schema;

import io.sigil.sql.PlainSearch;

/**
 * What the cells of one rule look like to the database, in the units of the rule's storage: bytes, or ASCII characters.
 * Immutable.
 */
public final class CellShape {
    private static final int UNLIMITED = -1;

    private final byte[] prefix;
    private final int smallest;
    private final int largest;
    private final int cut;
    private final PlainSearch plainSearch;

    private CellShape(byte[] prefix, int smallest, int largest, int cut) {
        this(prefix, smallest, largest, cut, PlainSearch.NONE);
    }

    private CellShape(byte[] prefix, int smallest, int largest, int cut, PlainSearch plainSearch) {
        this.plainSearch = plainSearch;
        this.prefix = prefix.clone();
        this.smallest = smallest;
        this.largest = largest;
        this.cut = cut;
    }

    /**
     * @param prefix what every cell begins with; for text storage ASCII characters
     * @param smallest length of the cell of an empty value
     * @param largest length of the cell of the longest value
     */
    public static CellShape limited(byte[] prefix, int smallest, int largest) {
        return new CellShape(prefix, smallest, largest, 0);
    }

    /** As {@link #limited}, for a logical type that sets no limit. */
    public static CellShape unlimited(byte[] prefix, int smallest) {
        return new CellShape(prefix, smallest, UNLIMITED, 0);
    }

    /** The same shape, for cells with a search token that ends at {@code cut}. */
    public CellShape withCut(int cut) {
        return new CellShape(prefix, smallest, largest, cut, plainSearch);
    }

    /**
     * The same shape, where plaintext may stand beside cells.
     *
     * @param longest the longest plaintext, in the same units
     */
    public CellShape besidePlaintext(PlainSearch search, int longest) {
        return new CellShape(prefix, smallest, isLimited() ? Math.max(largest, longest) : largest, cut, search);
    }

    /** The same shape, where cells of another one may stand beside these. */
    public CellShape wideEnoughFor(CellShape other) {
        int most = isLimited() ? Math.max(largest, other.largest) : largest;
        return new CellShape(prefix, smallest, most, cut, plainSearch);
    }

    /** What the database can tell of plaintext beside cells. */
    public PlainSearch plainSearch() {
        return plainSearch;
    }

    /** See {@link io.sigil.sql.RuledColumn#cut()}. */
    public int cut() {
        return cut;
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

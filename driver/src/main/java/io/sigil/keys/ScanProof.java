package io.sigil.keys;

import java.time.Instant;

/** What a scan of every column of a key has found of one of its versions. Immutable. */
public final class ScanProof {
    private final long keyId;
    private final Instant began;
    private final long cells;
    private final long found;

    private ScanProof(long keyId, Instant began, long cells, long found) {
        this.keyId = keyId;
        this.began = began;
        this.cells = cells;
        this.found = found;
    }

    /**
     * @param keyId the data key that was looked for
     * @param began when the scan read its first row
     * @param cells how many cells it read, in every column whose rule names the key
     * @param found how many of them were made with this data key
     */
    public static ScanProof of(long keyId, Instant began, long cells, long found) {
        if (cells < 0 || found < 0 || found > cells) {
            throw new IllegalArgumentException("counts");
        }
        return new ScanProof(keyId, began, cells, found);
    }

    public long keyId() {
        return keyId;
    }

    public Instant began() {
        return began;
    }

    public long cells() {
        return cells;
    }

    public long found() {
        return found;
    }
}

package io.sigil.jdbc;

import java.util.Arrays;

/** Which physical parameters each placeholder of the application feeds; to be filled and asked once. */
final class PhysicalPositions {
    private static final int[] NONE = {};

    private int[][] positions;
    private int count;

    /** @param expected about how many placeholders there are */
    PhysicalPositions(int expected) {
        positions = new int[expected][];
        Arrays.fill(positions, NONE);
    }

    /** Both count from 1. */
    void feed(int applicationIndex, int physicalIndex) {
        if (applicationIndex > positions.length) {
            int before = positions.length;
            positions = Arrays.copyOf(positions, Math.max(applicationIndex, 2 * before));
            Arrays.fill(positions, before, positions.length, NONE);
        }
        count = Math.max(count, applicationIndex);
        int[] known = positions[applicationIndex - 1];
        int[] more = Arrays.copyOf(known, known.length + 1);
        more[known.length] = physicalIndex;
        positions[applicationIndex - 1] = more;
    }

    /** By application index - 1. */
    int[][] byApplicationIndex() {
        return count == positions.length ? positions : Arrays.copyOf(positions, count);
    }
}

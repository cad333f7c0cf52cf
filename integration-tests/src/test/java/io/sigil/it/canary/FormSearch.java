package io.sigil.it.canary;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks for many byte sequences at once: one table look-up per byte, a comparison only where two bytes match. */
final class FormSearch {
    private static final int CONTEXT = 24;

    /** Longer digits turn up among random ones in no scan. */
    private static final int CHANCE_DIGITS = 12;

    private static final byte[] CELL_IN_HEX = "753456".getBytes(StandardCharsets.US_ASCII);

    private record Needle(Canary canary, Canary.Form form) {}

    private final boolean[] begins = new boolean[1 << 16];
    private final Map<Integer, List<Needle>> byFirstBytes = new HashMap<>();
    private final int longest;

    FormSearch(List<Canary> canaries) {
        int max = 0;
        for (Canary canary : canaries) {
            for (Canary.Form form : canary.forms()) {
                int key = key(form.bytes(), 0);
                begins[key] = true;
                byFirstBytes.computeIfAbsent(key, k -> new ArrayList<>()).add(new Needle(canary, form));
                max = Math.max(max, form.bytes().length);
            }
        }
        longest = max;
    }

    /** How many bytes at the end of a block may begin what ends in the next. */
    int border() {
        return longest - 1;
    }

    /**
     * Adds what begins in the block; of several hits of one canary in one block, the first.
     *
     * @param length how many bytes of the block count
     * @param amidCell whether hexadecimal digits at the block's beginning are those of a cell that began before it
     * @param start the block's offset in its file, for the report
     */
    void search(byte[] block, int length, boolean amidCell, String place, long start, Map<String, Finding> found) {
        for (int i = 0; i + 1 < length; i++) {
            int key = key(block, i);
            if (begins[key]) {
                for (Needle needle : byFirstBytes.get(key)) {
                    if (matches(block, length, i, needle.form().bytes())
                            && !isChance(block, i, needle.form().bytes(), amidCell)) {
                        found.putIfAbsent(
                                needle.canary().label() + "\0" + place,
                                finding(needle, block, length, i, place, start));
                    }
                }
            }
        }
    }

    private static Finding finding(Needle needle, byte[] block, int length, int at, String place, long start) {
        int from = Math.max(0, at - CONTEXT);
        int to = Math.min(length, at + needle.form().bytes().length + CONTEXT);
        String around = new String(block, from, to - from, StandardCharsets.ISO_8859_1);
        String where = start < 0 ? place : place + " at byte " + (start + at);
        return new Finding(
                needle.canary().label(), needle.form().encoding(), where, around.replaceAll("[^\\x20-\\x7e]", "."));
    }

    private static boolean matches(byte[] block, int length, int at, byte[] needle) {
        if (at + needle.length > length) {
            return false;
        }
        for (int k = 0; k < needle.length; k++) {
            if (block[at + k] != needle[k]) {
                return false;
            }
        }
        return true;
    }

    /**
     * A few decimal digits amid the hexadecimal digits of a cell: eight turn up once in 4 billion places, and a server's
     * log has millions. Only where the digits in front reach back to the cell's magic without a gap; a value that
     * was written as it is, or in hexadecimal, isn't taken for one.
     */
    private static boolean isChance(byte[] block, int at, byte[] needle, boolean amidCell) {
        if (needle.length >= CHANCE_DIGITS) {
            return false;
        }
        for (byte each : needle) {
            if (each < '0' || each > '9') {
                return false;
            }
        }
        return isAmidCell(block, at, amidCell);
    }

    /**
     * Whether the hexadecimal digits in front of a byte reach back to a cell's magic.
     *
     * @param amidCell the same of the block's first byte
     */
    static boolean isAmidCell(byte[] block, int at, boolean amidCell) {
        int start = at;
        while (start > 0 && isHexadecimal(block[start - 1])) {
            start--;
        }
        return (start == 0 && amidCell) || (start + CELL_IN_HEX.length <= at && matches(block, at, start, CELL_IN_HEX));
    }

    private static boolean isHexadecimal(byte character) {
        return Character.digit(character, 16) >= 0;
    }

    private static int key(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
    }
}

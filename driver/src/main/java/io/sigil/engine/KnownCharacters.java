package io.sigil.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * The characters of Unicode 10.0, which every JVM since Java 11 knows. What Java says of later characters depends on its
 * version; a search token must not. Immutable.
 */
final class KnownCharacters {
    private static final String RESOURCE = "unicode-10.txt";
    private static final int HEX = 16;

    /** First and last code point of each range in turn, ascending. */
    private static final int[] RANGES = read();

    private KnownCharacters() {}

    private static int[] read() {
        try (InputStream in = Objects.requireNonNull(KnownCharacters.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split("[ -]", -1)))
                    .mapToInt(number -> Integer.parseInt(number, HEX))
                    .toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean contains(int codePoint) {
        int found = Arrays.binarySearch(RANGES, codePoint);
        // Not at a range's end: inside a range, the place to insert is that of its last code point, an odd one.
        return found >= 0 || (-found - 1) % 2 == 1;
    }

    /** Where the run of characters ends that are all known, or all unknown, as the one at {@code start} is. */
    static int endOfRun(String text, int start) {
        boolean known = contains(text.codePointAt(start));
        int end = start;
        while (end < text.length() && contains(text.codePointAt(end)) == known) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }
}

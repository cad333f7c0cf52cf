package io.sigil.engine;

import io.sigil.rules.Normalization;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a collation of MySQL and MariaDB makes of texts before it compares them: a row of weights for each character. Texts are
 * equal where their weights are. The tables are the servers' own answers; neither changes a collation, for stored indexes
 * depend on it. Immutable.
 */
public final class CollationWeights {
    private static final int HEX = 16;
    private static final int LAST_OF_UTF8MB3 = 0xFFFF;
    private static final char SPACE = ' ';

    /** Weights have 16 bits. As code points of another plane they are characters of a text, whichever bits they have. */
    private static final int PLANE = 0x10000;

    private final String definition;
    private final int[] firsts;
    private final int[] lasts;
    /** Of the first code point of each range. */
    private final int[][] weights;
    /** Whether the last weight goes up with the code point within the range. */
    private final boolean[] counting;

    private final boolean padded;

    private CollationWeights(String definition, boolean padded, int last, List<String> lines) {
        this.definition = definition;
        this.padded = padded;
        int size = lines.size();
        this.firsts = new int[size];
        this.lasts = new int[size];
        this.weights = new int[size][];
        this.counting = new boolean[size];
        for (int i = 0; i < size; i++) {
            String[] parts = lines.get(i).split(" ", -1);
            firsts[i] = number(parts[0]);
            lasts[i] = Math.min(number(parts[1]), last);
            counting[i] = parts[2].equals("+");
            weights[i] = Arrays.stream(parts)
                    .skip(3)
                    .mapToInt(CollationWeights::number)
                    .toArray();
        }
    }

    private static int number(String hexadecimal) {
        return Integer.parseInt(hexadecimal, HEX);
    }

    /** @param collation for which {@link Normalization#isCollation} holds */
    public static CollationWeights of(Normalization collation) {
        switch (collation) {
            case UTF8MB4_GENERAL_CI:
                return General.UTF8MB4;
            case UTF8MB3_GENERAL_CI:
                return General.UTF8MB3;
            case UTF8MB4_UNICODE_CI:
                return Unicode.UTF8MB4;
            case UTF8MB3_UNICODE_CI:
                return Unicode.UTF8MB3;
            case UTF8MB4_0900_AI_CI:
                return Unicode900.UTF8MB4;
            case LATIN1_SWEDISH_CI:
                return Swedish.LATIN1;
            case TRIM:
            case LOWERCASE:
            case NFKC:
            case DIGITS_ONLY:
        }
        throw new IllegalArgumentException("no collation: " + collation);
    }

    /** Each table is read when the first rule names it. */
    private static final class General {
        private static final List<String> LINES = lines("utf8mb4_general_ci");
        static final CollationWeights UTF8MB4 =
                new CollationWeights("utf8mb4_general_ci-1", true, Character.MAX_CODE_POINT, LINES);
        static final CollationWeights UTF8MB3 =
                new CollationWeights("utf8mb3_general_ci-1", true, LAST_OF_UTF8MB3, LINES);
    }

    private static final class Unicode {
        private static final List<String> LINES = lines("utf8mb4_unicode_ci");
        static final CollationWeights UTF8MB4 =
                new CollationWeights("utf8mb4_unicode_ci-1", true, Character.MAX_CODE_POINT, LINES);
        static final CollationWeights UTF8MB3 =
                new CollationWeights("utf8mb3_unicode_ci-1", true, LAST_OF_UTF8MB3, LINES);
    }

    private static final class Unicode900 {
        static final CollationWeights UTF8MB4 = new CollationWeights(
                "utf8mb4_0900_ai_ci-1", false, Character.MAX_CODE_POINT, lines("utf8mb4_0900_ai_ci"));
    }

    private static final class Swedish {
        static final CollationWeights LATIN1 =
                new CollationWeights("latin1_swedish_ci-1", true, Character.MAX_CODE_POINT, lines("latin1_swedish_ci"));
    }

    private static List<String> lines(String collation) {
        String resource = collation + "-1.txt";
        try (InputStream in = Objects.requireNonNull(CollationWeights.class.getResourceAsStream(resource), resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            return lines.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Name and version. */
    String definition() {
        return definition;
    }

    /** Whether spaces at the end don't count (PAD SPACE in information_schema). */
    boolean isPadded() {
        return padded;
    }

    /** The weights of a text, each a character; null when the character set doesn't have one of the text's characters. */
    public @Nullable String of(String text) {
        StringBuilder all = new StringBuilder(2 * text.length());
        if (!append(text, all)) {
            return null;
        }
        int end = all.length();
        String space = weightsOf(SPACE);
        while (padded && end >= space.length() && all.indexOf(space, end - space.length()) == end - space.length()) {
            end -= space.length();
        }
        return all.substring(0, end);
    }

    /**
     * The weights that those of a text begin with that begins with {@code start}; null when it isn't certain.
     *
     * @see Normalization#keepsBeginnings()
     */
    @Nullable
    String ofStart(String start) {
        String all = of(start);
        StringBuilder unpadded = new StringBuilder();
        return append(start, unpadded) && unpadded.toString().equals(all) ? all : null;
    }

    private String weightsOf(int codePoint) {
        StringBuilder one = new StringBuilder();
        append(Character.toString(codePoint), one);
        return one.toString();
    }

    private boolean append(String text, StringBuilder all) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            int range = Arrays.binarySearch(firsts, c);
            range = range < 0 ? -range - 2 : range;
            if (range < 0 || c > lasts[range]) {
                return false;
            }
            int[] row = weights[range];
            for (int w = 0; w < row.length; w++) {
                boolean counts = counting[range] && w == row.length - 1;
                all.appendCodePoint(PLANE + row[w] + (counts ? c - firsts[range] : 0));
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return definition;
    }
}

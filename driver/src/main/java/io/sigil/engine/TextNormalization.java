package io.sigil.engine;

import io.sigil.rules.Normalization;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is done to texts before their search tokens are made, so that they compare as equal. docs/cell-format.md defines each
 * step; a definition never changes, for the tokens are stored. Immutable.
 */
final class TextNormalization {
    private static final char SPACE = ' ';
    private static final int SIGMA = '\u03C3';
    private static final int FINAL_SIGMA = '\u03C2';

    private final List<Normalization> steps;
    private final @Nullable CollationWeights collation;

    TextNormalization(List<Normalization> steps) {
        this.steps = steps;
        this.collation = steps.size() == 1 && steps.get(0).isCollation() ? CollationWeights.of(steps.get(0)) : null;
    }

    boolean isNone() {
        return steps.isEmpty();
    }

    /** Whether texts are compared as a collation has it. LIKE isn't: it compares single characters, and spaces count. */
    boolean isCollation() {
        return collation != null;
    }

    /** Whether spaces at the end of a compared text never count for a type that doesn't keep them. */
    boolean isPadded() {
        return collation == null || collation.isPadded();
    }

    /** Names and versions of the steps: part of what keys of search tokens are derived from. */
    String definition() {
        return steps.stream().map(TextNormalization::definition).collect(Collectors.joining(","));
    }

    private static String definition(Normalization step) {
        switch (step) {
            case TRIM:
                return "trim-1";
            case LOWERCASE:
                return "lowercase-1";
            case NFKC:
                return "nfkc-1";
            case DIGITS_ONLY:
                return "digits-only-1";
            case UTF8MB4_GENERAL_CI:
            case UTF8MB3_GENERAL_CI:
            case UTF8MB4_UNICODE_CI:
            case UTF8MB3_UNICODE_CI:
            case UTF8MB4_0900_AI_CI:
            case LATIN1_SWEDISH_CI:
        }
        return CollationWeights.of(step).definition();
    }

    /** Null when the collation's character set doesn't have one of the characters. */
    @Nullable
    String of(String text) {
        if (collation != null) {
            return collation.of(text);
        }
        String result = text;
        for (Normalization step : steps) {
            result = step == Normalization.TRIM ? trimmed(result, true) : each(step, result);
        }
        return result;
    }

    /**
     * What the normalized form of a text begins with that begins with {@code start}; null when it isn't certain, because
     * something may be lost or nothing is left.
     */
    @Nullable
    String ofStart(String start) {
        if (collation != null) {
            return collation.ofStart(start);
        }
        String result = start;
        for (Normalization step : steps) {
            if (step == Normalization.TRIM) {
                if (!result.isEmpty() && result.charAt(result.length() - 1) == SPACE) {
                    return null;
                }
                result = trimmed(result, false);
            } else {
                result = each(step, result);
            }
        }
        return result.isEmpty() ? null : result;
    }

    private static String each(Normalization step, String text) {
        switch (step) {
            case LOWERCASE:
                return lowerCase(text);
            case NFKC:
                return compatible(text);
            case DIGITS_ONLY:
                return digits(text);
            case TRIM:
                throw new IllegalArgumentException("trim depends on where the text goes on");
            case UTF8MB4_GENERAL_CI:
            case UTF8MB3_GENERAL_CI:
            case UTF8MB4_UNICODE_CI:
            case UTF8MB3_UNICODE_CI:
            case UTF8MB4_0900_AI_CI:
            case LATIN1_SWEDISH_CI:
        }
        throw new IllegalArgumentException("a collation stands alone: " + step);
    }

    private static String trimmed(String text, boolean atEnd) {
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) == SPACE) {
            start++;
        }
        while (atEnd && end > start && text.charAt(end - 1) == SPACE) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Each character by itself, so that the start of a text is lowered as the text is; sigma has one form. */
    private static String lowerCase(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == FINAL_SIGMA) {
                lower.appendCodePoint(SIGMA);
            } else if (KnownCharacters.contains(c)) {
                lower.append(Character.toString(c).toLowerCase(Locale.ROOT));
            } else {
                lower.appendCodePoint(c);
            }
        });
        return lower.toString();
    }

    private static String compatible(String text) {
        StringBuilder form = new StringBuilder(text.length());
        for (int start = 0; start < text.length(); ) {
            int end = KnownCharacters.endOfRun(text, start);
            String run = text.substring(start, end);
            form.append(
                    KnownCharacters.contains(text.codePointAt(start))
                            ? Normalizer.normalize(run, Normalizer.Form.NFKC)
                            : run);
            start = end;
        }
        return form.toString();
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        text.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
        return digits.toString();
    }
}

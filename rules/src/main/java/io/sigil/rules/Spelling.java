package io.sigil.rules;

/** How the rules file spells the constants of a column's rule; empty for what it says by leaving the entry out. */
final class Spelling {
    private Spelling() {}

    static String of(Mode mode) {
        switch (mode) {
            case RANDOMIZED:
                return "randomized";
            case DETERMINISTIC:
                return "deterministic";
            case FORMAT_PRESERVING:
                return "format-preserving";
        }
        throw new AssertionError(mode);
    }

    static String of(Search search) {
        switch (search) {
            case NONE:
                return "";
            case EQUALITY:
                return "equality";
            case PREFIX:
                return "prefix";
            case RANGE:
                return "range";
        }
        throw new AssertionError(search);
    }

    static String of(Normalization normalization) {
        switch (normalization) {
            case TRIM:
                return "trim";
            case LOWERCASE:
                return "lowercase";
            case NFKC:
                return "nfkc";
            case DIGITS_ONLY:
                return "digits-only";
            case UTF8MB4_GENERAL_CI:
                return "utf8mb4_general_ci";
            case UTF8MB3_GENERAL_CI:
                return "utf8mb3_general_ci";
            case UTF8MB4_UNICODE_CI:
                return "utf8mb4_unicode_ci";
            case UTF8MB3_UNICODE_CI:
                return "utf8mb3_unicode_ci";
            case UTF8MB4_0900_AI_CI:
                return "utf8mb4_0900_ai_ci";
            case LATIN1_SWEDISH_CI:
                return "latin1_swedish_ci";
        }
        throw new AssertionError(normalization);
    }

    static String of(AcceptedLeakage leakage) {
        switch (leakage) {
            case NONE:
                return "";
            case EQUALITY:
                return "equality";
            case ORDER:
                return "order";
        }
        throw new AssertionError(leakage);
    }

    static String of(Storage storage) {
        switch (storage) {
            case BINARY:
                return "binary";
            case TEXT:
                return "text";
        }
        throw new AssertionError(storage);
    }

    static String of(ColumnState state) {
        switch (state) {
            case ENCRYPTED:
                return "encrypted";
            case MIGRATING:
                return "migrating";
            case DECRYPTING:
                return "decrypting";
        }
        throw new AssertionError(state);
    }
}

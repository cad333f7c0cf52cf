package io.sigil.rules;

/** What is done to a text before its search token is computed, in the order of the rules file. */
public enum Normalization {
    /** Spaces (U+0020) at both ends go, as SQL's TRIM has it. */
    TRIM,
    /** Each character becomes its lower case of the root locale. */
    LOWERCASE,
    /** Unicode normalization form KC: what only looks the same becomes the same. */
    NFKC,
    /** What isn't one of the digits 0 to 9 goes. */
    DIGITS_ONLY,
    /** The collation of MySQL and MariaDB: what it takes for equal is equal, with the spaces at the end. */
    UTF8MB4_GENERAL_CI,
    /** The same without characters beyond U+FFFF, which the character set doesn't have. */
    UTF8MB3_GENERAL_CI,
    /** The collation of MySQL and MariaDB, by the Unicode Collation Algorithm 4.0.0. */
    UTF8MB4_UNICODE_CI,
    /** The same without characters beyond U+FFFF. */
    UTF8MB3_UNICODE_CI,
    /** The collation of MySQL, by the Unicode Collation Algorithm 9.0.0; spaces at the end count. */
    UTF8MB4_0900_AI_CI,
    /** The collation of MySQL and MariaDB, of windows-1252. */
    LATIN1_SWEDISH_CI;

    /** Whether it is all that the database does to compare texts, so that no other step stands beside it. */
    public boolean isCollation() {
        switch (this) {
            case TRIM:
            case LOWERCASE:
            case NFKC:
            case DIGITS_ONLY:
                return false;
            case UTF8MB4_GENERAL_CI:
            case UTF8MB3_GENERAL_CI:
            case UTF8MB4_UNICODE_CI:
            case UTF8MB3_UNICODE_CI:
            case UTF8MB4_0900_AI_CI:
            case LATIN1_SWEDISH_CI:
                return true;
        }
        throw new AssertionError(this);
    }

    /** Whether every character has one weight, so that texts that begin alike have weights that begin alike. */
    public boolean keepsBeginnings() {
        switch (this) {
            case TRIM:
            case LOWERCASE:
            case NFKC:
            case DIGITS_ONLY:
            case UTF8MB4_GENERAL_CI:
            case UTF8MB3_GENERAL_CI:
            case LATIN1_SWEDISH_CI:
                return true;
            case UTF8MB4_UNICODE_CI:
            case UTF8MB3_UNICODE_CI:
            case UTF8MB4_0900_AI_CI:
                return false;
        }
        throw new AssertionError(this);
    }
}

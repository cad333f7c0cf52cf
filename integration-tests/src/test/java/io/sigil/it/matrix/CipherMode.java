package io.sigil.it.matrix;

import java.util.Arrays;

/** The modes that this version has, with the searches of the randomized one. */
enum CipherMode {
    DETERMINISTIC("D", "d", "mode: deterministic"),
    RANDOMIZED("X", "x", "mode: randomized"),
    EQUALITY("E", "e", "search: equality"),
    PREFIX("P", "p", "search: prefix"),
    RANGE("G", "g", "search: range, acceptLeakage: order"),
    /** Its columns have the names of the deterministic ones, in tables of their own: what those do, these do too. */
    FORMAT_PRESERVING("F", "d", "mode: format-preserving, alphabet: alphanumeric");

    private final String letter;
    private final String column;
    private final String rule;

    CipherMode(String letter, String column, String rule) {
        this.letter = letter;
        this.column = column;
        this.rule = rule;
    }

    static CipherMode ofLetter(String letter) {
        return Arrays.stream(values())
                .filter(mode -> mode.letter.equals(letter))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(letter));
    }

    /** As the coverage table has it. */
    String letter() {
        return letter;
    }

    /** The column of this mode, in every table of {@link MatrixSchema}. */
    String column() {
        return column;
    }

    /** The entries of the rules file. */
    String rule() {
        return rule;
    }

    boolean isSearched() {
        return this == EQUALITY || this == PREFIX || this == RANGE;
    }

    /** What the names of its tables end with. */
    String suffix() {
        return isSearched() ? "_" + column : this == FORMAT_PRESERVING ? "_f" : "";
    }

    boolean takes(MatrixType type) {
        return switch (this) {
            case PREFIX -> type.isText();
            case FORMAT_PRESERVING -> type == MatrixType.TEXT || type == MatrixType.CHAR;
            case RANGE -> type != MatrixType.BOOLEAN;
            case DETERMINISTIC, RANDOMIZED, EQUALITY -> true;
        };
    }
}

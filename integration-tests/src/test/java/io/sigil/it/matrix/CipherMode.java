package io.sigil.it.matrix;

/** The modes that this version has. */
enum CipherMode {
    DETERMINISTIC("D", "d"),
    RANDOMIZED("X", "x");

    private final String letter;
    private final String column;

    CipherMode(String letter, String column) {
        this.letter = letter;
        this.column = column;
    }

    /** As the coverage table has it. */
    String letter() {
        return letter;
    }

    /** The column of this mode, in every table of {@link MatrixSchema}. */
    String column() {
        return column;
    }
}

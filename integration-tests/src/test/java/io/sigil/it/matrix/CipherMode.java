package io.sigil.it.matrix;

/** The modes that this version has, with the searches of the randomized one. */
enum CipherMode {
    DETERMINISTIC("D", "d", "mode: deterministic"),
    RANDOMIZED("X", "x", "mode: randomized"),
    EQUALITY("E", "e", "search: equality"),
    PREFIX("P", "p", "search: prefix"),
    RANGE("G", "g", "search: range, acceptLeakage: order");

    private final String letter;
    private final String column;
    private final String rule;

    CipherMode(String letter, String column, String rule) {
        this.letter = letter;
        this.column = column;
        this.rule = rule;
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
        return isSearched() ? "_" + column : "";
    }

    boolean takes(MatrixType type) {
        return switch (this) {
            case PREFIX -> type.isText();
            case RANGE -> type != MatrixType.BOOLEAN;
            case DETERMINISTIC, RANDOMIZED, EQUALITY -> true;
        };
    }
}

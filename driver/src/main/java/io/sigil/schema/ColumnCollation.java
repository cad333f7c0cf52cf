package io.sigil.schema;

/** A collation that doesn't compare texts by their bytes. Immutable. */
final class ColumnCollation {
    private final String name;
    private final boolean loose;

    ColumnCollation(String name, boolean loose) {
        this.name = name;
        this.loose = loose;
    }

    /** Whether it takes different texts for equal; otherwise only their order isn't that of their bytes. */
    boolean isLoose() {
        return loose;
    }

    /** Its name. */
    @Override
    public String toString() {
        return name;
    }
}

package io.sigil.sql;

/** The derived table that a set operation becomes where its rows are sorted by what isn't an output column. */
public final class DerivedUnion {
    /** No name of an application's. */
    public static final String NAME = "sigil_union";

    private DerivedUnion() {}

    /** Whether a result column says that it comes of it; of a set operation it would name no table. */
    public static boolean isIt(String tableName) {
        return tableName.equalsIgnoreCase(NAME);
    }
}

package io.sigil.it.conversions;

import java.sql.ResultSet;

/** A getter, by index and by label. */
record Getter(String method, ByIndex byIndex, ByLabel byLabel) {

    /** The overload with a column index. */
    interface ByIndex {
        Object get(ResultSet rows, int column) throws Exception;
    }

    /** The overload with a column label. */
    interface ByLabel {
        Object get(ResultSet rows, String column) throws Exception;
    }
}

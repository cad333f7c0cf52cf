package io.sigil.jdbc;

import io.sigil.sql.PhysicalParameter;
import io.sigil.sql.RuledColumn;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where the parameters of one row of the database may end and those of another begin: where a column comes again, as in {@code VALUES (?, ?),
 * (?, ?)}, and where a column is another table's. Cells of one row have related nonces, those of two rows never.
 */
final class RowStarts {
    private static final boolean[] NONE = {};

    private RowStarts() {}

    /** @return by physical index - 1 */
    static boolean[] of(List<PhysicalParameter> parameters) {
        int count = parameters.size();
        boolean[] starts = NONE;
        Set<String> columns = new HashSet<>();
        String table = null;
        for (int i = 0; i < count; i++) {
            RuledColumn column = parameters.get(i).column();
            if (column == null) {
                continue;
            }
            boolean sameTable = table == null || table.equals(column.table());
            table = column.table();
            if (sameTable && columns.add(column.name())) {
                continue;
            }
            starts = starts.length == 0 ? new boolean[count] : starts;
            starts[i] = true;
            columns.clear();
            columns.add(column.name());
        }
        return starts;
    }
}

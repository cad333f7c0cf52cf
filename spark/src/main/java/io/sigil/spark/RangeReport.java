package io.sigil.spark;

import io.sigil.operations.BadRow;
import io.sigil.operations.verify.ColumnCount;
import io.sigil.operations.verify.RangeScan;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What ranges of a table hold, as an executor tells it. Holds no value of a ruled column. Immutable.
 *
 * @param left rows with a value that isn't in the form that is wanted
 * @param columns by {@code table.column}
 * @param bad the first bad values of each range
 */
record RangeReport(long rows, long left, long badInAll, TreeMap<String, Counts> columns, ArrayList<String> bad)
        implements Serializable {
    private static final int NAMED = 1_000;
    private static final int SHOWN = 20;

    /** What one column holds. */
    record Counts(long nulls, long plain, long cells, long shredded) implements Serializable {
        Counts and(Counts other) {
            return new Counts(nulls + other.nulls, plain + other.plain, cells + other.cells, shredded + other.shredded);
        }

        @Override
        public String toString() {
            return cells + " cells, " + plain + " in the clear, " + nulls + " NULL, " + shredded + " shredded";
        }
    }

    static RangeReport of(RangeScan.Found found) {
        TreeMap<String, Counts> columns = new TreeMap<>();
        for (ColumnCount count : found.result().columns()) {
            columns.put(count.column(), new Counts(count.nulls(), count.plain(), count.cells(), count.shredded()));
        }
        ArrayList<String> bad = new ArrayList<>();
        found.result().bad().stream().map(BadRow::toString).forEach(bad::add);
        return new RangeReport(
                found.result().rows(), found.left(), found.result().badInAll(), columns, bad);
    }

    RangeReport and(RangeReport other) {
        TreeMap<String, Counts> both = new TreeMap<>(columns);
        other.columns.forEach((column, counts) -> both.merge(column, counts, Counts::and));
        ArrayList<String> named = new ArrayList<>(bad);
        other.bad.stream().limit(Math.max(0, NAMED - named.size())).forEach(named::add);
        return new RangeReport(rows + other.rows, left + other.left, badInAll + other.badInAll, both, named);
    }

    long shredded() {
        return columns.values().stream().mapToLong(Counts::shredded).sum();
    }

    /** Lines for people. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("rows read: " + rows);
        columns.forEach((column, counts) -> lines.add(column + ": " + counts));
        lines.add("rows left: " + left + ", bad values: " + badInAll);
        bad.stream().limit(SHOWN).forEach(lines::add);
        return lines;
    }
}

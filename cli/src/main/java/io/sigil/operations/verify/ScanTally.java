package io.sigil.operations.verify;

import io.sigil.engine.CellConversion;
import io.sigil.engine.CellRow;
import io.sigil.operations.BadRow;
import io.sigil.operations.SqlFailure;
import io.sigil.operations.rows.RowKey;
import io.sigil.operations.rows.RowTable;
import io.sigil.operations.rows.StoredRow;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what rows hold. Not thread-safe. */
final class ScanTally {
    /** Bad rows that are named, and rows left that are remembered. */
    private static final int NAMED = 1_000;

    private static final int LEFT = 10_000;

    /** The id under which cells of subjects' keys are counted: there may be as many keys as rows. */
    private static final long SUBJECTS = 0;

    private final RowTable table;
    private final long[] nulls;
    private final long[] plain;
    private final long[] shredded;
    private final List<Map<Long, Long>> cells = new ArrayList<>();
    private final List<BadRow> bad = new ArrayList<>();
    private final List<RowKey> left = new ArrayList<>();
    private long rows;
    private long badInAll;
    private long leftInAll;

    ScanTally(RowTable table) {
        this.table = table;
        int columns = table.columns().size();
        nulls = new long[columns];
        plain = new long[columns];
        shredded = new long[columns];
        for (int i = 0; i < columns; i++) {
            cells.add(new HashMap<>());
        }
    }

    void count(StoredRow row, Judge judge, boolean authenticate) throws SQLException {
        rows++;
        boolean rowIsLeft = false;
        for (int i = 0; i < table.columns().size(); i++) {
            Object stored = row.stored(i);
            if (stored == null) {
                nulls[i]++;
                continue;
            }
            try {
                rowIsLeft |= count(row, i, stored, judge, authenticate);
            } catch (SQLException e) {
                if (!SqlFailure.isOfValue(e)) {
                    throw e;
                }
                bad(row, i, e);
            }
        }
        if (rowIsLeft) {
            leftInAll++;
            if (left.size() < LEFT) {
                left.add(row.key());
            }
        }
    }

    /** Whether the value is left to be moved. */
    private boolean count(StoredRow row, int i, Object stored, Judge judge, boolean authenticate) throws SQLException {
        CellConversion column = table.columns().get(i);
        if (column.tellsCells() && !column.isCell(stored)) {
            plain[i]++;
        } else if (column.tellsCells()) {
            cells.get(i).merge(countedKey(column, stored, authenticate), 1L, Long::sum);
        } else {
            cells.get(i).merge(SUBJECTS, 1L, Long::sum);
        }
        if (!authenticate) {
            return false;
        }
        CellRow cellRow = column.column().binding().isEmpty() ? null : column.row(table.bound(row, i));
        switch (judge.judge(column, stored, cellRow)) {
            case FINE:
                return false;
            case LEFT:
                return true;
            case SHREDDED:
                shredded[i]++;
                return false;
        }
        throw new AssertionError();
    }

    private static long countedKey(CellConversion column, Object cell, boolean authenticate) throws SQLException {
        long id = column.keyId(cell);
        if (!column.column().rule().perSubject()) {
            return id;
        }
        return !authenticate || column.isSubjectKey(id) ? SUBJECTS : id;
    }

    private void bad(StoredRow row, int i, SQLException why) {
        badInAll++;
        if (bad.size() < NAMED) {
            bad.add(new BadRow(
                    table.columns().get(i).column().toString(),
                    table.key().shown(row.key()),
                    String.valueOf(why.getMessage())));
        }
    }

    void add(ScanTally other) {
        rows += other.rows;
        badInAll += other.badInAll;
        leftInAll += other.leftInAll;
        for (int i = 0; i < nulls.length; i++) {
            nulls[i] += other.nulls[i];
            plain[i] += other.plain[i];
            shredded[i] += other.shredded[i];
            Map<Long, Long> mine = cells.get(i);
            other.cells.get(i).forEach((key, count) -> mine.merge(key, count, Long::sum));
        }
        other.bad.stream().limit(NAMED - bad.size()).forEach(bad::add);
        other.left.stream().limit(LEFT - left.size()).forEach(left::add);
    }

    VerifyResult result(Instant began) {
        List<ColumnCount> counts = new ArrayList<>();
        for (int i = 0; i < nulls.length; i++) {
            counts.add(new ColumnCount(
                    table.columns().get(i).column().toString(), nulls[i], plain[i], cells.get(i), shredded[i]));
        }
        return new VerifyResult(began, rows, counts, bad, badInAll);
    }

    List<RowKey> left() {
        return left;
    }

    long leftInAll() {
        return leftInAll;
    }
}

package io.sigil.operations.verify;

import io.sigil.error.ErrorCode;
import io.sigil.keys.ScanProof;
import io.sigil.operations.ColumnSelection;
import io.sigil.operations.JobListener;
import io.sigil.operations.RuledDatabase;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.TableRule;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The scan that {@code sigil keys retire} needs: reads and authenticates every column whose rule names a key, and counts its cells
 * by data key. Immutable, thread-safe.
 */
public final class KeyScan {
    private final RuledDatabase database;
    private final String key;
    private final VerifyOptions options;

    /** @param key an entry under {@code keys} */
    public KeyScan(RuledDatabase database, String key, VerifyOptions options) {
        this.database = Objects.requireNonNull(database);
        this.key = Objects.requireNonNull(key);
        this.options = Objects.requireNonNull(options);
    }

    /** What a scan has found. Immutable. */
    public static final class Found {
        private final Instant began;
        private final Map<Long, Long> cells;

        private Found(Instant began, Map<Long, Long> cells) {
            this.began = began;
            this.cells = Map.copyOf(cells);
        }

        /** How many cells name each data key; those of data subjects' keys stand together under the id 0. */
        public Map<Long, Long> cellsByKey() {
            return cells;
        }

        /** What it proves of one data key, for {@link io.sigil.keys.Retirement}. */
        public ScanProof proof(long keyId) {
            long all = cells.values().stream().mapToLong(Long::longValue).sum();
            return ScanProof.of(keyId, began, all, cells.getOrDefault(keyId, 0L));
        }
    }

    /**
     * Scans every table that the key is used in.
     *
     * @throws SQLException SIGIL-7106 when a value can't be read: then nothing is proved
     */
    public Found run(JobListener listener) throws SQLException, InterruptedException {
        Instant began = Instant.now();
        Map<Long, Long> cells = new HashMap<>();
        for (TableRule table : database.rules().tables()) {
            List<ColumnRule> columns = new ArrayList<>();
            for (ColumnRule column : table.columns()) {
                boolean before = column.previous()
                        .map(ColumnRule::key)
                        .filter(key::equals)
                        .isPresent();
                if (column.key().equals(key) || before) {
                    columns.add(column);
                }
            }
            if (!columns.isEmpty()) {
                scan(ColumnSelection.of(table, columns), listener)
                        .columns()
                        .forEach(count ->
                                count.cellsByKey().forEach((id, number) -> cells.merge(id, number, Long::sum)));
            }
        }
        return new Found(began, cells);
    }

    private VerifyResult scan(ColumnSelection columns, JobListener listener) throws SQLException, InterruptedException {
        VerifyResult result = new TableScan(database, columns, Judges.cellsOfAnyAge(), options)
                .run(listener)
                .result();
        if (result.badInAll() > 0) {
            throw ErrorCode.SCAN_PROVES_NOTHING.exception(
                    "scan of key '" + key + "' proves nothing, " + result.badInAll()
                            + " values can't be read, the first in "
                            + result.bad().get(0).column() + " at "
                            + result.bad().get(0).key()
                            + "; whose cells they are isn't known; run sigil verify, and restore or delete them");
        }
        return result;
    }
}

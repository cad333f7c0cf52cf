package io.sigil.operations.move;

import io.sigil.operations.JobListener;
import io.sigil.operations.RuledDatabase;
import io.sigil.operations.rows.RowTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What the workers of one job share. Thread-safe. */
final class MoveContext {
    final RuledDatabase database;
    final RowTable table;
    final RowMoves moves;
    final PageQuery pages;
    final RowWriter writer;
    final Checkpoints checkpoints;
    final MoveOptions options;
    final Throttle throttle;
    final AtomicLong rowsDone = new AtomicLong();
    final AtomicLong rowsChanged = new AtomicLong();
    /** Rows that were changed by this process, over all passes. */
    final AtomicLong rowsChangedHere = new AtomicLong();

    private final JobListener listener;
    private final ReentrantLock listening = new ReentrantLock();
    private volatile @Nullable String pause;

    MoveContext(
            RuledDatabase database,
            RowTable table,
            Direction direction,
            Checkpoints checkpoints,
            TableSafety safety,
            MoveOptions options,
            JobListener listener) {
        this.database = database;
        this.table = table;
        this.moves = new RowMoves(table, direction);
        this.pages = new PageQuery(table, safety.isKeyUpdate());
        this.writer = RowWriter.of(table, safety.untouched());
        this.checkpoints = checkpoints;
        this.options = options;
        this.throttle = new Throttle(options.maxRowsPerSecond());
        this.listener = listener;
    }

    Connection connect() throws SQLException {
        return MoveConnection.prepared(database.connect(), table.dialect());
    }

    /** One at a time hears it. */
    void tell(Report report) {
        listening.lock();
        try {
            report.to(listener);
        } finally {
            listening.unlock();
        }
    }

    /** Why nothing is to be done just now; null: nothing stands in the way. */
    void pause(@Nullable String why) {
        pause = why;
    }

    @Nullable
    String pause() {
        return pause;
    }

    /** Something to say to a listener. */
    interface Report {
        void to(JobListener listener);
    }
}

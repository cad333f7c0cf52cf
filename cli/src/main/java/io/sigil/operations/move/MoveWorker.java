package io.sigil.operations.move;

import io.sigil.operations.SqlFailure;
import io.sigil.operations.rows.RowKey;
import io.sigil.operations.rows.StoredRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Walks through parts of a table. Each transaction takes the part's checkpoint, reads a page of rows, replaces what is to be replaced
 * and moves the checkpoint; so it doesn't matter when the process is killed, nor how many processes work on the same part. Belongs
 * to one thread.
 */
final class MoveWorker implements Callable<Void> {
    private static final int FIRST_PAGE = 64;
    private static final int LARGEST_PAGE = 10_000;
    private static final long PAUSE_MILLIS = 200;

    private final MoveContext context;
    private final Queue<Integer> parts;
    private final Patience patience;
    private @Nullable Connection connection;
    private final BriefLocks briefLocks;
    private int pageSize = FIRST_PAGE;
    /** Whether the rows of the next page are locked before they are changed. */
    private boolean locking;
    /** Where a part is whose key must not be written down. */
    private @Nullable RowKey position;

    /** @param parts taken by whichever worker is free */
    MoveWorker(MoveContext context, Queue<Integer> parts) {
        this.context = context;
        this.parts = parts;
        this.patience = new Patience(context.options.giveUpAfter());
        this.briefLocks = new BriefLocks(context.table);
        this.locking = !briefLocks.arePossible();
    }

    @Override
    public @Nullable Void call() throws SQLException, InterruptedException {
        try {
            for (Integer part = parts.poll(); part != null; part = parts.poll()) {
                position = null;
                walk(part);
            }
            return null;
        } finally {
            disconnect();
        }
    }

    private void walk(int part) throws SQLException, InterruptedException {
        boolean more = true;
        while (more) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (context.pause() != null) {
                Thread.sleep(PAUSE_MILLIS);
                patience.succeeded();
                continue;
            }
            more = tried(part);
        }
    }

    private boolean tried(int part) throws SQLException, InterruptedException {
        try {
            boolean more = step(part);
            patience.succeeded();
            locking = !briefLocks.arePossible();
            return more;
        } catch (SQLException e) {
            if (briefLocks.endedBy(e) && isRolledBack()) {
                locking = true;
                return true;
            }
            disconnect();
            patience.failed(e);
            context.tell(listener -> listener.note(
                    "transaction tried again after SQLState " + e.getSQLState() + ", error " + e.getErrorCode()));
            return true;
        }
    }

    private boolean isRolledBack() {
        try {
            connected().rollback();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** One transaction; whether the part has more rows. */
    private boolean step(int number) throws SQLException, InterruptedException {
        briefLocks.reset();
        Connection own = connected();
        long began = System.nanoTime();
        Part part = context.checkpoints.lock(own, number);
        if (part == null || part.state() != PartState.MOVING) {
            own.rollback();
            return false;
        }
        boolean ruledKey = context.table.key().isRuled();
        RowKey after = ruledKey ? position : part.position();
        int most = context.throttle.mostAtOnce(pageSize);
        List<StoredRow> page = context.pages.page(own, after, part.last(), most, locking);
        List<RowMove> moves = new ArrayList<>();
        for (StoredRow row : page) {
            RowMove move = context.moves.of(row);
            if (move != null) {
                moves.add(move);
            }
        }
        boolean ended = page.size() < most;
        RowKey behind = page.isEmpty() ? after : page.get(page.size() - 1).key();
        if (!locking) {
            briefLocks.begin(own);
        }
        int changed = written(own, moves, number);
        if (changed >= 0) {
            context.checkpoints.advance(own, part.after(behind, page.size(), changed, ended));
            own.commit();
        } else {
            changed = singly(own, moves);
            passed(own, part, behind, page.size(), changed, ended);
        }
        position = behind;
        context.rowsDone.addAndGet(page.size());
        context.rowsChanged.addAndGet(changed);
        context.rowsChangedHere.addAndGet(changed);
        if (page.size() == most) {
            adapt(System.nanoTime() - began);
        }
        context.throttle.spent(moves.size());
        return !ended;
    }

    /** Negative when the database refuses one of the values: then the transaction is rolled back. */
    private int written(Connection own, List<RowMove> moves, int part) throws SQLException {
        if (moves.isEmpty()) {
            return 0;
        }
        try {
            return context.writer.write(own, moves);
        } catch (SQLException e) {
            if (!SqlFailure.isRefusedValue(e)) {
                throw e;
            }
            own.rollback();
            context.tell(listener -> listener.note("a value was refused in part " + part + ", SQLState "
                    + e.getSQLState() + "; its page is moved row by row"));
            return -1;
        }
    }

    /** Each row in a transaction of its own; those that are refused stay, and the verification names them. */
    private int singly(Connection own, List<RowMove> moves) throws SQLException {
        int changed = 0;
        for (RowMove move : moves) {
            try {
                changed += context.writer.write(own, List.of(move));
                own.commit();
            } catch (SQLException e) {
                if (!SqlFailure.isRefusedValue(e)) {
                    throw e;
                }
                own.rollback();
            }
        }
        return changed;
    }

    /** Another process may have gone on in the meantime; then this one's checkpoint is behind, and its is kept. */
    private void passed(Connection own, Part before, @Nullable RowKey behind, int rows, int changed, boolean ended)
            throws SQLException {
        Part now = context.checkpoints.lock(own, before.number());
        if (now != null && now.state() == PartState.MOVING && now.rowsDone() == before.rowsDone()) {
            context.checkpoints.advance(own, now.after(behind, rows, changed, ended));
        }
        own.commit();
    }

    private void adapt(long nanos) {
        double ratio = (double) context.options.transactionTime().toNanos() / Math.max(1, nanos);
        double next = pageSize * Math.max(0.25, Math.min(2, ratio));
        pageSize = (int) Math.max(1, Math.min(LARGEST_PAGE, next));
    }

    private Connection connected() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = context.connect();
            connection = open;
        }
        return open;
    }

    private void disconnect() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                // It is broken, and the server has rolled back.
            }
        }
    }
}

package io.sigil.operations.move;

import io.sigil.engine.EngineSession;
import io.sigil.error.ErrorCode;
import io.sigil.operations.BadRow;
import io.sigil.operations.ColumnSelection;
import io.sigil.operations.JobListener;
import io.sigil.operations.JobProgress;
import io.sigil.operations.RuledDatabase;
import io.sigil.operations.rows.RowTable;
import io.sigil.operations.rows.TableSize;
import io.sigil.operations.verify.Judge;
import io.sigil.operations.verify.Judges;
import io.sigil.operations.verify.TableScan;
import io.sigil.operations.verify.VerifyOptions;
import io.sigil.operations.verify.VerifyResult;
import io.sigil.rules.ColumnRule;
import io.sigil.rules.ColumnState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code sigil encrypt}, {@code decrypt} and {@code reencrypt}: moves the stored values of a table while an application uses it.
 *
 * <p>It may be killed at any time and run again, also by several processes at once: a row and the checkpoint of its part change in
 * one transaction, and a row changes only while it holds what was read. It waits for no lock while it holds some, so that no
 * transaction of the application is chosen to end a deadlock. At the end, one statement reads the whole table and each cell is
 * authenticated; what it finds left is moved, and it is read again until nothing is.
 *
 * <p>Immutable; {@link #run} may be called again, and then finds nothing to do.
 */
public final class MoveJob {
    /** Passes after which something that writes the old form must be at work. */
    private static final int MOST_PASSES = 20;

    private final RuledDatabase database;
    private final Direction direction;
    private final ColumnSelection selection;
    private final MoveOptions options;

    private MoveJob(RuledDatabase database, Direction direction, ColumnSelection selection, MoveOptions options) {
        this.database = Objects.requireNonNull(database);
        this.direction = Objects.requireNonNull(direction);
        this.selection = Objects.requireNonNull(selection);
        this.options = Objects.requireNonNull(options);
    }

    /**
     * @throws SQLException SIGIL-7105 when the state of a column doesn't allow the job: ENCRYPT needs {@code migrating}, or {@code
     *     encrypted} where no application writes; DECRYPT needs {@code decrypting}
     */
    public static MoveJob of(
            RuledDatabase database, Direction direction, ColumnSelection selection, MoveOptions options)
            throws SQLException {
        for (ColumnRule column : selection.columns()) {
            boolean decrypting = column.state() == ColumnState.DECRYPTING;
            if (decrypting != (direction == Direction.DECRYPT)) {
                throw ErrorCode.STATE_UNFIT.exception("job refused, " + selection.table() + "." + column.name()
                        + " has the state " + column.state().name().toLowerCase(Locale.ROOT)
                        + ", so that running applications undo what the job does; "
                        + (decrypting
                                ? "set the state migrating to encrypt"
                                : "set the state decrypting first, and wait until every application has it"));
            }
        }
        return new MoveJob(database, direction, selection, options);
    }

    /**
     * Looks whether the job can be done, and changes nothing.
     *
     * @throws SQLException SIGIL-7102 when the table has no key to walk through it by; SIGIL-7103 when a foreign key, a trigger, a
     *     generated column or the mode stands in the way
     */
    public MovePlan plan() throws SQLException {
        try (Connection connection = database.connect();
                EngineSession session = database.session(connection)) {
            RowTable table = RowTable.find(connection, session, selection);
            TableSafety safety = TableSafety.of(connection, table);
            safety.require(name(table));
            connection.setAutoCommit(false);
            boolean resumed = Checkpoints.isThere(connection)
                    && checkpoints(table).parts(connection).stream().anyMatch(part -> part.state() != PartState.DONE);
            connection.rollback();
            return new MovePlan(name(table), table.key().names(), safety.warnings(), resumed);
        }
    }

    /**
     * Reads every row as {@link #run} would and changes nothing: a dry run.
     *
     * @return what is there; its bad rows are those that couldn't be moved
     */
    public VerifyResult dryRun(JobListener listener) throws SQLException, InterruptedException {
        plan();
        return scan(listener).result();
    }

    /**
     * Moves every value and verifies every row.
     *
     * @return complete, or with the rows that can't be moved
     * @throws SQLException as {@link #plan}; SIGIL-7104 when the database couldn't be reached for too long; SIGIL-7108 when
     *     something goes on writing the old form
     * @throws InterruptedException when the thread is interrupted; run it again to continue
     */
    public MoveResult run(JobListener listener) throws SQLException, InterruptedException {
        MoveContext context;
        long size;
        try (Connection connection = database.connect();
                EngineSession session = database.session(connection)) {
            RowTable table = RowTable.find(connection, session, selection);
            TableSafety safety = TableSafety.of(connection, table);
            safety.require(name(table));
            context = new MoveContext(database, table, direction, checkpoints(table), safety, options, listener);
            size = TableSize.of(connection, table);
            connection.setAutoCommit(false);
            Checkpoints.prepare(connection, table.dialect());
            connection.rollback();
        }
        // No connection is idle for as long as the job takes: it would be cut by whoever tidies up.
        return new Passes(context, size).run();
    }

    private Checkpoints checkpoints(RowTable table) {
        return new Checkpoints(Checkpoints.name(name(table)), table.key());
    }

    private String name(RowTable table) {
        List<String> columns = new ArrayList<>();
        table.columns().forEach(column -> columns.add(column.column().name()));
        return direction + " " + table.located().name() + "." + String.join(",", columns);
    }

    private Judge judge() {
        switch (direction) {
            case ENCRYPT:
                return Judges.cells();
            case DECRYPT:
                return Judges.plaintext();
            case REENCRYPT:
                return Judges.newestCells();
        }
        throw new AssertionError(direction);
    }

    private TableScan.Outcome scan(JobListener listener) throws SQLException, InterruptedException {
        VerifyOptions reading = VerifyOptions.defaults().withWorkers(options.workers());
        return new TableScan(database, selection, judge(), reading).run(listener);
    }

    /** One run of the job. */
    private final class Passes {
        private final MoveContext context;
        private final long size;
        private final LeftRows leftRows;

        Passes(MoveContext context, long size) {
            this.context = context;
            this.size = size;
            this.leftRows = new LeftRows(context);
        }

        MoveResult run() throws SQLException, InterruptedException {
            List<Part> parts = parts();
            boolean done = !parts.isEmpty() && parts.stream().allMatch(part -> part.state() == PartState.DONE);
            if (parts.isEmpty()) {
                parts = begin(0);
            }
            if (!done) {
                new MovePass(context, parts, size).run();
            }
            for (int pass = 1; pass <= MOST_PASSES; pass++) {
                TableScan.Outcome outcome = verified();
                if (outcome.leftInAll() <= leftRows.refused().size()) {
                    return result(pass, outcome.result());
                }
                if (outcome.leftInAll() == outcome.left().size()) {
                    leftRows.refused().clear();
                    leftRows.move(outcome.left());
                } else {
                    List<Part> before = parts();
                    new MovePass(
                                    context,
                                    begin(before.isEmpty() ? 0 : before.get(0).pass()),
                                    size)
                            .run();
                }
            }
            throw ErrorCode.MOVE_NEVER_ENDS.exception(
                    "job not finished, " + name(context.table) + "; after " + MOST_PASSES
                            + " passes there still are rows of the old form, so that something goes on writing it;"
                            + " make sure that every application has the present rules, then run the command again");
        }

        private MoveResult result(int passes, VerifyResult verification) throws SQLException, InterruptedException {
            List<BadRow> bad = new ArrayList<>(verification.bad());
            bad.addAll(leftRows.refused());
            if (bad.isEmpty()) {
                inTransaction(connection -> {
                    context.checkpoints.finish(connection);
                    return true;
                });
            }
            return new MoveResult(context.rowsChangedHere.get(), passes, bad, Optional.of(verification));
        }

        private TableScan.Outcome verified() throws SQLException, InterruptedException {
            Patience patience = new Patience(options.giveUpAfter());
            while (true) {
                try {
                    return scan(new JobListener() {
                        @Override
                        public void progress(JobProgress progress) {
                            patience.succeeded();
                            context.tell(listener -> listener.progress(progress));
                        }
                    });
                } catch (SQLException e) {
                    patience.failed(e);
                    context.tell(
                            listener -> listener.note("verification begun again after SQLState " + e.getSQLState()));
                }
            }
        }

        private List<Part> parts() throws SQLException, InterruptedException {
            return inTransaction(context.checkpoints::parts);
        }

        private List<Part> begin(int before) throws SQLException, InterruptedException {
            return inTransaction(connection -> {
                Partition partition = new Partition(context.table);
                context.checkpoints.begin(connection, before, partition.lastKeys(connection, options.workers(), size));
                return context.checkpoints.parts(connection);
            });
        }

        private <T> T inTransaction(Work<T> work) throws SQLException, InterruptedException {
            Patience patience = new Patience(options.giveUpAfter());
            while (true) {
                try (Connection connection = context.connect()) {
                    T result = work.with(connection);
                    connection.commit();
                    return result;
                } catch (SQLException e) {
                    patience.failed(e);
                }
            }
        }
    }

    /** Something to do in a transaction, maybe several times. */
    private interface Work<T extends @Nullable Object> {
        T with(Connection connection) throws SQLException;
    }
}

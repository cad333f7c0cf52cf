package io.sigil.operations.move;

import io.sigil.engine.EngineSession;
import io.sigil.operations.ColumnSelection;
import io.sigil.operations.JobListener;
import io.sigil.operations.RuledDatabase;
import io.sigil.operations.rows.RowTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.stream.Collectors;

/**
 * A {@link MoveJob} in steps, for an engine that has many processes do them. Each step may be done again, and by several processes
 * at once: the checkpoints in the database say what is left to do. Immutable, thread-safe.
 */
public final class MoveSteps {
    private final RuledDatabase database;
    private final Direction direction;
    private final ColumnSelection selection;
    private final MoveOptions options;
    private final MoveJob job;

    private MoveSteps(
            RuledDatabase database, Direction direction, ColumnSelection selection, MoveOptions options, MoveJob job) {
        this.database = Objects.requireNonNull(database);
        this.direction = direction;
        this.selection = selection;
        this.options = options;
        this.job = job;
    }

    /** @throws SQLException as {@link MoveJob#of} */
    public static MoveSteps of(
            RuledDatabase database, Direction direction, ColumnSelection selection, MoveOptions options)
            throws SQLException {
        return new MoveSteps(
                database, direction, selection, options, MoveJob.of(database, direction, selection, options));
    }

    /**
     * Begins the job, or finds where it was cut off.
     *
     * @param parts about how many there are to be, if it begins
     * @return the numbers of the parts that aren't at their end; empty when the job was done before
     * @throws SQLException as {@link MoveJob#plan}
     */
    public List<Integer> begin(int parts) throws SQLException {
        return inTransaction(context -> {
            List<Part> known = context.parts();
            return open(known.isEmpty() ? context.begun(0, parts) : known);
        });
    }

    /** Begins another pass, because a scan has found values that are left. */
    public List<Integer> beginAgain(int parts) throws SQLException {
        return inTransaction(context -> {
            List<Part> known = context.parts();
            return open(context.begun(known.isEmpty() ? 0 : known.get(0).pass(), parts));
        });
    }

    /** How many rows this pass has changed, in all processes that work at it or did before they were killed. */
    public long rowsChanged() throws SQLException {
        try (Connection connection = database.connect();
                EngineSession session = database.session(connection)) {
            RowTable table = RowTable.find(connection, session, selection);
            return new Checkpoints(Checkpoints.name(name(table)), table.key())
                    .parts(connection).stream().mapToLong(Part::rowsChanged).sum();
        }
    }

    /** Says that every row was verified. */
    public void finish() throws SQLException {
        inTransaction(context -> {
            context.checkpoints.finish(context.connection);
            return List.of();
        });
    }

    /**
     * Walks through one part from its checkpoint to its end.
     *
     * @return how many rows were changed by this call; others may have changed some meanwhile
     * @throws InterruptedException when the thread is interrupted; the checkpoint says how far it came
     */
    public long walk(int part, JobListener listener) throws SQLException, InterruptedException {
        try (Connection connection = database.connect();
                EngineSession session = database.session(connection)) {
            RowTable table = RowTable.find(connection, session, selection);
            TableSafety safety = TableSafety.of(connection, table);
            MoveContext context = new MoveContext(
                    database,
                    table,
                    direction,
                    new Checkpoints(Checkpoints.name(name(table)), table.key()),
                    safety,
                    options,
                    listener);
            Queue<Integer> only = new ArrayDeque<>(List.of(part));
            new MoveWorker(context, only).call();
            return context.rowsChangedHere.get();
        }
    }

    private String name(RowTable table) {
        return direction + " " + table.located().name() + "."
                + table.columns().stream().map(column -> column.column().name()).collect(Collectors.joining(","));
    }

    private static List<Integer> open(List<Part> parts) {
        return parts.stream()
                .filter(part -> part.state() == PartState.MOVING)
                .map(Part::number)
                .collect(Collectors.toList());
    }

    private List<Integer> inTransaction(Step step) throws SQLException {
        job.plan();
        try (Connection connection = database.connect();
                EngineSession session = database.session(connection)) {
            RowTable table = RowTable.find(connection, session, selection);
            connection.setAutoCommit(false);
            Checkpoints.prepare(connection, table.dialect());
            connection.commit();
            Connection prepared = MoveConnection.prepared(connection, table.dialect());
            List<Integer> result =
                    step.with(new Begun(prepared, table, new Checkpoints(Checkpoints.name(name(table)), table.key())));
            prepared.commit();
            return result;
        }
    }

    private interface Step {
        List<Integer> with(Begun begun) throws SQLException;
    }

    private static final class Begun {
        private final Connection connection;
        private final RowTable table;
        private final Checkpoints checkpoints;

        Begun(Connection connection, RowTable table, Checkpoints checkpoints) {
            this.connection = connection;
            this.table = table;
            this.checkpoints = checkpoints;
        }

        List<Part> parts() throws SQLException {
            return checkpoints.parts(connection);
        }

        List<Part> begun(int before, int parts) throws SQLException {
            checkpoints.begin(connection, before, TableRanges.lastKeys(connection, table, parts));
            return checkpoints.parts(connection);
        }
    }
}

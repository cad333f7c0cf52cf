package io.sigil.operations.move;

import io.sigil.operations.JobProgress;
import io.sigil.operations.RateMeter;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One walk through a table by several workers. Used once. */
final class MovePass {
    private static final long REPORT_MILLIS = 250;
    private static final long LAG_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final MoveContext context;
    private final Queue<Integer> open;
    private final long size;
    private final ReplicationLag lag;
    private final RateMeter meter = new RateMeter();
    private long doneBefore;
    private long lagRead = System.nanoTime() - LAG_NANOS;

    MovePass(MoveContext context, List<Part> parts, long size) {
        this.context = context;
        this.size = size;
        this.lag = new ReplicationLag(context.table.dialect(), context.database.delegate(), context.options);
        this.open = parts.stream()
                .filter(part -> part.state() == PartState.MOVING)
                .map(Part::number)
                .collect(Collectors.toCollection(ConcurrentLinkedQueue::new));
        context.rowsDone.set(parts.stream().mapToLong(Part::rowsDone).sum());
        context.rowsChanged.set(parts.stream().mapToLong(Part::rowsChanged).sum());
        doneBefore = context.rowsDone.get();
    }

    void run() throws SQLException, InterruptedException {
        ExecutorService executor = Executors.newFixedThreadPool(context.options.workers());
        try {
            ExecutorCompletionService<@Nullable Void> workers = new ExecutorCompletionService<>(executor);
            int running = context.options.workers();
            for (int i = 0; i < running; i++) {
                workers.submit(new MoveWorker(context, open));
            }
            while (running > 0) {
                lookAtReplicas();
                Future<@Nullable Void> ended = workers.poll(REPORT_MILLIS, TimeUnit.MILLISECONDS);
                if (ended != null) {
                    running--;
                    rethrow(ended);
                }
                report();
            }
        } finally {
            executor.shutdownNow();
            executor.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private void lookAtReplicas() throws SQLException {
        if (context.options.maxReplicationLag().isPresent() && System.nanoTime() - lagRead > LAG_NANOS) {
            lagRead = System.nanoTime();
            context.pause(lag.tooFarBehind().orElse(null));
        }
    }

    private void report() {
        long done = context.rowsDone.get();
        JobProgress progress = new JobProgress(
                JobProgress.Phase.MOVING,
                done,
                context.rowsChanged.get(),
                size,
                meter.rate(done - doneBefore),
                Optional.ofNullable(context.pause()));
        context.tell(listener -> listener.progress(progress));
    }

    private static void rethrow(Future<@Nullable Void> ended) throws SQLException, InterruptedException {
        try {
            ended.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof SQLException) {
                throw (SQLException) cause;
            }
            if (cause instanceof InterruptedException) {
                throw new InterruptedException();
            }
            throw new IllegalStateException(cause);
        }
    }
}

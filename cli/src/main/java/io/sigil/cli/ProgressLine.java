package io.sigil.cli;

import io.sigil.operations.JobListener;
import io.sigil.operations.JobProgress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;

/** Shows how a job gets on: a bar that is drawn anew on a terminal, a line now and then where nobody looks. */
final class ProgressLine implements JobListener {
    private static final int BAR = 24;
    private static final long NANOS_BETWEEN_LINES = 10_000_000_000L;
    private static final String BEGINNING_OF_CLEARED_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean terminal;
    private long lastLine = System.nanoTime();
    private boolean drawn;

    /** @param terminal whether somebody looks, so that lines may be drawn over */
    ProgressLine(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    @Override
    public synchronized void progress(JobProgress progress) {
        if (terminal) {
            err.print(BEGINNING_OF_CLEARED_LINE + text(progress, true));
            err.flush();
            drawn = true;
        } else if (System.nanoTime() - lastLine >= NANOS_BETWEEN_LINES) {
            lastLine = System.nanoTime();
            err.println(text(progress, false));
        }
    }

    @Override
    public synchronized void note(String message) {
        end();
        err.println(message);
    }

    /** Leaves the line of the bar. */
    synchronized void end() {
        if (drawn) {
            err.println();
            drawn = false;
        }
    }

    private static String text(JobProgress progress, boolean bar) {
        StringBuilder text = new StringBuilder(progress.phase().name().toLowerCase(Locale.ROOT)).append(' ');
        OptionalLong all = progress.rowsInAll();
        if (all.isPresent() && all.getAsLong() > 0) {
            double part = Math.min(1, (double) progress.rowsDone() / all.getAsLong());
            if (bar) {
                int full = (int) Math.round(part * BAR);
                text.append('[')
                        .append("#".repeat(full))
                        .append("-".repeat(BAR - full))
                        .append("] ");
            }
            text.append(String.format(Locale.ROOT, "%.0f %% ", part * 100));
        }
        text.append(String.format(Locale.ROOT, "%,d rows, %,.0f/s", progress.rowsDone(), progress.rowsPerSecond()));
        progress.remaining()
                .ifPresent(left -> text.append(", ").append(shown(left)).append(" left"));
        progress.pause().ifPresent(why -> text.append(", pausing: ").append(why));
        return text.toString();
    }

    private static String shown(Duration left) {
        return String.format(Locale.ROOT, "%d:%02d:%02d", left.toHours(), left.toMinutesPart(), left.toSecondsPart());
    }
}

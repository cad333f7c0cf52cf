package io.sigil.operations.move;

import io.sigil.error.ErrorCode;
import io.sigil.operations.SqlFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long a worker tries again after errors that may pass. Belongs to one thread. */
final class Patience {
    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final Duration giveUpAfter;
    private long lastSuccess = System.nanoTime();
    private long pause = FIRST_PAUSE_MILLIS;

    Patience(Duration giveUpAfter) {
        this.giveUpAfter = giveUpAfter;
    }

    void succeeded() {
        lastSuccess = System.nanoTime();
        pause = FIRST_PAUSE_MILLIS;
    }

    /**
     * Waits before the next try, longer each time.
     *
     * @throws SQLException the error itself when it won't pass; SIGIL-7104 when there was no success for too long
     */
    void failed(SQLException e) throws SQLException, InterruptedException {
        if (!SqlFailure.isTransient(e)) {
            throw e;
        }
        if (System.nanoTime() - lastSuccess > giveUpAfter.toNanos()) {
            throw ErrorCode.MOVE_GIVEN_UP.exception(
                    "job given up, no transaction has succeeded for " + giveUpAfter
                            + "; see the cause; nothing is lost, run the command again to continue",
                    e);
        }
        Thread.sleep(pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1));
        pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
    }
}

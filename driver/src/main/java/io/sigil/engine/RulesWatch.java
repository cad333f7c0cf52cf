package io.sigil.engine;

import io.sigil.keys.DataKeys;
import io.sigil.rules.Rules;
import io.sigil.sql.CatalogException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the rules file when statements are executed, so that no thread has to, and puts a valid change into force. One
 * thread looks at a time, and not more often than the file can be looked at for nothing; the others go on meanwhile.
 * Thread-safe.
 */
final class RulesWatch {
    private static final System.Logger LOG = System.getLogger(RulesWatch.class.getName());

    /** Looking costs about two microseconds. */
    private static final long LOOK_NANOS = 250_000;

    private static final long RETRY_NANOS = 1_000_000_000;

    /** Makes data keys for keys that weren't in the rules before. */
    @FunctionalInterface
    interface KeyMaker {
        DataKeys open(Rules rules) throws SQLException;
    }

    private final KeyMaker keys;
    private final AtomicLong nextLook = new AtomicLong(System.nanoTime());
    private volatile RulesInForce inForce;
    private volatile String generation;
    private RulesSource seen;
    private @Nullable RulesSource refused;

    RulesWatch(RulesInForce inForce, RulesSource source, KeyMaker keys) {
        this.inForce = inForce;
        this.seen = source;
        this.keys = keys;
        this.generation = source.generation();
    }

    /** Of the rules in force; empty when it isn't known. */
    String generation() {
        return generation;
    }

    RulesInForce inForce() {
        return inForce;
    }

    /**
     * Takes up a change of the file; what can't be obeyed is logged and leaves the rules as they are.
     *
     * @return false when it isn't time to look again
     */
    boolean look(CellSearch cells) {
        long next = nextLook.get();
        long now = System.nanoTime();
        // A look that is under way has moved the time far ahead.
        if (now - next >= 0 && nextLook.compareAndSet(next, now + RETRY_NANOS * 60)) {
            long pause = RETRY_NANOS;
            try {
                pause = take(cells) ? LOOK_NANOS : RETRY_NANOS;
            } finally {
                nextLook.set(System.nanoTime() + pause);
            }
            return true;
        }
        return false;
    }

    /** False when the database couldn't be asked, so that the change is looked at again. */
    private synchronized boolean take(CellSearch cells) {
        RulesSource newer = seen.newer();
        if (newer == null) {
            return true;
        }
        if (newer.equals(seen) && refused == null) {
            seen = newer;
            return true;
        }
        try {
            obey(newer.read(), cells);
            generation = newer.generation();
            LOG.log(System.Logger.Level.INFO, "The rules have changed and are in force: {0}", newer);
            refused = null;
        } catch (CatalogException e) {
            // A failed transaction, or a result that is still being read; a later statement asks again.
            return false;
        } catch (SQLException e) {
            if (newer.isUnsettled()) {
                // Half of a file, perhaps; the next look sees it whole.
                return true;
            }
            if (!newer.equals(refused)) {
                LOG.log(System.Logger.Level.WARNING, "The rules before stay in force: {0}", e.getMessage());
            }
            refused = newer;
        }
        seen = newer;
        return true;
    }

    private void obey(Rules rules, CellSearch cells) throws SQLException {
        RulesInForce before = inForce;
        new RulesChange(before.rules(), rules).require(before.homes(), cells);
        boolean sameKeys = rules.keys().equals(before.rules().keys());
        inForce = before.with(rules, sameKeys ? before.keys() : keys.open(rules));
    }
}

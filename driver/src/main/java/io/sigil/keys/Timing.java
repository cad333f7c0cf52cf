package io.sigil.keys;

import io.sigil.rules.KeyRule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** The clock and the intervals of one rule, in milliseconds. Immutable. */
final class Timing {
    /** After a failure nobody asks for so long, plus up to a fifth, so that JVMs don't all come back at once. */
    static final Duration RETRY = Duration.ofSeconds(5);

    /** How often the store is looked at for a version that another JVM has made. */
    static final Duration RECHECK = Duration.ofMinutes(1);

    /** How long the others may go on with a key whose renewal is under way; longer than any KMS call may take. */
    static final Duration RENEWAL = Duration.ofSeconds(10);

    private final Clock clock;
    private final long ttl;
    private final long stale;
    private final long rotateAfter;

    Timing(KeyRule rule, Clock clock) {
        this.clock = clock;
        ttl = rule.cacheTtl().toMillis();
        stale = rule.staleIfKmsDown().toMillis();
        rotateAfter = rule.rotateAfter().toMillis();
    }

    long now() {
        return clock.millis();
    }

    Instant instant() {
        return clock.instant();
    }

    Duration ttl() {
        return Duration.ofMillis(ttl);
    }

    /** Until when a key unwrapped now serves without asking. */
    long expiry(long now) {
        return now + ttl;
    }

    /** Until when an expired key still serves while the KMS can't be reached. */
    long staleUntil(long expiry) {
        return expiry + stale;
    }

    /** Until when an expired key serves other threads while one renews it. */
    long renewalUntil(long expiry) {
        return expiry + Math.max(stale, RENEWAL.toMillis());
    }

    long retryAt(long now) {
        long interval = RETRY.toMillis();
        return now + interval + ThreadLocalRandom.current().nextLong(interval / 5);
    }

    long recheckAt(long now) {
        return now + Math.min(RECHECK.toMillis(), ttl);
    }

    /**
     * Until when writes go on with a version though it can't be found out whether there is a newer one.
     *
     * @param seen when it was found out last
     */
    long unseenUntil(long seen) {
        return seen + takesEffectWithin(ttl, stale);
    }

    /** How long after a rotation a JVM may still write with the version before. */
    static Duration takesEffectWithin(KeyRule rule) {
        return Duration.ofMillis(takesEffectWithin(
                rule.cacheTtl().toMillis(), rule.staleIfKmsDown().toMillis()));
    }

    private static long takesEffectWithin(long ttl, long stale) {
        return RECHECK.toMillis() + ttl + stale;
    }

    /** When to look again after a version was made just now. */
    long lookAfterCreation(KeyPurpose purpose) {
        long now = now();
        return purpose == KeyPurpose.RANDOMIZED ? Math.min(recheckAt(now), now + rotateAfter) : recheckAt(now);
    }

    /** Whether writes are due for a new version. */
    boolean isDue(StoredKey row, long now) {
        return row.purpose() == KeyPurpose.RANDOMIZED && now >= dueAt(row);
    }

    /** When writes move to a new version; never for keys that don't age. */
    long dueAt(StoredKey row) {
        return row.purpose() == KeyPurpose.RANDOMIZED ? row.created().toEpochMilli() + rotateAfter : Long.MAX_VALUE;
    }
}

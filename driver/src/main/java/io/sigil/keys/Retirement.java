package io.sigil.keys;

import io.sigil.error.ErrorCode;
import io.sigil.rules.KeyRule;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Ends the life of a data key's older version. It writes nothing any more, whatever becomes of newer versions. A cell of it that
 * turns up nevertheless, as out of a backup or a transaction that was long under way, is still read. Immutable.
 */
public final class Retirement {
    /** How far the clocks of two machines may be apart. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private final KeyRule rule;
    private final KeyStore store;

    public Retirement(KeyRule rule, KeyStore store) {
        this.rule = rule;
        this.store = store;
    }

    /**
     * How old a newer version must have been when the scan began: until then some JVM may have written with the old one. A
     * minute, and {@code cacheTtl} and {@code staleIfKmsDown} for a JVM that couldn't see the key store, and one more.
     */
    public Duration margin() {
        return Timing.takesEffectWithin(rule).plus(CLOCKS);
    }

    /**
     * Retires a version.
     *
     * @return the row as it is now; a version that was retired before stays so
     * @throws SQLException SIGIL-5024 when the proof isn't of this key, found cells, or began before every JVM wrote with a
     *     newer version; SIGIL-5019 when there is no such key
     */
    public StoredKey retire(ScanProof proof) throws SQLException {
        StoredKey key = store.find(rule.name(), proof.keyId())
                .orElseThrow(() -> ErrorCode.DATA_KEY_UNKNOWN.exception("key '" + rule.name() + "' has no data key "
                        + Long.toHexString(proof.keyId()) + " in the key store; list the keys"));
        if (key.state() == KeyState.RETIRED) {
            return key;
        }
        requireAllowed(key, proof);
        StoredKey retired = key.withState(KeyState.RETIRED);
        if (!store.replace(key, retired)) {
            throw refused(key, "its row was changed at the same time", "list the keys and try again");
        }
        return retired;
    }

    private void requireAllowed(StoredKey key, ScanProof proof) throws SQLException {
        if (key.hasSubject() || key.purpose() == KeyPurpose.BRANCH || key.state() != KeyState.ACTIVE) {
            throw refused(
                    key, "it isn't an active data key of cells", "retire data keys; a subject's keys are shredded");
        }
        if (proof.found() > 0) {
            throw refused(
                    key,
                    proof.found() + " of " + proof.cells() + " cells are of this version",
                    "encrypt them anew, then scan again");
        }
        Optional<StoredKey> newer = store.versions(rule.name(), key.purpose()).stream()
                .filter(other -> other.version() > key.version() && other.state() == KeyState.ACTIVE)
                .findFirst();
        if (newer.isEmpty()) {
            throw refused(key, "no newer version is active, so this one still writes", "rotate the key first");
        }
        Instant from = newer.get().created().plus(margin());
        if (proof.began().isBefore(from)) {
            throw refused(
                    key,
                    "the scan began at " + proof.began() + ", and some JVM may have written with it until " + from,
                    "scan again");
        }
    }

    private static SQLException refused(StoredKey key, String why, String remedy) {
        return ErrorCode.RETIREMENT_REFUSED.exception("data key " + key.name() + "/" + key.purpose() + "/"
                + key.version() + " not retired; " + why + "; " + remedy);
    }
}

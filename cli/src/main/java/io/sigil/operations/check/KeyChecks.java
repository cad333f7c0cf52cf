package io.sigil.operations.check;

import io.sigil.error.ErrorCode;
import io.sigil.keys.DataKeys;
import io.sigil.keys.KeyState;
import io.sigil.keys.KeyStore;
import io.sigil.keys.StoredKey;
import io.sigil.operations.Target;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/** The key store, and whether the key services still unwrap what they wrapped. Makes nothing. Immutable. */
final class KeyChecks {
    private final Target target;

    KeyChecks(Target target) {
        this.target = target;
    }

    void check(Findings findings) throws SQLException {
        try (KeyStore store = target.existingKeyStore()) {
            store.id();
            if (target.rules().keystore().create()) {
                findings.warning(
                        "key-store",
                        target.rules().keystore().toString(),
                        "a JVM that starts over an emptied key store would take it for a new one",
                        "set create: false under keystore, now that it is there");
            }
        } catch (SQLException e) {
            if (e.getErrorCode() != ErrorCode.KEY_STORE_MISSING.number()) {
                findings.error("key-store", target.rules().keystore().toString(), message(e), "see docs/errors.md");
                return;
            }
            boolean made = target.rules().keystore().create();
            String what = "it isn't there yet";
            if (made) {
                findings.note(
                        "key-store", target.rules().keystore().toString(), what, "it is made when it is first needed");
            } else {
                findings.error(
                        "key-store",
                        target.rules().keystore().toString(),
                        what + ", and the rules don't let it be made",
                        "run the CREATE TABLE that sigil ddl prints, or import an export");
            }
            return;
        }
        // A store that may make nothing, so that looking doesn't.
        try (DataKeys keys = DataKeys.open(
                target.rules().keys(), target.existingKeyStore(), Target.classLoader(), Clock.systemUTC())) {
            for (String name : target.rules().keys().keySet()) {
                check(name, keys, findings);
            }
        }
    }

    private void check(String name, DataKeys keys, Findings findings) throws SQLException {
        try (KeyStore store = target.existingKeyStore()) {
            List<StoredKey> stored = store.all(name);
            for (StoredKey key : stored) {
                if (key.state() != KeyState.SHREDDED) {
                    keys.byId(name, key.id());
                }
            }
            int pending = keys.toRewrap(name).size();
            if (pending > 0) {
                findings.warning(
                        "key",
                        name,
                        pending + " of its " + stored.size()
                                + " data keys are wrapped by another key than the rules name",
                        "run sigil keys rewrap " + name);
            } else {
                findings.note(
                        "key",
                        name,
                        stored.isEmpty()
                                ? "it has no data key yet, and its key service answers"
                                : "its key service unwraps all of its " + stored.size() + " data keys",
                        "nothing to do");
            }
        } catch (SQLException e) {
            if (!ErrorCode.isOf(e)) {
                throw e;
            }
            findings.error("key", name, message(e), "see docs/errors.md, and docs/kms.md for permissions");
        }
    }

    private static String message(SQLException e) {
        return ErrorCode.isOf(e) ? String.valueOf(e.getMessage()) : "the database says no, SQLState " + e.getSQLState();
    }
}

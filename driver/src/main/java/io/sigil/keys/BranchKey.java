package io.sigil.keys;

import io.sigil.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A data key of purpose BRANCH at work. Each of its three jobs has a key of its own, the HMAC-SHA-256 of the job's name under
 * the branch key: a pseudorandom function of a uniform key, so one job's key tells nothing of another's. Immutable.
 */
final class BranchKey {
    private static final String PREFIX = "branch:";
    private static final String SHREDDED = "shredded";
    private static final String HMAC = "HmacSHA256";
    private static final String WRAPPING = "sigil branch key: wrapping";
    private static final String TAGS = "sigil branch key: subject tags";
    private static final String PROOFS = "sigil branch key: proofs of shredding";

    private final DataKey key;

    BranchKey(DataKey key) {
        this.key = key;
    }

    /** What the key store names as key encryption key of a subject's key. */
    static String nameOf(long id) {
        return PREFIX + String.format("%016x", id);
    }

    /** The id of the branch key that a row names. */
    static long idIn(StoredKey row) throws SQLException {
        String name = row.wrapped().keyId();
        try {
            if (name.startsWith(PREFIX)) {
                return Long.parseUnsignedLong(name.substring(PREFIX.length()), 16);
            }
        } catch (NumberFormatException e) {
            throw refused(row);
        }
        throw refused(row);
    }

    long id() {
        return key.id();
    }

    String tag(byte[] subject) throws SQLException {
        return SubjectTag.of(hmac(TAGS, subject));
    }

    WrappedKey wrap(byte[] secret, Map<String, String> context, SecureRandom random) throws SQLException {
        byte[] wrapping = derived(WRAPPING);
        try {
            return WrappedKey.of(
                    nameOf(key.id()), KeyWrap.wrap(new SecretKeySpec(wrapping, "AES"), secret, context, random));
        } catch (GeneralSecurityException e) {
            throw failed(e);
        } finally {
            Arrays.fill(wrapping, (byte) 0);
        }
    }

    /** The 32 bytes; the caller wipes them. */
    byte[] unwrap(StoredKey row, String storeId) throws SQLException {
        byte[] wrapping = derived(WRAPPING);
        try {
            return KeyWrap.unwrap(
                    new SecretKeySpec(wrapping, "AES"), row.wrapped().bytes(), row.encryptionContext(storeId));
        } catch (GeneralSecurityException e) {
            throw refused(row);
        } finally {
            Arrays.fill(wrapping, (byte) 0);
        }
    }

    /** What is left of a key that is shredded. Who has the key store but not the branch key can't make one. */
    StoredKey shredded(StoredKey row, String storeId, Instant at) throws SQLException {
        return row.shredded(WrappedKey.of(SHREDDED, proof(row, storeId, at)), at);
    }

    /** @throws SQLException unless {@link #shredded} made the row */
    void requireProof(StoredKey row, String storeId) throws SQLException {
        Instant destroyed = row.destroyed();
        if (destroyed == null || !MessageDigest.isEqual(row.wrapped().bytes(), proof(row, storeId, destroyed))) {
            throw ErrorCode.WRAPPED_KEY_REFUSED.exception("data key " + Long.toHexString(row.id()) + " of '"
                    + row.name() + "' is marked as shredded by somebody who isn't Sigil; its row was changed;"
                    + " restore the key store");
        }
    }

    private byte[] proof(StoredKey row, String storeId, Instant at) throws SQLException {
        Map<String, String> context = new TreeMap<>(row.encryptionContext(storeId));
        context.put("sigil:destroyed", at.toString());
        return hmac(PROOFS, EncryptionContext.bytes(context));
    }

    private byte[] hmac(String job, byte[] input) throws SQLException {
        byte[] derived = derived(job);
        try {
            return hmac(derived, input);
        } catch (GeneralSecurityException e) {
            throw failed(e);
        } finally {
            Arrays.fill(derived, (byte) 0);
        }
    }

    private byte[] derived(String job) throws SQLException {
        byte[] secret = key.secret(SecretAccess.grant());
        try {
            return hmac(secret, job.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw failed(e);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private static byte[] hmac(byte[] secret, byte[] input) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(secret, HMAC));
        return mac.doFinal(input);
    }

    private static SQLException refused(StoredKey row) {
        return ErrorCode.WRAPPED_KEY_REFUSED.exception("data key " + Long.toHexString(row.id()) + " of '" + row.name()
                + "' doesn't unwrap with its branch key; its row was changed or moved; restore the key store");
    }

    private static SQLException failed(GeneralSecurityException e) {
        return ErrorCode.CIPHER_FAILED.exception("the JVM can't wrap the key of a data subject; "
                + e.getClass().getName() + "; check that it offers AES/GCM/NoPadding and " + HMAC);
    }
}

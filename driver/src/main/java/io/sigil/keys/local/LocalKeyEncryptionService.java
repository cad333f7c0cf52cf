package io.sigil.keys.local;

import io.sigil.error.ErrorCode;
import io.sigil.keys.GeneratedDataKey;
import io.sigil.keys.KeyEncryptionService;
import io.sigil.keys.KeyWrap;
import io.sigil.keys.SecretAccess;
import io.sigil.keys.WrappedKey;
import io.sigil.rules.KeyRule;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * Wraps data keys with an AES-256 key of a PKCS#12 keyring. For development, tests and single machines: whoever reads the
 * keyring and its password has every data key.
 *
 * <p>{@link KeyWrap} is the form of a wrapped key: a key encryption key wraps far fewer than 2^32 data keys.
 *
 * <p>Key ids are {@code local:} and the alias. Thread-safe.
 */
final class LocalKeyEncryptionService implements KeyEncryptionService {
    private static final String ID_PREFIX = "local:";
    private static final int KEY_BYTES = 32;

    private final String keyring;
    private final Keyring keys;
    private final String alias;
    private final SecretKey current;
    private final SecureRandom random = new SecureRandom();
    private volatile boolean closed;

    private LocalKeyEncryptionService(String keyring, Keyring keys, String alias, SecretKey current) {
        this.keyring = keyring;
        this.keys = keys;
        this.alias = alias;
        this.current = current;
    }

    static LocalKeyEncryptionService open(KeyRule rule) throws SQLException {
        if (rule.keyring().isEmpty()) {
            throw ErrorCode.KEYRING_MISSING.exception(
                    "key '" + rule.name() + "' names no keyring; add 'keyring: <path of a PKCS#12 file>'");
        }
        if (rule.password().isEmpty()) {
            throw ErrorCode.KEYRING_PASSWORD_WRONG.exception("key '" + rule.name()
                    + "' gives no password for its keyring; add 'password: ${VARIABLE}' and set the variable");
        }
        String file = rule.keyring().get().toString();
        Optional<String> wanted = rule.keyId().map(LocalKeyEncryptionService::aliasOf);
        char[] password = rule.password().get().reveal();
        try {
            Keyring keys = Keyring.open(rule.keyring().get(), password, wanted, rule.create());
            String alias = wanted.isPresent() ? wanted.get() : onlyAlias(file, keys);
            SecretKey current = keys.key(alias);
            if (current == null) {
                throw missing(file, keys, alias);
            }
            return new LocalKeyEncryptionService(file, keys, alias, current);
        } finally {
            Arrays.fill(password, ' ');
        }
    }

    private static String onlyAlias(String file, Keyring keys) throws SQLException {
        if (keys.aliases().size() != 1) {
            throw ErrorCode.KEYRING_KEY_MISSING.exception("keyring " + file + " holds "
                    + keys.aliases().size() + " AES-256 keys " + keys.aliases()
                    + ", and which one wraps new data keys isn't said; add 'keyId: <alias>'");
        }
        return keys.aliases().iterator().next();
    }

    private static String aliasOf(String keyId) {
        String alias = keyId.startsWith(ID_PREFIX) ? keyId.substring(ID_PREFIX.length()) : keyId;
        return alias.toLowerCase(Locale.ROOT);
    }

    private static SQLException missing(String file, Keyring keys, String alias) {
        return ErrorCode.KEYRING_KEY_MISSING.exception("keyring " + file + " has no AES-256 key '" + alias + "', only "
                + keys.aliases() + "; restore the keyring that has it");
    }

    @Override
    public String keyId() {
        return ID_PREFIX + alias;
    }

    @Override
    public GeneratedDataKey generateDataKey(Map<String, String> encryptionContext) throws SQLException {
        byte[] plaintext = new byte[KEY_BYTES];
        random.nextBytes(plaintext);
        try {
            return GeneratedDataKey.of(plaintext, wrap(plaintext, encryptionContext), SecretAccess.grant());
        } finally {
            Arrays.fill(plaintext, (byte) 0);
        }
    }

    @Override
    public byte[] unwrap(String keyId, byte[] wrapped, Map<String, String> encryptionContext) throws SQLException {
        ensureOpen();
        SecretKey key = keyId.equals(ID_PREFIX + aliasOf(keyId)) ? keys.key(aliasOf(keyId)) : null;
        if (key == null) {
            throw missing(keyring, keys, keyId);
        }
        try {
            return KeyWrap.unwrap(key, wrapped, encryptionContext);
        } catch (GeneralSecurityException e) {
            throw refused(keyId);
        }
    }

    private SQLException refused(String keyId) {
        return ErrorCode.WRAPPED_KEY_REFUSED.exception(
                "a data key of the key store doesn't unwrap with " + keyId
                        + " of keyring " + keyring
                        + "; its row was changed or moved, or the keyring is another one; restore the key store or the keyring");
    }

    @Override
    public WrappedKey rewrap(String fromKeyId, byte[] wrapped, Map<String, String> encryptionContext)
            throws SQLException {
        byte[] plaintext = unwrap(fromKeyId, wrapped, encryptionContext);
        try {
            return wrap(plaintext, encryptionContext);
        } finally {
            Arrays.fill(plaintext, (byte) 0);
        }
    }

    private WrappedKey wrap(byte[] plaintext, Map<String, String> encryptionContext) throws SQLException {
        ensureOpen();
        try {
            return WrappedKey.of(keyId(), KeyWrap.wrap(current, plaintext, encryptionContext, random));
        } catch (GeneralSecurityException e) {
            throw ErrorCode.KEYRING_UNUSABLE.exception(
                    "the JVM can't wrap with AES-GCM; check its security providers", e);
        }
    }

    private void ensureOpen() throws SQLException {
        if (closed) {
            throw ErrorCode.DATA_KEYS_CLOSED.exception("the keyring service is closed");
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}

package io.sigil.it.spi;

import io.sigil.keys.EncryptionContext;
import io.sigil.keys.GeneratedDataKey;
import io.sigil.keys.KeyEncryptionService;
import io.sigil.keys.SecretAccess;
import io.sigil.keys.WrappedKey;
import io.sigil.rules.KeyRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.SQLTransientException;
import java.util.Arrays;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Wraps data keys by AES key wrap (RFC 3394), which knows no associated data: the wrapping key is derived for each encryption
 * context instead, by HMAC-SHA-256 under a master key. {@code keyring} is a folder with one file of 32 bytes for each master
 * key, {@code keyId} the file's name. Thread-safe.
 */
final class DerivingKeyEncryptionService implements KeyEncryptionService {
    private static final int SECRET_BYTES = 32;

    private final Path folder;
    private final KeyRule rule;
    private final String current;
    private final SecureRandom random = new SecureRandom();
    private volatile boolean closed;

    private DerivingKeyEncryptionService(Path folder, String current, KeyRule rule) {
        this.folder = folder;
        this.current = current;
        this.rule = rule;
    }

    static KeyEncryptionService open(KeyRule rule) throws SQLException {
        if (rule.keyId().isEmpty() || rule.keyring().isEmpty()) {
            throw new SQLNonTransientException("give keyId and keyring");
        }
        return new DerivingKeyEncryptionService(
                rule.keyring().get(), rule.keyId().get(), rule);
    }

    @Override
    public String keyId() {
        return current;
    }

    @Override
    public GeneratedDataKey generateDataKey(Map<String, String> encryptionContext) throws SQLException {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        try {
            return GeneratedDataKey.of(secret, wrap(secret, encryptionContext), SecretAccess.grant());
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    @Override
    public byte[] unwrap(String keyId, byte[] wrapped, Map<String, String> encryptionContext) throws SQLException {
        if (!keyId.equals(current) && !rule.trusted().contains(keyId)) {
            throw new SQLNonTransientException("the rules don't trust the key that a stored data key names");
        }
        try {
            Cipher cipher = Cipher.getInstance("AESWrap");
            cipher.init(Cipher.UNWRAP_MODE, wrappingKey(keyId, encryptionContext));
            return cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new SQLNonTransientException("a stored data key doesn't unwrap; its row was changed");
        }
    }

    private WrappedKey wrap(byte[] secret, Map<String, String> encryptionContext) throws SQLException {
        try {
            Cipher cipher = Cipher.getInstance("AESWrap");
            cipher.init(Cipher.WRAP_MODE, wrappingKey(current, encryptionContext));
            return WrappedKey.of(current, cipher.wrap(new SecretKeySpec(secret, "AES")));
        } catch (GeneralSecurityException e) {
            throw new SQLNonTransientException("the JVM has no AES key wrap");
        }
    }

    private SecretKeySpec wrappingKey(String keyId, Map<String, String> encryptionContext)
            throws SQLException, GeneralSecurityException {
        if (closed) {
            throw new SQLNonTransientException("the service is closed");
        }
        byte[] master;
        try {
            master = Files.readAllBytes(folder.resolve(keyId));
        } catch (IOException e) {
            throw new SQLTransientException("the folder of master keys can't be read", "08001");
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(master, "HmacSHA256"));
            return new SecretKeySpec(mac.doFinal(EncryptionContext.bytes(encryptionContext)), "AES");
        } finally {
            Arrays.fill(master, (byte) 0);
        }
    }

    @Override
    public WrappedKey rewrap(String fromKeyId, byte[] wrapped, Map<String, String> encryptionContext)
            throws SQLException {
        byte[] secret = unwrap(fromKeyId, wrapped, encryptionContext);
        try {
            return wrap(secret, encryptionContext);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}

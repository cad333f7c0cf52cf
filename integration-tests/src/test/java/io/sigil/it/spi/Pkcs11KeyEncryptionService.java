package io.sigil.it.spi;

import io.sigil.keys.EncryptionContext;
import io.sigil.keys.GeneratedDataKey;
import io.sigil.keys.KeyEncryptionService;
import io.sigil.keys.SecretAccess;
import io.sigil.keys.WrappedKey;
import io.sigil.rules.KeyRule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.Security;
import java.security.UnrecoverableKeyException;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.SQLTransientException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.security.auth.login.LoginException;

/**
 * Wraps data keys inside a PKCS#11 token: the key encryption key is an AES key that never leaves it. Of the rule, {@code
 * keyring} is the provider's configuration file, {@code password} the PIN, {@code keyId} the key's label, {@code trusted} the
 * labels that unwrap beside it.
 *
 * <p>A wrapped key is a nonce of 12 bytes, the ciphertext, and a tag of 16 bytes, of AES-GCM with the encryption context as
 * associated data. Thread-safe.
 */
final class Pkcs11KeyEncryptionService implements KeyEncryptionService {
    private static final String ID_PREFIX = "pkcs11:";
    private static final int SECRET_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final AuthProvider token;
    private final KeyStore keys;
    private final String current;
    private final Set<String> trusted;
    private final SecureRandom random = new SecureRandom();
    private volatile boolean closed;

    private Pkcs11KeyEncryptionService(AuthProvider token, KeyStore keys, KeyRule rule) {
        this.token = token;
        this.keys = keys;
        current = ID_PREFIX + rule.keyId().orElseThrow();
        trusted = new HashSet<>(rule.trusted());
        trusted.add(current);
    }

    static KeyEncryptionService open(KeyRule rule) throws SQLException {
        if (rule.keyId().isEmpty()
                || rule.keyring().isEmpty()
                || rule.password().isEmpty()) {
            throw new SQLNonTransientException("give keyId, keyring and password of the token");
        }
        char[] pin = rule.password().get().reveal();
        try {
            AuthProvider token = (AuthProvider) Security.getProvider("SunPKCS11")
                    .configure(rule.keyring().get().toString());
            KeyStore keys = KeyStore.getInstance("PKCS11", token);
            keys.load(null, pin);
            return new Pkcs11KeyEncryptionService(token, keys, rule);
        } catch (IOException e) {
            throw e.getCause() instanceof LoginException || e.getCause() instanceof UnrecoverableKeyException
                    ? new SQLNonTransientException("the token refuses the PIN")
                    : new SQLTransientException("the token doesn't answer");
        } catch (GeneralSecurityException | ProviderException e) {
            throw new SQLTransientException("the token doesn't answer");
        } finally {
            Arrays.fill(pin, ' ');
        }
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

    private WrappedKey wrap(byte[] secret, Map<String, String> encryptionContext) throws SQLException {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, current, nonce, encryptionContext)
                    .doFinal(secret);
            return WrappedKey.of(
                    current,
                    ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException | ProviderException e) {
            throw new SQLTransientException("the token doesn't wrap");
        }
    }

    @Override
    public byte[] unwrap(String keyId, byte[] wrapped, Map<String, String> encryptionContext) throws SQLException {
        if (!trusted.contains(keyId)) {
            throw new SQLNonTransientException("the rules don't trust the key that a stored data key names");
        }
        if (wrapped.length != NONCE_BYTES + SECRET_BYTES + TAG_BITS / Byte.SIZE) {
            throw new SQLNonTransientException("this isn't a wrapped key");
        }
        byte[] nonce = Arrays.copyOf(wrapped, NONCE_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, keyId, nonce, encryptionContext)
                    .doFinal(wrapped, NONCE_BYTES, wrapped.length - NONCE_BYTES);
        } catch (ProviderException e) {
            throw new SQLTransientException("the token doesn't answer");
        } catch (GeneralSecurityException e) {
            throw new SQLNonTransientException("a stored data key doesn't unwrap; its row was changed");
        }
    }

    private Cipher cipher(int mode, String keyId, byte[] nonce, Map<String, String> encryptionContext)
            throws SQLException, GeneralSecurityException {
        if (closed) {
            throw new SQLNonTransientException("the token's service is closed");
        }
        Key key = keys.getKey(keyId.substring(ID_PREFIX.length()), null);
        if (key == null) {
            throw new SQLNonTransientException("the token has no key " + keyId);
        }
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", token);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(EncryptionContext.bytes(encryptionContext));
        return cipher;
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
        try {
            token.logout();
        } catch (LoginException | ProviderException e) {
            // The session ends with the process.
        }
    }
}

package io.sigil.keys;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * A data key wrapped by another AES-256 key of this JVM: {@code format 01 · nonce, 12 bytes · ciphertext, 32 bytes · tag, 16
 * bytes} of AES-256-GCM (NIST SP 800-38D), with {@link EncryptionContext#bytes} as associated data. Random nonces are safe as
 * long as one key wraps fewer than 2^32 (§8.3).
 */
public final class KeyWrap {
    private static final byte FORMAT = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final int WRAPPED_BYTES = 1 + NONCE_BYTES + DataKey.SECRET_BYTES + TAG_BYTES;
    private static final String CIPHER = "AES/GCM/NoPadding";

    private KeyWrap() {}

    /** @param secret 32 bytes */
    public static byte[] wrap(SecretKey by, byte[] secret, Map<String, String> context, SecureRandom random)
            throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(Cipher.ENCRYPT_MODE, by, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(EncryptionContext.bytes(context));
        return ByteBuffer.allocate(WRAPPED_BYTES)
                .put(FORMAT)
                .put(nonce)
                .put(cipher.doFinal(secret))
                .array();
    }

    /**
     * The 32 bytes; the caller wipes them.
     *
     * @throws GeneralSecurityException when these aren't the bytes that were wrapped by this key under this context
     */
    public static byte[] unwrap(SecretKey by, byte[] wrapped, Map<String, String> context)
            throws GeneralSecurityException {
        if (wrapped.length != WRAPPED_BYTES || wrapped[0] != FORMAT) {
            throw new GeneralSecurityException("no wrapped key");
        }
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(Cipher.DECRYPT_MODE, by, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, wrapped, 1, NONCE_BYTES));
        cipher.updateAAD(EncryptionContext.bytes(context));
        return cipher.doFinal(wrapped, 1 + NONCE_BYTES, DataKey.SECRET_BYTES + TAG_BYTES);
    }
}

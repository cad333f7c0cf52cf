package io.sigil.kms;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * One KMS key: its material, old material included, its state and who may not do what. A ciphertext blob is {@code id
 * length · id · material version · nonce · AES-256-GCM}, with the encryption context as associated data. Guarded by itself.
 */
final class KmsKey {
    private static final int NONCE = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    final String id;
    final String arn;
    final Set<String> denied = ConcurrentHashMap.newKeySet();
    private final List<SecretKeySpec> material;
    private String state = "Enabled";

    KmsKey(String id, String arn) {
        this.id = id;
        this.arn = arn;
        material = new ArrayList<>();
        rotate();
    }

    /** The related multi-Region key of another Region: the same material, another state and policy. */
    KmsKey(String arn, KmsKey related) {
        this.id = related.id;
        this.arn = arn;
        material = related.material;
    }

    synchronized void rotate() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        material.add(new SecretKeySpec(bytes, "AES"));
    }

    /** Names the present material. */
    synchronized String materialId() {
        return id.replace("-", "") + String.format("%032x", material.size());
    }

    synchronized String state() {
        return state;
    }

    synchronized void state(String next) {
        state = next;
    }

    void requireUsable(String operation) throws KmsError {
        if (denied.contains(operation)) {
            throw new KmsError(
                    400,
                    "AccessDeniedException",
                    "User: arn:aws:iam::111122223333:user/test is not authorized to perform: kms:" + operation
                            + " on resource: " + arn);
        }
        switch (state()) {
            case "Enabled" -> {}
            case "Disabled" -> throw new KmsError(400, "DisabledException", arn + " is disabled.");
            case "Unavailable" -> throw new KmsError(500, "KeyUnavailableException", arn + " is unavailable.");
            case "PendingImport" -> throw new KmsError(400, "KMSInvalidStateException", arn + " is pending import.");
            default -> throw new KmsError(400, "KMSInvalidStateException", arn + " is pending deletion.");
        }
    }

    synchronized byte[] encrypt(byte[] plaintext, Map<String, String> context) throws GeneralSecurityException {
        int version = material.size() - 1;
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, version, nonce, context).doFinal(plaintext);
        byte[] idBytes = id.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + idBytes.length + 4 + NONCE + sealed.length)
                .put((byte) idBytes.length)
                .put(idBytes)
                .putInt(version)
                .put(nonce)
                .put(sealed)
                .array();
    }

    synchronized byte[] decrypt(byte[] blob, Map<String, String> context) throws KmsError {
        try {
            ByteBuffer in = ByteBuffer.wrap(blob);
            in.position(1 + in.get());
            int version = in.getInt();
            byte[] nonce = new byte[NONCE];
            in.get(nonce);
            byte[] sealed = new byte[in.remaining()];
            in.get(sealed);
            return cipher(Cipher.DECRYPT_MODE, version, nonce, context).doFinal(sealed);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw KmsError.invalidCiphertext();
        }
    }

    /** The id of the key that made a blob. */
    static String idOf(byte[] blob) throws KmsError {
        if (blob.length < 1 || blob[0] < 0 || blob.length < 1 + blob[0]) {
            throw KmsError.invalidCiphertext();
        }
        return new String(blob, 1, blob[0], StandardCharsets.UTF_8);
    }

    private Cipher cipher(int mode, int version, byte[] nonce, Map<String, String> context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, material.get(version), new GCMParameterSpec(128, nonce));
        cipher.updateAAD(new TreeMap<>(context).toString().getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}

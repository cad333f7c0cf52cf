package io.sigil.cell;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF (RFC 5869) with SHA-256. */
final class HkdfSha256 {

    private static final String HMAC = "HmacSHA256";
    private static final int HASH_BYTES = 32;

    private HkdfSha256() {}

    /**
     * Key bytes derived from other key bytes.
     *
     * @param salt empty for none, which HKDF reads as 32 zero bytes
     * @param length 1 to 8160 bytes
     */
    static byte[] derive(byte[] secret, byte[] salt, byte[] info, int length) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(salt.length == 0 ? new byte[HASH_BYTES] : salt, HMAC));
        byte[] extracted = mac.doFinal(secret);
        mac.init(new SecretKeySpec(extracted, HMAC));
        Arrays.fill(extracted, (byte) 0);

        byte[] result = new byte[length];
        byte[] last = new byte[0];
        for (int done = 0, i = 1; done < length; done += HASH_BYTES, i++) {
            mac.update(last);
            mac.update(info);
            last = mac.doFinal(new byte[] {(byte) i});
            System.arraycopy(last, 0, result, done, Math.min(HASH_BYTES, length - done));
        }
        Arrays.fill(last, (byte) 0);
        return result;
    }
}

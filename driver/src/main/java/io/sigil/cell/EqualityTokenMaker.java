package io.sigil.cell;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 of the value, truncated to 16 bytes: that two of 2^32 values share a token has a chance of 2^-65. */
final class EqualityTokenMaker implements SearchTokenMaker {

    static final int KEY_BYTES = 32;
    static final int TOKEN_BYTES = 16;

    private static final String HMAC = "HmacSHA256";

    private final Mac mac;

    /** Wipes the key. */
    EqualityTokenMaker(byte[] key) throws GeneralSecurityException {
        this.mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(key, HMAC));
        Arrays.fill(key, (byte) 0);
    }

    @Override
    public byte[] token(byte[] value) {
        return Arrays.copyOf(mac.doFinal(value), TOKEN_BYTES);
    }
}

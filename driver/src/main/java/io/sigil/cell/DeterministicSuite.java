package io.sigil.cell;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/**
 * AES-256-SIV cells: equal values of one context and data key give equal cells.
 *
 * <p><b>Security guarantees.</b> The database learns which values of a domain are equal and how long they are, and nothing
 * else (deterministic authenticated encryption, Rogaway and Shrimpton 2006). A cell that was changed, or moved to another
 * domain, type, subject, row key or search token, is refused.
 *
 * <p><b>Warning.</b> Who knows how often values occur may recognise them: a column of few different values isn't hidden.
 * An older cell put back, or a cell copied to another row of its column, is not noticed unless the context is bound to the
 * row, which ends comparability.
 */
public final class DeterministicSuite extends CellSuite {

    /** HKDF's info; part of the cell format. */
    private static final byte[] KEY_LABEL = "sigil cell AES-256-SIV".getBytes(StandardCharsets.US_ASCII);

    public DeterministicSuite() {
        super(Suite.AES_256_SIV, DeterministicSuite::cipher);
    }

    /** AES-256-SIV takes 64 bytes of key, 32 for its MAC and 32 for its cipher (RFC 5297 §2.2); data keys have 32. */
    private static CellCipher cipher(byte[] secret) throws GeneralSecurityException {
        byte[] key = HkdfSha256.derive(secret, new byte[0], KEY_LABEL, AesSiv.AES_256_KEY_BYTES);
        try {
            return new SivCellCipher(key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}

package io.sigil.cell;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.sigil.error.ErrorCode;
import io.sigil.keys.DataKey;
import io.sigil.keys.KeyPurpose;
import io.sigil.rules.LogicalType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * Encrypts the texts of one column so that they keep their format: FF1 (SP 800-38G) over the characters of an alphabet;
 * every other character stays in its place. docs/cell-format.md is the byte-exact specification.
 *
 * <p><b>Security guarantees.</b> Without the data key a stored text tells its length, the characters that aren't of the alphabet
 * and their places, and which texts of one domain and type have equal characters of the alphabet.
 *
 * <p><b>Warning.</b> There is no integrity and no key id: any text of the format decrypts to some text of the format, one that was
 * changed or never encrypted as well as one of another key. Few values are found by trying, so a text whose characters of the
 * alphabet have fewer than 10^6 possibilities is refused.
 *
 * <p>Thread-safe; takes no lock when the data key was used before.
 */
public final class FormatPreservingSuite {

    /** HKDF's info; part of the format. */
    private static final byte[] KEY_LABEL = "sigil format-preserving FF1 1".getBytes(StandardCharsets.US_ASCII);

    private static final int KEY_BYTES = 32;

    /** Deterministic keys are replaced on purpose only, so there are seldom two. */
    private static final int MAX_KEYS = 16;

    private final CellContext context;
    private final FormatAlphabet alphabet;
    private final byte[] tweak;
    private final LoadingCache<DataKey, CipherPool<Ff1>> pools;

    /** @param alphabet at least two characters of ASCII, each once */
    public FormatPreservingSuite(String domain, LogicalType type, String alphabet) {
        this.context = CellContext.of(domain, type, null);
        this.alphabet = new FormatAlphabet(alphabet);
        this.tweak = tweak(domain, type.toString());
        this.pools = Caffeine.newBuilder()
                .weakKeys()
                .maximumSize(MAX_KEYS)
                .executor(Runnable::run)
                .build(key -> new CipherPool<>(this::cipher));
    }

    /** Each with its length, so that no two domains and types share one. */
    private static byte[] tweak(String... components) {
        byte[][] bytes = Arrays.stream(components)
                .map(component -> component.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        int size = Arrays.stream(bytes).mapToInt(b -> Integer.BYTES + b.length).sum();
        ByteBuffer tweak = ByteBuffer.allocate(size);
        for (byte[] component : bytes) {
            tweak.putInt(component.length).put(component);
        }
        return tweak.array();
    }

    private Ff1 cipher(byte[] secret) throws GeneralSecurityException {
        byte[] key = HkdfSha256.derive(secret, new byte[0], KEY_LABEL, KEY_BYTES);
        try {
            return new Ff1(key, alphabet.radix(), tweak);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** Whether a text has enough characters of the alphabet to be encrypted. */
    public boolean takes(String text) {
        return alphabet.isEnough(alphabet.numerals(text).length);
    }

    /**
     * @param key a deterministic key
     * @throws SQLException SIGIL-4008 when the text has too few characters of the alphabet, SIGIL-4007 when the JVM lacks a cipher
     *     or the key was destroyed
     */
    public String encrypt(DataKey key, String text) throws SQLException {
        byte[] numerals = alphabet.numerals(text);
        if (!alphabet.isEnough(numerals.length)) {
            throw ErrorCode.FORMAT_TOO_SMALL.exception("value not taken" + context.where()
                    + "; its characters of the rule's alphabet have fewer than 1000000 possibilities, which are found by"
                    + " trying; store a longer value, or NULL where there is none, or use another mode");
        }
        return alphabet.replaced(text, process(key, cipher -> cipher.encrypt(numerals)));
    }

    /**
     * @param key the key that the text was encrypted with; another one gives another text
     * @throws SQLException SIGIL-4001 when {@link #encrypt} can't have given the text, SIGIL-4007 as there
     */
    public String decrypt(DataKey key, String stored) throws SQLException {
        byte[] numerals = alphabet.numerals(stored);
        if (!alphabet.isEnough(numerals.length)
                || !StandardCharsets.UTF_8.newEncoder().canEncode(stored)) {
            throw ErrorCode.NOT_A_CELL.exception("the stored text isn't one that was encrypted in its format"
                    + context.where() + "; it has too few characters of the rule's alphabet; find out what wrote it");
        }
        return alphabet.replaced(stored, process(key, cipher -> cipher.decrypt(numerals)));
    }

    private interface Work {
        byte[] with(Ff1 cipher);
    }

    private byte[] process(DataKey key, Work work) throws SQLException {
        if (key.purpose() != KeyPurpose.DETERMINISTIC) {
            throw new IllegalArgumentException("a key for " + key.purpose() + " preserves no format");
        }
        CipherPool<Ff1> pool = pools.get(key);
        try {
            Ff1 cipher = pool.borrow(key);
            byte[] result = work.with(cipher);
            pool.giveBack(cipher);
            return result;
        } catch (GeneralSecurityException | IllegalStateException | UnsupportedOperationException e) {
            throw ErrorCode.CIPHER_FAILED.exception("the cipher failed" + context.where() + "; "
                    + e.getClass().getName()
                    + ", or the data key was destroyed when its cache was closed; check that the JVM offers HmacSHA256 and"
                    + " that no system property disables FF1");
        }
    }

    @Override
    public String toString() {
        return "FormatPreservingSuite[" + context + "]";
    }
}

package io.sigil.cell;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.sigil.error.ErrorCode;
import io.sigil.keys.DataKey;
import java.lang.ref.WeakReference;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.sql.SQLException;
import javax.crypto.AEADBadTagException;
import org.jspecify.annotations.Nullable;

/**
 * Seals cells of one suite. One object serves a whole engine: it holds the ciphers of the data keys in use, so that none
 * is looked up per value. Thread-safe; takes no lock when the data key was used before.
 */
public abstract class CellSuite {

    /** Data keys whose ciphers are kept. Subject keys can be many; making their ciphers again is cheap. */
    private static final int MAX_KEYS = 1024;

    private final Suite suite;

    /** Weak, so that a key which its owner has forgotten takes its ciphers along; keys compare by identity here. */
    private final LoadingCache<DataKey, CipherPool<CellCipher>> pools;

    /** Of the key that was used last: most cells are of one, and so pass the cache by. */
    private volatile @Nullable Latest latest;

    CellSuite(Suite suite, CipherPool.Maker<CellCipher> maker) {
        this.suite = suite;
        this.pools = Caffeine.newBuilder()
                .weakKeys()
                .maximumSize(MAX_KEYS)
                // Housekeeping in the caller's thread: it is short, and no thread is left behind.
                .executor(Runnable::run)
                .build(key -> new CipherPool<>(maker));
    }

    public final Suite suite() {
        return suite;
    }

    /** As {@link #seal(DataKey, CellContext, byte[], byte[], RowNonces)}, of a cell that nothing in its row was written with. */
    public final byte[] seal(DataKey key, CellContext context, byte[] searchToken, byte[] plaintext)
            throws SQLException {
        return seal(key, context, searchToken, plaintext, new RowNonces());
    }

    /**
     * The cell of one value.
     *
     * @param key a current key of this suite's purpose
     * @param context where the cell belongs
     * @param searchToken as long as the rule says, empty when it has no search; becomes part of the associated data
     * @param plaintext the value's canonical bytes, at most {@link CellSize#MAX_PLAINTEXT_BYTES}
     * @param row the row's own; another for each row
     * @throws SQLException SIGIL-4006 when the value is too long, SIGIL-4007 when the JVM lacks a cipher or
     *     the key was destroyed
     * @throws IllegalArgumentException when the key has another purpose
     */
    public final byte[] seal(DataKey key, CellContext context, byte[] searchToken, byte[] plaintext, RowNonces row)
            throws SQLException {
        if (key.purpose() != suite.purpose()) {
            throw new IllegalArgumentException("a key for " + key.purpose() + " doesn't seal cells of " + suite);
        }
        if (plaintext.length > CellSize.MAX_PLAINTEXT_BYTES) {
            throw ErrorCode.VALUE_TOO_LONG_FOR_CELL.exception("the value is too long for a cell" + context.where()
                    + "; a cell holds at most 1 GiB; store it in parts");
        }
        byte[] cell = new byte[CellSize.binary(plaintext.length, suite, searchToken.length)];
        int bodyOffset = CellHeader.write(cell, suite, searchToken, key.id());
        byte[] associatedData = context.associatedData(suite, key.id(), searchToken);
        CipherPool<CellCipher> pool = pool(key);
        try {
            CellCipher cipher = pool.borrow(key);
            cipher.seal(associatedData, plaintext, cell, bodyOffset, row);
            pool.giveBack(cipher);
        } catch (GeneralSecurityException | ProviderException | IllegalStateException e) {
            throw cipherFailed(context, e);
        }
        return cell;
    }

    /** The plaintext of a cell whose header was read and names this suite. */
    final byte[] open(DataKey key, CellContext context, CellHeader header, byte[] cell) throws SQLException {
        if (key.purpose() != suite.purpose() || key.id() != header.dataKeyId()) {
            throw tampered(context);
        }
        byte[] associatedData = context.associatedData(suite, header.dataKeyId(), header.token());
        CipherPool<CellCipher> pool = pool(key);
        try {
            CellCipher cipher = pool.borrow(key);
            byte[] plaintext = cipher.open(associatedData, cell, header.bodyOffset());
            pool.giveBack(cipher);
            return plaintext;
        } catch (AEADBadTagException e) {
            throw tampered(context);
        } catch (GeneralSecurityException | ProviderException | IllegalStateException e) {
            throw cipherFailed(context, e);
        }
    }

    private CipherPool<CellCipher> pool(DataKey key) {
        Latest known = latest;
        if (known != null && known.key.get() == key) {
            return known.pool;
        }
        CipherPool<CellCipher> pool = pools.get(key);
        latest = new Latest(key, pool);
        return pool;
    }

    /** As weak as the cache. Immutable. */
    private static final class Latest {
        final WeakReference<DataKey> key;
        final CipherPool<CellCipher> pool;

        Latest(DataKey key, CipherPool<CellCipher> pool) {
            this.key = new WeakReference<>(key);
            this.pool = pool;
        }
    }

    private static SQLException tampered(CellContext context) {
        return ErrorCode.CELL_TAMPERED.exception("the cell doesn't fit its place" + context.where()
                + "; it was changed, or moved here from another column, row or data subject, or the rule's domain, type"
                + " or search was changed; restore the value, or correct the rule");
    }

    /** Only the class of the cause is told: what a security provider writes into its messages isn't known. */
    private static SQLException cipherFailed(CellContext context, Exception cause) {
        return ErrorCode.CIPHER_FAILED.exception("the cipher failed" + context.where() + "; "
                + cause.getClass().getName()
                + " in the JVM's security provider, or the data key was destroyed when its cache was closed;"
                + " check that the JVM offers AES/ECB, AES/CTR and AES/GCM without padding, and HmacSHA256");
    }
}

package io.sigil.cell;

import io.sigil.keys.DataKey;
import io.sigil.keys.SecretAccess;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Idle ciphers of one data key, or whatever else works under it. A thread takes one from the first slot that has any, or makes one: nobody waits, and no
 * thread is left with anything that outlives the key, as a ThreadLocal would. Thread-safe.
 *
 * @param <C> what is lent; not thread-safe itself
 */
final class CipherPool<C> {

    /** Makes the cipher of a data key's 32 bytes, which it doesn't keep. */
    interface Maker<C> {
        C make(byte[] secret) throws GeneralSecurityException;
    }

    private static final int SLOTS_PER_PROCESSOR = 2;
    private static final int MAX_SLOTS = 32;

    private final Maker<? extends C> maker;
    private final AtomicReferenceArray<@Nullable C> idle;

    CipherPool(Maker<? extends C> maker) {
        this.maker = maker;
        this.idle = new AtomicReferenceArray<>(
                Math.min(MAX_SLOTS, SLOTS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors()));
    }

    /**
     * A cipher that is the caller's alone.
     *
     * @param key the key of this pool, which doesn't keep it: the pool is found by a weak reference to the key
     */
    C borrow(DataKey key) throws GeneralSecurityException {
        int first = firstSlot();
        for (int i = 0; i < idle.length(); i++) {
            int slot = (first + i) % idle.length();
            if (idle.get(slot) != null) {
                C cipher = idle.getAndSet(slot, null);
                if (cipher != null) {
                    return cipher;
                }
            }
        }
        return make(key);
    }

    /** Only for a cipher that did its work: one that failed is dropped with whatever state it is in. */
    void giveBack(C cipher) {
        int first = firstSlot();
        for (int i = 0; i < idle.length(); i++) {
            if (idle.compareAndSet((first + i) % idle.length(), null, cipher)) {
                return;
            }
        }
    }

    private C make(DataKey key) throws GeneralSecurityException {
        byte[] secret = key.secret(SecretAccess.grant());
        try {
            return maker.make(secret);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** Threads begin at different slots, so that they seldom meet. */
    private int firstSlot() {
        return (int) (Thread.currentThread().getId() % idle.length());
    }
}

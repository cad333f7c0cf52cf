package io.sigil.cell;

import io.sigil.keys.DataKey;
import io.sigil.keys.SecretAccess;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Idle ciphers of one data key. A thread takes one from the first slot that has any, or makes one: nobody waits, and no
 * thread is left with anything that outlives the key, as a ThreadLocal would. Thread-safe.
 */
final class CipherPool {

    private static final int SLOTS_PER_PROCESSOR = 2;
    private static final int MAX_SLOTS = 32;

    private final CellCipher.Maker maker;
    private final AtomicReferenceArray<@Nullable CellCipher> idle;

    CipherPool(CellCipher.Maker maker) {
        this.maker = maker;
        this.idle = new AtomicReferenceArray<>(
                Math.min(MAX_SLOTS, SLOTS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors()));
    }

    /**
     * A cipher that is the caller's alone.
     *
     * @param key the key of this pool, which doesn't keep it: the pool is found by a weak reference to the key
     */
    CellCipher borrow(DataKey key) throws GeneralSecurityException {
        int first = firstSlot();
        for (int i = 0; i < idle.length(); i++) {
            int slot = (first + i) % idle.length();
            if (idle.get(slot) != null) {
                CellCipher cipher = idle.getAndSet(slot, null);
                if (cipher != null) {
                    return cipher;
                }
            }
        }
        return make(key);
    }

    /** Only for a cipher that did its work: one that failed is dropped with whatever state it is in. */
    void giveBack(CellCipher cipher) {
        int first = firstSlot();
        for (int i = 0; i < idle.length(); i++) {
            if (idle.compareAndSet((first + i) % idle.length(), null, cipher)) {
                return;
            }
        }
    }

    private CellCipher make(DataKey key) throws GeneralSecurityException {
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

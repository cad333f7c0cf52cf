package io.sigil.keys;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Is told what becomes of keys. Called by any thread, after the event and outside every lock of a cache; must be quick. */
public interface KeyEvents {
    /** Tells nobody. */
    KeyEvents NONE = new KeyEvents() {};

    /** What a key encryption service is asked for. */
    enum Request {
        OPEN,
        GENERATE,
        UNWRAP,
        REWRAP,
        RESOLVE
    }

    /**
     * A key encryption service was asked.
     *
     * @param keyName name of an entry of the rules file
     * @param key the data key that was asked for; null where it isn't about one
     * @param nanos how long it took
     * @param failure null when it answered
     */
    default void asked(
            String keyName, Request request, @Nullable StoredKey key, long nanos, @Nullable SQLException failure) {}

    /** A data key was made and stored. */
    default void made(StoredKey key) {}

    /**
     * A data subject was shredded.
     *
     * @param tag what stands for the subject; tells nothing of its value
     * @param keys how many keys were destroyed
     */
    default void shredded(String keyName, String tag, int keys) {}
}

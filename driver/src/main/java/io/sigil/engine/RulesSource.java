package io.sigil.engine;

import io.sigil.rules.Rules;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads and validates rules, and says when there may be newer ones. Equal when the text is. Thread-safe. */
@FunctionalInterface
public interface RulesSource {
    /** @throws SQLException SIGIL-1002 when they can't be used */
    Rules read() throws SQLException;

    /**
     * The source as it is now, when it may have changed; null when it surely hasn't or can't be read now. Cheap when
     * nothing has changed.
     */
    default @Nullable RulesSource newer() {
        return null;
    }

    /** What tells its text from others, see {@link RulesGeneration}; empty when nothing does. */
    default String generation() {
        return "";
    }

    /** Whether the source may be in the middle of being written. */
    default boolean isUnsettled() {
        return false;
    }
}

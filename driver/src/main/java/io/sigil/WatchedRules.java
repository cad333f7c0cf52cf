package io.sigil;

import io.sigil.engine.RulesSource;
import io.sigil.rules.Rules;
import io.sigil.rules.RulesParser;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rules file that may change while the application runs. Equal when name and text are. Immutable. */
final class WatchedRules implements RulesSource {
    private final RulesFile file;
    private final @Nullable FileStamp stamp;

    private WatchedRules(RulesFile file, @Nullable FileStamp stamp) {
        this.file = file;
        this.stamp = stamp;
    }

    /** The file as it was read just now. */
    static RulesSource of(RulesFile file) {
        // It may have been written since it was read; without a stamp the first look reads it again.
        return new WatchedRules(file, null);
    }

    @Override
    public Rules read() throws SQLException {
        return file.parse(RulesParser.systemVariables());
    }

    @Override
    public @Nullable RulesSource newer() {
        if (!file.isWatchable()) {
            return null;
        }
        try {
            Path path = Paths.get(file.source());
            FileStamp now = FileStamp.of(path);
            if (stamp != null && stamp.isSettled() && stamp.equals(now)) {
                return null;
            }
            RulesFile read = new RulesLocation(file.source(), "the running application").read(List.of());
            return new WatchedRules(read, now);
        } catch (IOException | SQLException e) {
            // Moved away, or in the middle of being replaced: what it said holds until it says something else.
            return null;
        }
    }

    @Override
    public String generation() {
        return file.generation();
    }

    @Override
    public boolean isUnsettled() {
        return stamp != null && !stamp.isSettled();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WatchedRules && file.equals(((WatchedRules) other).file);
    }

    @Override
    public int hashCode() {
        return file.hashCode();
    }

    @Override
    public String toString() {
        return file.toString();
    }
}

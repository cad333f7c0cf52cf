package io.sigil;

import io.sigil.engine.RulesGeneration;
import io.sigil.error.ErrorCode;
import io.sigil.rules.Rules;
import io.sigil.rules.RulesError;
import io.sigil.rules.RulesException;
import io.sigil.rules.RulesParser;
import java.nio.file.Paths;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The text of a rules file. Equal when name and text are, so that connections which read the same rules can share what
 * is made of them. Immutable.
 */
final class RulesFile {
    private final String source;
    private final String text;

    RulesFile(String source, String text) {
        this.source = source;
        this.text = text;
    }

    /** The path or {@code classpath:name}, as the user wrote it. */
    String source() {
        return source;
    }

    /** What tells its text from others. */
    String generation() {
        return RulesGeneration.of(text);
    }

    /** Whether it is a file, whose text may change while the application runs. */
    boolean isWatchable() {
        return !source.startsWith(RulesLocation.CLASS_PATH);
    }

    /** What tells this file from others, whatever it says now: its path, or all of a resource of some class path. */
    Object identity() {
        return isWatchable() ? Paths.get(source).toAbsolutePath() : this;
    }

    /**
     * Parses the text.
     *
     * @param variables values of {@code ${…}}
     * @throws SQLException {@link ErrorCode#RULES_INVALID} with everything that is wrong
     */
    Rules parse(Function<String, @Nullable String> variables) throws SQLException {
        try {
            return RulesParser.parse(source, text, variables);
        } catch (RulesException e) {
            String errors = e.errors().stream().map(RulesError::toString).collect(Collectors.joining("\n"));
            throw ErrorCode.RULES_INVALID.exception("rules can't be used, in " + source + "; correct them:\n" + errors);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RulesFile
                && source.equals(((RulesFile) other).source)
                && text.equals(((RulesFile) other).text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(source, text);
    }

    @Override
    public String toString() {
        return source;
    }
}

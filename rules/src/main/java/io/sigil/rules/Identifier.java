package io.sigil.rules;

import java.util.Locale;
import java.util.Objects;

/**
 * A table, schema or column name as the rules file spells it. An unquoted name matches as the database folds it; a name
 * that the file puts in double quotes ({@code '"Users"'}) matches exactly. Immutable.
 */
public final class Identifier {
    private final String text;
    private final boolean quoted;

    public Identifier(String text, boolean quoted) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("an identifier can't be empty");
        }
        this.text = text;
        this.quoted = quoted;
    }

    /** The name without quotes, in the spelling of the file; never empty. */
    public String text() {
        return text;
    }

    public boolean quoted() {
        return quoted;
    }

    /**
     * Equal for two names of the file that mean the same object in every database. An unquoted and a quoted name may still
     * mean the same one: that depends on how the database folds, so only the driver can tell.
     */
    String folded() {
        return quoted ? '"' + text : text.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Identifier
                && text.equals(((Identifier) other).text)
                && quoted == ((Identifier) other).quoted;
    }

    @Override
    public int hashCode() {
        return Objects.hash(text, quoted);
    }

    /** The name as the rules file spells it. */
    @Override
    public String toString() {
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}

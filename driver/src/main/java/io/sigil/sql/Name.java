package io.sigil.sql;

import java.util.Objects;

/** An identifier of a SQL text: its characters without quotes, and whether it was quoted. Immutable. */
public final class Name {
    private final String text;
    private final boolean quoted;

    private Name(String text, boolean quoted) {
        this.text = Objects.requireNonNull(text);
        this.quoted = quoted;
    }

    public static Name of(String text, boolean quoted) {
        return new Name(text, quoted);
    }

    /** The characters between the quotes with doubled quotes undone, or the bare word. */
    public String text() {
        return text;
    }

    public boolean quoted() {
        return quoted;
    }

    /** Whether this is the unquoted word, whatever its case; {@code word} in upper-case ASCII. */
    public boolean is(String word) {
        return !quoted && text.equalsIgnoreCase(word) && text.chars().allMatch(c -> c < 0x80);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Name && text.equals(((Name) other).text) && quoted == ((Name) other).quoted;
    }

    @Override
    public int hashCode() {
        return Objects.hash(text, quoted);
    }

    @Override
    public String toString() {
        return quoted ? '"' + text + '"' : text;
    }
}

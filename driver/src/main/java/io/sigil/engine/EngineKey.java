package io.sigil.engine;

import java.util.Objects;

/** What makes two connections share an engine: the same rules and the same database. Immutable; compared by value. */
public final class EngineKey {
    private final Object rules;
    private final String url;

    /**
     * @param rules what the rules were read from, name and content; compared by {@code equals}
     * @param url the delegate's URL or another name of its database; may hold a password, so it is never printed
     */
    public EngineKey(Object rules, String url) {
        this.rules = Objects.requireNonNull(rules);
        this.url = Objects.requireNonNull(url);
    }

    String url() {
        return url;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EngineKey
                && rules.equals(((EngineKey) other).rules)
                && url.equals(((EngineKey) other).url);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rules, url);
    }

    @Override
    public String toString() {
        return "EngineKey[" + rules + "]";
    }
}

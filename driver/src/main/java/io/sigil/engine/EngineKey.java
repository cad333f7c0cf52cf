package io.sigil.engine;

import java.util.Objects;

/** What makes two connections share an engine: the same rules and the same database. Immutable; compared by value. */
public final class EngineKey {
    private final Object rules;
    private final Object database;

    /**
     * @param rules what the rules are read from; its content too when that can't change; compared by {@code equals}
     * @param database leads to the database, such as the delegate's data source; compared by {@code equals}; may hold a
     *     password, so it is never printed
     */
    public EngineKey(Object rules, Object database) {
        this.rules = Objects.requireNonNull(rules);
        this.database = Objects.requireNonNull(database);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EngineKey
                && rules.equals(((EngineKey) other).rules)
                && database.equals(((EngineKey) other).database);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rules, database);
    }

    @Override
    public String toString() {
        return "EngineKey[" + rules + "]";
    }
}

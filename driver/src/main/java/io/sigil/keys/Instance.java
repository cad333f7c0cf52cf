package io.sigil.keys;

import java.time.Instant;

/** A JVM that uses a key store, and which rules it runs. Immutable. */
public final class Instance {
    private final String id;
    private final String host;
    private final String rules;
    private final Instant since;
    private final Instant seen;

    /**
     * @param id random, of this JVM and set of connections, at most 36 characters
     * @param host where it runs, at most 255 characters
     * @param rules the generation of its rules, see {@code io.sigil.engine.RulesGeneration}, at most 64 characters
     * @param since when it took these rules up
     * @param seen when it said so last
     */
    public Instance(String id, String host, String rules, Instant since, Instant seen) {
        this.id = id;
        this.host = host;
        this.rules = rules;
        this.since = since;
        this.seen = seen;
    }

    public String id() {
        return id;
    }

    public String host() {
        return host;
    }

    /** The generation of the rules that it runs. */
    public String rules() {
        return rules;
    }

    public Instant since() {
        return since;
    }

    /** When it last said so: about every minute, as long as it sends statements. */
    public Instant seen() {
        return seen;
    }

    @Override
    public String toString() {
        return id + " at " + host + ", rules " + rules + " since " + since + ", seen " + seen;
    }
}

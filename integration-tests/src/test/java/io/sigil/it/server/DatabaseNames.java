package io.sigil.it.server;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Names of test databases: lower case, unique per server, short enough for all of them. Thread-safe. */
final class DatabaseNames {
    private static final int LONGEST_HINT = 40;

    private final AtomicInteger count = new AtomicInteger();

    String next(String hint) {
        String clean = hint.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
        String kept = clean.substring(0, Math.min(clean.length(), LONGEST_HINT));
        return "it_" + kept + "_" + count.incrementAndGet();
    }
}

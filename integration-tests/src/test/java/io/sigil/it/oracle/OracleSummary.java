package io.sigil.it.oracle;

import java.util.EnumMap;
import java.util.Map;

/** Counts what became of the cases of one oracle. Thread-safe. */
public final class OracleSummary {
    private final Map<TwinResult.Outcome, Integer> counts = new EnumMap<>(TwinResult.Outcome.class);

    public synchronized void count(TwinResult.Outcome outcome) {
        counts.merge(outcome, 1, Integer::sum);
    }

    public synchronized int cases() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    public synchronized int of(TwinResult.Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    /** Such as {@code 12 cases, 10 equal, 2 refused, 0 different}. */
    @Override
    public String toString() {
        return cases() + " cases, " + of(TwinResult.Outcome.EQUAL) + " equal, " + of(TwinResult.Outcome.REFUSED)
                + " refused, " + of(TwinResult.Outcome.DIFFERENT) + " different";
    }
}

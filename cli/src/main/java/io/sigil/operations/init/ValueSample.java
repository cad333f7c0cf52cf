package io.sigil.operations.init;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What the values of a column looked like; keeps none of them. Not thread-safe. */
final class ValueSample {
    /** Fewer say nothing. */
    private static final int FEWEST = 3;

    /** Some values of a column are always mistyped. */
    private static final double MOST_OF_THEM = 0.8;

    private final Map<PersonalKind, Integer> counts = new EnumMap<>(PersonalKind.class);
    private int values;

    void add(String value) {
        if (!value.isBlank()) {
            values++;
            PersonalKind kind = ValuePattern.of(value);
            if (kind != null) {
                counts.merge(kind, 1, Integer::sum);
            }
        }
    }

    int values() {
        return values;
    }

    int count(PersonalKind kind) {
        return counts.getOrDefault(kind, 0);
    }

    /** What most of them look like. */
    Optional<PersonalKind> kind() {
        return counts.entrySet().stream()
                .filter(entry -> values >= FEWEST && entry.getValue() >= values * MOST_OF_THEM)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}

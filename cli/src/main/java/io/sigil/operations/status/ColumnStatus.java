package io.sigil.operations.status;

import io.sigil.keys.StoredKey;
import io.sigil.operations.keys.CellCensus;
import io.sigil.operations.keys.ColumnCensus;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How far one ruled column is: its values by form and version of data key, and what to do next. Immutable. */
public final class ColumnStatus {
    private final String name;
    private final String treatment;
    private final String state;
    private final Optional<ColumnCensus> census;
    private final Map<Integer, Long> versions;
    private final long ofUnknownKeys;
    private final Optional<Instant> oldestKey;
    private final Optional<Instant> lastRotation;
    private final NextStep next;

    private ColumnStatus(
            String name,
            String treatment,
            String state,
            Optional<ColumnCensus> census,
            Map<Integer, Long> versions,
            long ofUnknownKeys,
            Optional<Instant> oldestKey,
            Optional<Instant> lastRotation,
            NextStep next) {
        this.name = name;
        this.treatment = treatment;
        this.state = state;
        this.census = census;
        this.versions = Collections.unmodifiableMap(new TreeMap<>(versions));
        this.ofUnknownKeys = ofUnknownKeys;
        this.oldestKey = oldestKey;
        this.lastRotation = lastRotation;
        this.next = next;
    }

    /**
     * @param census empty when the database has no such column
     * @param keys those of the rule's key, by id
     * @param lastRotation when the newest data key of the column's purpose was made
     * @param tellsPrevious whether the census tells cells of the rule's {@code previous}
     */
    static ColumnStatus of(
            String name,
            String treatment,
            String state,
            Optional<ColumnCensus> census,
            Map<Long, StoredKey> keys,
            Optional<Instant> lastRotation,
            int newestVersion,
            boolean tellsPrevious) {
        Map<Integer, Long> versions = new TreeMap<>();
        long unknown = 0;
        for (Map.Entry<Long, Long> counted :
                census.map(ColumnCensus::cellsByKey).orElse(Map.of()).entrySet()) {
            StoredKey key = keys.get(counted.getKey());
            if (key != null) {
                versions.merge(key.version(), counted.getValue(), Long::sum);
            } else if (counted.getKey() != CellCensus.NOT_TOLD) {
                unknown += counted.getValue();
            }
        }
        Optional<Instant> oldest = census.flatMap(c -> c.cellsByKey().keySet().stream()
                .map(keys::get)
                .filter(key -> key != null)
                .map(StoredKey::created)
                .min(Comparator.naturalOrder()));
        NextStep next = census.map(c -> NextStep.of(c, versions, newestVersion, tellsPrevious))
                .orElse(NextStep.MISSING);
        return new ColumnStatus(
                name,
                treatment,
                state,
                census,
                versions,
                unknown,
                oldest,
                lastRotation,
                unknown > 0 ? NextStep.UNKNOWN_KEYS : next);
    }

    /** {@code table.column} as the rules spell them. */
    public String name() {
        return name;
    }

    /** The rule in a few words. */
    public String treatment() {
        return treatment;
    }

    /** As the rules file spells it. */
    public String state() {
        return state;
    }

    /** Empty when the database has no such column. */
    public Optional<ColumnCensus> census() {
        return census;
    }

    /** How many cells each version of the data key made; without those of data subjects, each of which has a key. */
    public Map<Integer, Long> cellsByVersion() {
        return versions;
    }

    /** Cells whose data key isn't in the key store. */
    public long ofUnknownKeys() {
        return ofUnknownKeys;
    }

    /** Cells of the rule's {@code previous}. */
    public long ofPrevious() {
        return census.map(ColumnCensus::before).orElse(0L);
    }

    /** When the oldest data key was made that has a cell here. */
    public Optional<Instant> oldestKey() {
        return oldestKey;
    }

    /** When the newest data key of the column was made. */
    public Optional<Instant> lastRotation() {
        return lastRotation;
    }

    public NextStep next() {
        return next;
    }
}

package io.sigil.it.canary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What every recording connection of this JVM sent while this was open. Thread-safe.
 *
 * @see RecordingDriver
 */
public final class Recording implements AutoCloseable {
    private static final Pattern HOUSEKEEPING = Pattern.compile(
            "information_schema|pg_catalog|\\bpg_\\w+|sigil_data_key|^\\s*(show|set)\\b|^\\s*select\\s+@@"
                    + "|^\\s*select\\s+(version|database|schema|current_schema|current_schemas|current_catalog)\\b",
            Pattern.CASE_INSENSITIVE);

    private final Queue<Sent> events = new ConcurrentLinkedQueue<>();

    private Recording() {}

    /** Begins to record; every recording that is open hears of everything. */
    public static Recording start() {
        Recording recording = new Recording();
        RecordingDriver.addListener(recording);
        return recording;
    }

    void hear(Sent event) {
        events.add(event);
    }

    /** All that was sent so far. */
    public List<Sent> events() {
        return List.copyOf(events);
    }

    /** The SQL texts sent so far, in order. */
    public List<String> statements() {
        return events.stream().filter(Sent::isStatement).map(Sent::sql).toList();
    }

    /**
     * The events since a mark that come from the application's own statements: not catalogue reads, session settings
     * or the key store's table.
     */
    public List<Sent> applicationEventsSince(int mark) {
        List<Sent> all = new ArrayList<>(events);
        return all.subList(Math.min(mark, all.size()), all.size()).stream()
                .filter(Predicate.not(Recording::isHousekeeping))
                .toList();
    }

    /** How many events there are; for {@link #applicationEventsSince}. */
    public int mark() {
        return events.size();
    }

    private static boolean isHousekeeping(Sent event) {
        return HOUSEKEEPING.matcher(event.sql().toLowerCase(Locale.ROOT)).find();
    }

    /** Ends the recording; what it heard stays readable. */
    @Override
    public void close() {
        RecordingDriver.removeListener(this);
    }
}

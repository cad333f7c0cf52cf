package io.sigil.engine;

import io.sigil.sql.Analyzer;
import io.sigil.sql.PlanListener;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The engines of a JVM: its one instance is the only static mutable state of Sigil. An engine is forgotten when it has had
 * no connection for a while. That is found out when the registry is next used, so no thread waits for it; and until then
 * its unwrapped keys obey their own times. Thread-safe; its lock is taken at connect and close only, never across a call.
 */
public final class EngineRegistry {
    private static final Duration GRACE = Duration.ofMinutes(5);
    private static final EngineRegistry JVM =
            new EngineRegistry(GRACE, System::nanoTime, listener -> new Analyzer(listener)::analyze);

    private final long graceNanos;
    private final LongSupplier nanoTime;
    private final Function<PlanListener, StatementAnalysis> analyses;
    private final Map<EngineKey, Entry> entries = new HashMap<>();

    EngineRegistry(Duration grace, LongSupplier nanoTime, Supplier<StatementAnalysis> analyses) {
        this(grace, nanoTime, listener -> analyses.get());
    }

    private EngineRegistry(Duration grace, LongSupplier nanoTime, Function<PlanListener, StatementAnalysis> analyses) {
        this.graceNanos = grace.toNanos();
        this.nanoTime = nanoTime;
        this.analyses = analyses;
    }

    /** The JVM's. */
    public static EngineRegistry jvm() {
        return JVM;
    }

    /**
     * The engine of one (rules, database), made when there is none.
     *
     * @param rules reads the rules; called when there is no engine yet
     * @param classLoader where key encryption services may lie
     * @param source of the delegate's connections, for the key store
     * @throws SQLException when the rules can't be obeyed; nothing is kept then
     */
    public Lease acquire(EngineKey key, RulesSource rules, ClassLoader classLoader, ConnectionSource source)
            throws SQLException {
        List<Engine> forgotten = new ArrayList<>();
        try {
            synchronized (entries) {
                forgetIdle(forgotten);
                Entry entry = entries.get(key);
                if (entry == null) {
                    entry = new Entry(Engine.of(rules, classLoader, analyses));
                    entries.put(key, entry);
                }
                entry.connections++;
                entry.engine.wake(source);
                return new Lease(entry);
            }
        } finally {
            forgotten.forEach(Engine::close);
        }
    }

    private void forgetIdle(List<Engine> forgotten) {
        long now = nanoTime.getAsLong();
        Iterator<Entry> each = entries.values().iterator();
        while (each.hasNext()) {
            Entry entry = each.next();
            if (entry.connections == 0 && now - entry.idleSince > graceNanos) {
                each.remove();
                forgotten.add(entry.engine);
            }
        }
    }

    private void release(Entry entry) {
        Runnable ending = () -> {};
        synchronized (entries) {
            entry.connections--;
            if (entry.connections == 0) {
                entry.idleSince = nanoTime.getAsLong();
                ending = entry.engine.sleep();
            }
        }
        ending.run();
    }

    /** How many engines are remembered; for tests. */
    int size() {
        synchronized (entries) {
            return entries.size();
        }
    }

    /** Guarded by the registry's lock. */
    private static final class Entry {
        private final Engine engine;
        private int connections;
        private long idleSince;

        Entry(Engine engine) {
            this.engine = engine;
        }
    }

    /** One connection's share of an engine. Thread-safe. */
    public final class Lease implements AutoCloseable {
        private final Entry entry;
        private final AtomicBoolean closed = new AtomicBoolean();

        private Lease(Entry entry) {
            this.entry = entry;
        }

        public Engine engine() {
            return entry.engine;
        }

        /** The second time does nothing. */
        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                release(entry);
            }
        }
    }
}

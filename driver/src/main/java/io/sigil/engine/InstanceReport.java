package io.sigil.engine;

import io.sigil.keys.Instance;
import io.sigil.keys.InstanceLog;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Says beside the key store which rules this JVM runs: when they change, and with the first statement of every minute after
 * the first. There is no thread; where nothing can be said, nothing fails. Thread-safe.
 */
final class InstanceReport {
    private static final System.Logger LOG = System.getLogger(InstanceReport.class.getName());

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int LONGEST_HOST = 255;

    private final InstanceLog log;
    private final long pauseNanos;
    private final String id = UUID.randomUUID().toString();
    private final AtomicLong next;
    private volatile String rules;
    private volatile Instant since = Instant.now();

    InstanceReport(InstanceLog log, String rules) {
        this(log, rules, PAUSE);
    }

    InstanceReport(InstanceLog log, String rules, Duration pause) {
        this.log = log;
        this.rules = rules;
        this.pauseNanos = pause.toNanos();
        this.next = new AtomicLong(System.nanoTime() + pauseNanos);
    }

    /** @param generation of the rules in force; empty when it has none */
    void look(String generation) {
        long due = next.get();
        boolean changed = !generation.equals(rules);
        if (generation.isEmpty() || (!changed && System.nanoTime() - due < 0)) {
            return;
        }
        // Another thread that comes here meanwhile finds the time moved on.
        if (next.compareAndSet(due, System.nanoTime() + pauseNanos)) {
            if (changed) {
                rules = generation;
                since = Instant.now();
            }
            try {
                log.record(new Instance(id, host(), generation, since, Instant.now()));
            } catch (SQLException e) {
                LOG.log(System.Logger.Level.DEBUG, "The rules that this JVM runs aren't recorded: {0}", e.getMessage());
            }
        }
    }

    private static String host() {
        String name;
        try {
            name = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            name = "unknown";
        }
        String host = ProcessHandle.current().pid() + "@" + name;
        return host.length() > LONGEST_HOST ? host.substring(0, LONGEST_HOST) : host;
    }
}

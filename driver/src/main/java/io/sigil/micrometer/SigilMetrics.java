package io.sigil.micrometer;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * What the MBeans of all engines of this JVM count, summed up, as meters: {@code sigil.plan.misses}, {@code sigil.refusals},
 * {@code sigil.kms.calls} (a timer), {@code sigil.kms.failures}, {@code sigil.keys.unwrapped}, {@code sigil.keys.made}, {@code
 * sigil.cells.unreadable}, {@code sigil.subjects.shredded} and {@code sigil.audit.failures}. No meter has a value, a key, an
 * SQL text or a name of a table or column. It may be bound before the first connection; a count starts anew when an engine that
 * had no connection for a while is given up. Thread-safe, and without state.
 */
public final class SigilMetrics implements MeterBinder {
    private static final String ENGINES = "io.sigil:type=Engine,*";

    private static final Map<String, String> COUNTERS = new TreeMap<>(Map.of(
            "sigil.plan.misses", "PlanMisses",
            "sigil.refusals", "Refusals",
            "sigil.kms.failures", "KmsFailures",
            "sigil.keys.unwrapped", "KeysUnwrapped",
            "sigil.keys.made", "KeysMade",
            "sigil.cells.unreadable", "UnreadableCells",
            "sigil.subjects.shredded", "ShreddedSubjects",
            "sigil.audit.failures", "AuditFailures"));

    /** @param registry what the meters are added to */
    @Override
    public void bindTo(MeterRegistry registry) {
        // Micrometer keeps a weak reference to what it asks; the platform's server stays.
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        COUNTERS.forEach((meter, attribute) -> FunctionCounter.builder(meter, beans, server -> sum(server, attribute))
                .register(registry));
        FunctionTimer.builder(
                        "sigil.kms.calls",
                        beans,
                        server -> (long) sum(server, "KmsCalls"),
                        server -> sum(server, "KmsNanos"),
                        TimeUnit.NANOSECONDS)
                .register(registry);
    }

    private static double sum(MBeanServer beans, String attribute) {
        double sum = 0;
        for (ObjectName engine : beans.queryNames(engines(), null)) {
            sum += count(beans, engine, attribute);
        }
        return sum;
    }

    /** Zero when the engine's last connection has just been closed. */
    private static double count(MBeanServer beans, ObjectName engine, String attribute) {
        try {
            return ((Number) beans.getAttribute(engine, attribute)).doubleValue();
        } catch (JMException gone) {
            return 0;
        }
    }

    private static ObjectName engines() {
        try {
            return new ObjectName(ENGINES);
        } catch (MalformedObjectNameException e) {
            throw new AssertionError(e);
        }
    }
}

package io.sigil.it.observation;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Sums an attribute over every engine of this JVM. */
final class SigilMetrics {
    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();

    void bindTo(MeterRegistry registry) {
        for (String attribute : List.of("PlanMisses", "Refusals", "KmsCalls", "KmsFailures", "UnreadableCells")) {
            FunctionCounter.builder("sigil." + attribute, this, metrics -> metrics.sum(attribute))
                    .register(registry);
        }
    }

    double sum(String attribute) {
        double sum = 0;
        try {
            for (ObjectName engine : beans.queryNames(new ObjectName("io.sigil:type=Engine,*"), null)) {
                sum += ((Number) beans.getAttribute(engine, attribute)).doubleValue();
            }
        } catch (JMException gone) {
            return sum; // an engine whose last connection has just been closed
        }
        return sum;
    }
}

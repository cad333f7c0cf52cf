package io.sigil.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

@Name("io.sigil.PlanMiss")
@Label("Plan Miss")
@Description("A SQL text was analysed that the cache of plans doesn't have")
@Category("Sigil")
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // Flight Recorder reads them
final class PlanMissEvent extends Event {
    @Label("Kind")
    private final String kind;

    @Label("Analysis")
    @Timespan(Timespan.NANOSECONDS)
    private final long analysis;

    PlanMissEvent(String kind, long analysis) {
        this.kind = kind;
        this.analysis = analysis;
    }
}

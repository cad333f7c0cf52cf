package io.sigil.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

@Name("io.sigil.KmsCall")
@Label("KMS Call")
@Description("A key encryption service was asked")
@Category("Sigil")
@StackTrace(true)
@SuppressWarnings("UnusedVariable") // Flight Recorder reads them
final class KmsCallEvent extends Event {
    @Label("Key")
    private final String key;

    @Label("Request")
    private final String request;

    @Label("Outcome")
    private final String outcome;

    @Label("Time")
    @Timespan(Timespan.NANOSECONDS)
    private final long time;

    KmsCallEvent(String key, String request, String outcome, long time) {
        this.key = key;
        this.request = request;
        this.outcome = outcome;
        this.time = time;
    }
}

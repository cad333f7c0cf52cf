package io.sigil.jfr;

import io.sigil.keys.StoredKey;
import jdk.jfr.FlightRecorder;

/**
 * Writes events to Java Flight Recorder, where this JVM has it (a run-time image may have been made without the module
 * {@code jdk.jfr}). Costs a look at a field until Flight Recorder is started. Immutable, thread-safe.
 */
public final class Recorder {
    private static final boolean PRESENT =
            ModuleLayer.boot().findModule("jdk.jfr").isPresent();

    private Recorder() {}

    /** Loading an event's class starts Flight Recorder, which takes longer than anything else of the first statement. */
    private static boolean isHeard() {
        return PRESENT && FlightRecorder.isInitialized();
    }

    public static void planMiss(String kind, long nanos) {
        if (isHeard()) {
            new PlanMissEvent(kind, nanos).commit();
        }
    }

    /** @param message the error's, which holds no value */
    public static void refusal(String code, String message) {
        if (isHeard()) {
            new RefusalEvent(code, message).commit();
        }
    }

    /** @param outcome {@code ok}, or the error's code */
    public static void kmsCall(String keyName, String request, String outcome, long nanos) {
        if (isHeard()) {
            new KmsCallEvent(keyName, request, outcome, nanos).commit();
        }
    }

    public static void keyMade(StoredKey key) {
        if (isHeard()) {
            new KeyMadeEvent(key.name(), key.purpose().toString(), key.version()).commit();
        }
    }

    public static void unreadableCell(String code, String domain) {
        if (isHeard()) {
            new UnreadableCellEvent(code, domain).commit();
        }
    }
}

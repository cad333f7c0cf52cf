package io.sigil.jfr;

import io.sigil.keys.StoredKey;

/**
 * Writes events to Java Flight Recorder, where this JVM has it (a run-time image may have been made without the module
 * {@code jdk.jfr}). Costs an allocation at most while no recording runs. Immutable, thread-safe.
 */
public final class Recorder {
    private static final boolean PRESENT =
            ModuleLayer.boot().findModule("jdk.jfr").isPresent();

    private Recorder() {}

    public static void planMiss(String kind, long nanos) {
        if (PRESENT) {
            new PlanMissEvent(kind, nanos).commit();
        }
    }

    /** @param message the error's, which holds no value */
    public static void refusal(String code, String message) {
        if (PRESENT) {
            new RefusalEvent(code, message).commit();
        }
    }

    /** @param outcome {@code ok}, or the error's code */
    public static void kmsCall(String keyName, String request, String outcome, long nanos) {
        if (PRESENT) {
            new KmsCallEvent(keyName, request, outcome, nanos).commit();
        }
    }

    public static void keyMade(StoredKey key) {
        if (PRESENT) {
            new KeyMadeEvent(key.name(), key.purpose().toString(), key.version()).commit();
        }
    }

    public static void unreadableCell(String code, String domain) {
        if (PRESENT) {
            new UnreadableCellEvent(code, domain).commit();
        }
    }
}

package io.sigil.it.oracle;

import io.sigil.it.canary.Canary;
import io.sigil.it.canary.CanaryScan;
import io.sigil.it.canary.Recording;
import io.sigil.it.canary.Sent;
import io.sigil.it.oracle.Observation.Phase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/** Does steps on both sides of a twin and collects what became of them. Used for one case. */
final class TwinSteps {
    private final Connection plain;
    private final Connection ruled;
    private final Recording recording;
    private final List<Object> canaries;
    private final List<String> refusals = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();

    TwinSteps(Connection plain, Connection ruled, Recording recording, List<Object> canaries) {
        this.plain = plain;
        this.ruled = ruled;
        this.recording = recording;
        this.canaries = canaries;
    }

    /** Whether a step was refused so far. */
    boolean isRefused() {
        return !refusals.isEmpty();
    }

    /**
     * The ruled side goes first: what it refuses must not be done on the plaintext side either.
     *
     * @return false when a side threw
     */
    boolean compare(String where, Step step, boolean mayRefuse) {
        int mark = recording.mark();
        Observation fromRuled = StepRunner.run(ruled, step);
        if (fromRuled.isRefused() && mayRefuse) {
            refusal(where, step, fromRuled, mark);
            return false;
        }
        Observation fromPlain = StepRunner.run(plain, step);
        if (fromPlain.failure() != null) {
            failures.add(fromPlain.failure().stateClass());
        }
        List<String> found = new ArrayList<>(Comparison.of(fromPlain, fromRuled, step));
        if (step.likeness() == Likeness.PLAN && !canaries.isEmpty()) {
            CanaryScan.of(Canary.all(canaries.toArray()))
                    .bytes("the plan", fromRuled.results().toString().getBytes(StandardCharsets.UTF_8))
                    .findings()
                    .forEach(finding -> found.add("plaintext in " + finding));
        }
        if (!found.isEmpty()) {
            StringBuilder text = new StringBuilder(where + ", " + step);
            found.forEach(difference -> text.append("\n    differs: ").append(difference));
            text.append("\n    sent to the delegate:");
            sentSince(mark).forEach(event -> text.append("\n      ").append(event));
            differences.add(text.toString());
        }
        return fromPlain.failure() == null && fromRuled.failure() == null;
    }

    private void refusal(String where, Step step, Observation observation, int mark) {
        String message = observation.failure().cause().getMessage();
        refusals.add(message);
        boolean preparing = observation.failure().phase() == Phase.PREPARING;
        List<Sent> sent = sentSince(mark).stream()
                .filter(event -> event.operation().startsWith("execute")
                        || (preparing && event.operation().startsWith("prepare")))
                .toList();
        if (!sent.isEmpty()) {
            differences.add(where + ", " + step + "\n    refused: " + message + "\n    but sent before that: " + sent);
        }
        for (Object canary : canaries) {
            if (!CanaryScan.of(List.of(Canary.of(canary)))
                    .bytes("the message", message.getBytes(StandardCharsets.UTF_8))
                    .findings()
                    .isEmpty()) {
                differences.add(where + ", " + step + "\n    refused, but the message quotes a value: " + message);
            }
        }
    }

    private List<Sent> sentSince(int mark) {
        return recording.applicationEventsSince(mark);
    }

    void different(String what) {
        differences.add(what);
    }

    /** @param setting what the case was, for its report */
    TwinResult result(String setting) {
        TwinResult.Outcome outcome = differences.isEmpty()
                ? (refusals.isEmpty() ? TwinResult.Outcome.EQUAL : TwinResult.Outcome.REFUSED)
                : TwinResult.Outcome.DIFFERENT;
        StringBuilder report = new StringBuilder(outcome + ": " + setting);
        refusals.forEach(message -> report.append("\n  refused: ").append(message));
        differences.forEach(difference -> report.append("\n  ").append(difference));
        return new TwinResult(
                outcome, List.copyOf(refusals), List.copyOf(failures), List.copyOf(differences), report.toString());
    }
}

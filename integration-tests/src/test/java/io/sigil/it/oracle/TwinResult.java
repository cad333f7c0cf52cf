package io.sigil.it.oracle;

import java.util.List;

/**
 * What became of a case.
 *
 * @param refusals the messages of refused statements
 * @param failures the SQLState classes of statements that the database or Sigil failed alike on both sides
 * @param differences what would be reported as bugs
 * @param report all of it, to be read by the person who looks for the bug
 */
public record TwinResult(
        Outcome outcome, List<String> refusals, List<String> failures, List<String> differences, String report) {

    /** There is no third outcome in the contract; DIFFERENT is a bug. */
    public enum Outcome {
        EQUAL,
        REFUSED,
        DIFFERENT
    }

    /** Fails unless every statement did what it does on plaintext. */
    public TwinResult assertEqual() {
        return assertOutcome(Outcome.EQUAL);
    }

    /**
     * Fails unless a statement was refused, with this code.
     *
     * @param code such as SIGIL-2001
     */
    public TwinResult assertRefused(String code) {
        assertOutcome(Outcome.REFUSED);
        if (refusals.stream().noneMatch(message -> message.startsWith(code))) {
            throw new AssertionError("expected a refusal with " + code + "\n" + report);
        }
        return this;
    }

    /** Fails when anything but equality or a refusal came out. */
    public TwinResult assertSafe() {
        if (outcome == Outcome.DIFFERENT) {
            throw new AssertionError(report);
        }
        return this;
    }

    private TwinResult assertOutcome(Outcome expected) {
        if (outcome != expected) {
            throw new AssertionError("expected " + expected + "\n" + report);
        }
        return this;
    }
}

package io.sigil.it.matrix;

import io.sigil.it.oracle.Likeness;
import io.sigil.it.oracle.TwinResult;
import java.util.List;
import java.util.Optional;

/**
 * What a case must come to.
 *
 * @param kind which of the outcomes
 * @param detail SQLState classes that both sides fail with, codes of a refusal, or why it is refused for now
 * @param likeness how equal it must be
 */
record Expectation(Kind kind, List<String> detail, Likeness likeness) {

    private Expectation(Kind kind, List<String> detail) {
        this(kind, detail, Likeness.EXACT);
    }

    enum Kind {
        EQUAL,
        REFUSED,
        /** The coverage table says that it works, and this version refuses it. */
        REFUSED_FOR_NOW,
        /** A bug, found and not yet mended: at least one case of the line and mode differs. */
        KNOWN_BUG
    }

    /**
     * {@code ~plan}, {@code ~value} and {@code ~copied} equal as {@link Likeness} has it, {@code =} equal and without an
     * exception, {@code =23} equal with an exception of this SQLState class, {@code 2003/2005} refused with one of these codes, {@code later:reason} refused for now, {@code bug:reason} different, and that's a bug.
     */
    static Expectation parse(String text) {
        if (text.startsWith("later:")) {
            return new Expectation(Kind.REFUSED_FOR_NOW, List.of(text.substring("later:".length())));
        }
        if (text.startsWith("bug:")) {
            return new Expectation(Kind.KNOWN_BUG, List.of(text.substring("bug:".length())));
        }
        if (text.startsWith("~")) {
            return switch (text.substring(1)) {
                case "plan" -> new Expectation(Kind.EQUAL, List.of(), Likeness.PLAN);
                case "value" -> new Expectation(Kind.EQUAL, List.of("22", "HY"), Likeness.VALUE_REFUSED);
                case "copied" -> new Expectation(Kind.EQUAL, List.of(), Likeness.ROWS_COPIED);
                default -> throw new IllegalArgumentException(text);
            };
        }
        if (text.startsWith("=")) {
            return new Expectation(
                    Kind.EQUAL,
                    text.length() == 1 ? List.of() : List.of(text.substring(1).split("/", -1)));
        }
        return new Expectation(Kind.REFUSED, List.of(text.split("/", -1)));
    }

    /** What is wrong with a result, or nothing. */
    Optional<String> violation(TwinResult result) {
        if (kind != Kind.KNOWN_BUG && result.outcome() == TwinResult.Outcome.DIFFERENT) {
            return Optional.of("different");
        }
        return switch (kind) {
            case EQUAL -> equal(result);
            case REFUSED -> refused(result);
            case REFUSED_FOR_NOW ->
                result.outcome() == TwinResult.Outcome.REFUSED
                        ? Optional.empty()
                        : Optional.of("works now: write = in place of later:" + detail.get(0));
            case KNOWN_BUG ->
                result.outcome() == TwinResult.Outcome.REFUSED
                        ? Optional.of("refused, and was expected to differ")
                        : Optional.empty();
        };
    }

    private Optional<String> equal(TwinResult result) {
        if (result.outcome() != TwinResult.Outcome.EQUAL) {
            return Optional.of("refused, and should work");
        }
        boolean allowed = detail.isEmpty()
                ? result.failures().isEmpty()
                : !result.failures().isEmpty() && detail.containsAll(result.failures());
        return allowed
                ? Optional.empty()
                : Optional.of("the database's own outcome isn't as declared: SQLState classes " + result.failures());
    }

    private Optional<String> refused(TwinResult result) {
        if (result.outcome() != TwinResult.Outcome.REFUSED) {
            return Optional.of("works, and should be refused");
        }
        boolean declared = result.refusals().stream()
                .allMatch(message -> detail.stream().anyMatch(code -> message.startsWith("SIGIL-" + code)));
        return declared ? Optional.empty() : Optional.of("refused with another code");
    }
}

package io.sigil.operations.explain;

import io.sigil.error.ErrorCode;
import java.util.List;
import java.util.Optional;

/** What the driver would do with one SQL text. Quotes no literal that it took for a ruled value. Immutable. */
public final class Explanation {
    /** The three things that can become of a text. */
    public enum Outcome {
        /** Touches nothing ruled; goes to the database as it is. */
        PASSES,
        /** Ruled values become cells, and cells values. */
        REWRITTEN,
        /** Isn't sent. */
        REFUSED
    }

    private final Outcome outcome;
    private final String masked;
    private final String sent;
    private final List<String> parameters;
    private final List<String> outputs;
    private final Optional<ErrorCode> code;
    private final String reason;

    private Explanation(
            Outcome outcome,
            String masked,
            String sent,
            List<String> parameters,
            List<String> outputs,
            Optional<ErrorCode> code,
            String reason) {
        this.outcome = outcome;
        this.masked = masked;
        this.sent = sent;
        this.parameters = List.copyOf(parameters);
        this.outputs = List.copyOf(outputs);
        this.code = code;
        this.reason = reason;
    }

    static Explanation passes(String masked) {
        return new Explanation(Outcome.PASSES, masked, "", List.of(), List.of(), Optional.empty(), "");
    }

    static Explanation rewritten(String masked, String sent, List<String> parameters, List<String> outputs) {
        return new Explanation(Outcome.REWRITTEN, masked, sent, parameters, outputs, Optional.empty(), "");
    }

    static Explanation refused(String masked, ErrorCode code, String reason) {
        return new Explanation(Outcome.REFUSED, masked, "", List.of(), List.of(), Optional.of(code), reason);
    }

    public Outcome outcome() {
        return outcome;
    }

    /** The text on one line, every literal masked. */
    public String masked() {
        return masked;
    }

    /** What the database would get, ruled literals lifted to {@code ?}; empty unless it is rewritten. */
    public String sent() {
        return sent;
    }

    /** One line for each {@code ?} of {@link #sent()}. */
    public List<String> parameters() {
        return parameters;
    }

    /** One line for each result column. */
    public List<String> outputs() {
        return outputs;
    }

    /** Of a refusal. */
    public Optional<ErrorCode> code() {
        return code;
    }

    /** What, where, why and the remedy, then lines that show the place; empty unless it is refused. */
    public String reason() {
        return reason;
    }

    /** The reason without the place, so that refusals for one reason are alike. */
    public String reasonWithoutPlace() {
        String first = reason.lines().findFirst().orElse("");
        return first.replaceAll(", line \\d+, column \\d+", "");
    }
}

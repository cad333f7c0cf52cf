package io.sigil.operations.explain;

import io.sigil.error.ErrorCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Many explanations, counted, the refusals by reason. Not thread-safe. */
public final class ExplainSummary {
    /** More different statements than an application has; those beyond aren't told apart. */
    private static final int MOST_DISTINCT = 100_000;

    private final Map<Explanation.Outcome, Long> counts = new EnumMap<>(Explanation.Outcome.class);
    private final Map<Explanation.Outcome, Set<String>> distinct = new EnumMap<>(Explanation.Outcome.class);
    private final Map<String, Reason> reasons = new LinkedHashMap<>();

    /** @param times how often the statement was seen, at least 1 */
    public void add(Explanation explanation, long times) {
        counts.merge(explanation.outcome(), times, Long::sum);
        Set<String> texts = distinct.computeIfAbsent(explanation.outcome(), o -> new HashSet<>());
        boolean isNew = texts.size() < MOST_DISTINCT && texts.add(explanation.masked());
        explanation
                .code()
                .ifPresent(code -> reasons.computeIfAbsent(
                                code + explanation.reasonWithoutPlace(), k -> new Reason(code, explanation))
                        .count(times, isNew));
    }

    /** How many statements, repetitions counted. */
    public long count(Explanation.Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    /** How many different statements, literals not looked at. */
    public int distinct(Explanation.Outcome outcome) {
        return distinct.getOrDefault(outcome, Set.of()).size();
    }

    /** Why statements are refused, the most frequent first. */
    public List<Reason> reasons() {
        List<Reason> sorted = new ArrayList<>(reasons.values());
        sorted.sort(Comparator.comparingLong((Reason reason) -> reason.count()).reversed());
        return sorted;
    }

    /** One reason of refusals. Not thread-safe. */
    public static final class Reason {
        private final ErrorCode code;
        private final String text;
        private final String example;
        private long count;
        private int distinct;

        Reason(ErrorCode code, Explanation first) {
            this.code = code;
            this.text = first.reasonWithoutPlace();
            this.example = first.masked();
        }

        private void count(long times, boolean isNew) {
            count += times;
            distinct += isNew ? 1 : 0;
        }

        public ErrorCode code() {
            return code;
        }

        /** What and why. */
        public String why() {
            int last = text.lastIndexOf("; ");
            return last < 0 ? text : text.substring(0, last);
        }

        /** What to do. */
        public String remedy() {
            int last = text.lastIndexOf("; ");
            return last < 0 ? "see docs/errors.md" : text.substring(last + 2);
        }

        /** The first statement, every literal masked. */
        public String example() {
            return example;
        }

        public long count() {
            return count;
        }

        public int distinct() {
            return distinct;
        }
    }
}

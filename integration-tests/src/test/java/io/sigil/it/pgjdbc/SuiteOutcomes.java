package io.sigil.it.pgjdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How each test of one run ended, by its name. */
record SuiteOutcomes(Map<String, Outcome> tests) {

    /**
     * How one test ended.
     *
     * @param kind passed, failed, aborted (by an assumption) or skipped
     * @param id by which JUnit finds the test again
     * @param message of the failure; may be empty
     */
    record Outcome(String kind, String id, String message) {
        /** What stands for a test that the other run has and this one hasn't. */
        static final Outcome MISSING = new Outcome("missing", "", "");
    }

    /** A line of the file that {@link #read} reads. */
    static String line(String test, String outcome, String id, String message) {
        return outcome + "\t" + test + "\t" + id + "\t" + message.replaceAll("\\s+", " ");
    }

    static SuiteOutcomes read(Path file) throws IOException {
        Map<String, Outcome> tests = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.split("\t", 4);
            // Overloads of one name share it: the worst is kept.
            tests.merge(
                    parts[1],
                    new Outcome(parts[0], parts[2], parts[3]),
                    (one, other) -> one.kind().equals("failed") ? one : other);
        }
        return new SuiteOutcomes(tests);
    }

    Outcome of(String test) {
        return tests.getOrDefault(test, Outcome.MISSING);
    }

    long count(String kind) {
        return tests.values().stream()
                .filter(outcome -> outcome.kind().equals(kind))
                .count();
    }

    /** How many of each kind. */
    String summary() {
        return tests.size() + " tests: "
                + tests.values().stream()
                        .collect(Collectors.groupingBy(Outcome::kind, TreeMap::new, Collectors.counting()));
    }
}

package io.sigil.operations.check;

import io.sigil.operations.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects findings. Not thread-safe. */
final class Findings {
    private final List<Finding> found = new ArrayList<>();

    void error(String topic, String subject, String what, String remedy) {
        found.add(new Finding(Severity.ERROR, topic, subject, what, remedy));
    }

    void warning(String topic, String subject, String what, String remedy) {
        found.add(new Finding(Severity.WARNING, topic, subject, what, remedy));
    }

    void note(String topic, String subject, String what, String remedy) {
        found.add(new Finding(Severity.NOTE, topic, subject, what, remedy));
    }

    /** The gravest first. */
    List<Finding> sorted() {
        List<Finding> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparing(Finding::severity));
        return sorted;
    }
}

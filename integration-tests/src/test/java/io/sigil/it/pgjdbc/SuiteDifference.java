package io.sigil.it.pgjdbc;

import io.sigil.it.pgjdbc.SuiteOutcomes.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What one run shows and the other doesn't, test by test. */
record SuiteDifference(List<String> report, boolean isExplained) {

    static SuiteDifference between(SuiteOutcomes bare, SuiteOutcomes sigil, ExplainedDifferences explained) {
        Set<String> tests = new TreeSet<>(bare.tests().keySet());
        tests.addAll(sigil.tests().keySet());
        Set<String> unused = new HashSet<>(explained.headings().keySet());
        List<String> report = new ArrayList<>();
        boolean allExplained = true;
        int differences = 0;
        for (String test : tests) {
            Outcome one = bare.of(test);
            Outcome other = sigil.of(test);
            if (one.kind().equals(other.kind())) {
                continue;
            }
            differences++;
            String entry = explained.entryOf(test);
            unused.remove(entry);
            allExplained &= entry != null;
            report.add((entry == null ? "NOT EXPLAINED " : "explained     ") + test + "\n    bare:  " + one.kind() + " "
                    + one.message() + "\n    sigil: " + other.kind() + " " + other.message());
        }
        report.add(differences + " tests ended differently" + (allExplained ? ", all of them explained" : ""));
        new TreeSet<>(unused).forEach(entry -> report.add("explained but not different: " + entry));
        return new SuiteDifference(report, allExplained && unused.isEmpty());
    }
}

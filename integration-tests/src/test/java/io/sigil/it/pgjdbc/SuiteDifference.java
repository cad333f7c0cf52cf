package io.sigil.it.pgjdbc;

import io.sigil.it.pgjdbc.SuiteOutcomes.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What one run shows and the other doesn't, test by test. */
record SuiteDifference(List<String> report, boolean isExplained) {

    /** The tests that ended differently. */
    static Set<String> tests(SuiteOutcomes bare, SuiteOutcomes sigil) {
        Set<String> tests = new TreeSet<>(bare.tests().keySet());
        tests.addAll(sigil.tests().keySet());
        tests.removeIf(test -> bare.of(test).kind().equals(sigil.of(test).kind()));
        return tests;
    }

    /** @param tests that are known to differ */
    static SuiteDifference of(
            Collection<String> tests, SuiteOutcomes bare, SuiteOutcomes sigil, ExplainedDifferences explained) {
        Set<String> unused = new HashSet<>(explained.headings().keySet());
        List<String> report = new ArrayList<>();
        boolean allExplained = true;
        for (String test : tests) {
            String entry = explained.entryOf(test);
            unused.remove(entry);
            allExplained &= entry != null;
            report.add((entry == null ? "NOT EXPLAINED " : "explained     ") + test);
            report.add("    bare:  " + text(bare.of(test)));
            report.add("    sigil: " + text(sigil.of(test)));
        }
        report.add(tests.size() + " tests ended differently" + (allExplained ? ", all of them explained" : ""));
        new TreeSet<>(unused).forEach(entry -> report.add("explained but not different: " + entry));
        return new SuiteDifference(report, allExplained && unused.isEmpty());
    }

    private static String text(Outcome outcome) {
        return outcome.kind() + " " + outcome.message();
    }
}

package io.sigil.it.pgjdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tests that docs/pgjdbc-suite.md explains: each list item that begins with a test's name, {@code - `jdbc2.BlobTest.getBytes`},
 * which stands for all of its parameterized runs unless a number says which.
 */
record ExplainedDifferences(Map<String, String> headings) {
    private static final Pattern TEST = Pattern.compile("- `([^`]+)`.*");

    static ExplainedDifferences read(Path document) throws IOException {
        Map<String, String> headings = new LinkedHashMap<>();
        String heading = "";
        for (String line : Files.readAllLines(document)) {
            Matcher test = TEST.matcher(line);
            if (line.startsWith("## ")) {
                heading = line.substring(3);
            } else if (test.matches()) {
                headings.put(test.group(1), heading);
            }
        }
        return new ExplainedDifferences(headings);
    }

    /** The entry that explains the test; null when there is none. */
    String entryOf(String test) {
        if (headings.containsKey(test)) {
            return test;
        }
        String allRuns = test.replaceAll(" #.*", "");
        return headings.containsKey(allRuns) ? allRuns : null;
    }
}

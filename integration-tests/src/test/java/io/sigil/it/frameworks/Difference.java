package io.sigil.it.frameworks;

import java.util.ArrayList;
import java.util.List;

/** Two transcripts, line by line: what is short enough to read. */
final class Difference {
    private Difference() {}

    /** Empty when they are equal. */
    static List<String> between(List<String> plain, List<String> ruled) {
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < Math.max(plain.size(), ruled.size()); i++) {
            String left = i < plain.size() ? plain.get(i) : "(nothing)";
            String right = i < ruled.size() ? ruled.get(i) : "(nothing)";
            if (!left.equals(right)) {
                differences.add("line " + (i + 1) + "\n  plaintext: " + left + "\n  ruled:     " + right);
            }
        }
        return differences;
    }
}

package io.sigil.it.pgjdbc;

import java.util.StringJoiner;
import org.junit.platform.engine.UniqueId;

/** A test's name as one reads it: {@code jdbc2.BlobTest.getBytes #2}, where the number is that of a parameterized run. */
final class TestName {
    private static final String COMMON = "org.postgresql.";

    private TestName() {}

    static String of(UniqueId id) {
        StringJoiner name = new StringJoiner(".");
        StringBuilder runs = new StringBuilder();
        for (UniqueId.Segment segment : id.getSegments()) {
            String value = segment.getValue();
            switch (segment.getType()) {
                case "engine" -> {}
                case "class", "class-template", "runner" ->
                    name.add(value.startsWith(COMMON) ? value.substring(COMMON.length()) : value);
                case "nested-class", "nested-class-template" -> name.add(value);
                default -> {
                    if (value.startsWith("#")) {
                        runs.append(' ').append(value);
                    } else {
                        name.add(value.replaceAll("\\(.*", ""));
                    }
                }
            }
        }
        return name.toString() + runs;
    }
}

package io.sigil.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files that tests read, in the source tree so that they can be written anew. */
final class Corpus {
    static final Path RESOURCES = Path.of("src", "test", "resources", "io", "sigil", "rules");

    private Corpus() {}

    static Stream<Path> files(String directory) throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES.resolve(directory))) {
            List<Path> sorted = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .collect(Collectors.toList());
            return sorted.stream();
        }
    }

    /** One error per line. */
    static String messages(RulesException failure) {
        return failure.errors().stream().map(error -> error + "\n").collect(Collectors.joining());
    }

    /** Compares with a checked-in file, or writes it with {@code -Dsigil.test.update=true}. */
    static void assertSame(Path expected, String actual) throws IOException {
        if (Boolean.getBoolean("sigil.test.update")) {
            Files.writeString(expected, actual);
        }
        assertThat(expected).content().isEqualTo(actual);
    }
}

package io.sigil.it.dropin;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The packaged jar of the driver. */
final class DropInJar {
    private DropInJar() {}

    /** Skips the test where the driver hasn't been packaged. */
    static Path find() throws IOException {
        Path target = Path.of("../driver/target");
        try (Stream<Path> files = Files.exists(target) ? Files.list(target) : Stream.empty()) {
            List<Path> jars = files.filter(f -> f.getFileName().toString().matches("sigil-driver-.*-all\\.jar"))
                    .collect(Collectors.toList());
            assumeThat(jars).as("packaged by `mvn verify`").hasSize(1);
            return jars.get(0).toAbsolutePath().normalize();
        }
    }
}

package io.sigil.it.dropin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A JVM that is started once, and what it says. */
final class ChildJvm {
    private static final long SECONDS = 120;
    private static final List<String> QUICK = List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private ChildJvm() {}

    static Process start(Jdk jdk, List<String> arguments, Path output) throws IOException {
        List<String> command = new ArrayList<>(List.of(jdk.java()));
        command.addAll(QUICK);
        command.add("-Daws.accessKeyId=a");
        command.add("-Daws.secretAccessKey=s");
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        // What an application's environment says of rules and options isn't the test's.
        builder.environment().keySet().removeIf(name -> name.startsWith("SIGIL_") || name.startsWith("JAVA_"));
        builder.environment().remove("JDK_JAVA_OPTIONS");
        return builder.start();
    }

    /** The last line that it prints; fails when it doesn't end well. */
    static String lastLine(Jdk jdk, List<String> arguments, Path output) throws IOException, InterruptedException {
        Process process = start(jdk, arguments, output);
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        List<String> said = Files.readAllLines(output);
        assertThat(ended && process.exitValue() == 0)
                .as(() -> String.join("\n", said))
                .isTrue();
        return said.get(said.size() - 1);
    }

    static String path(List<Path> entries) {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}

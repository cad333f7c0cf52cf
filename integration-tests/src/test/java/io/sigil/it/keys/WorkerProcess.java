package io.sigil.it.keys;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A {@link KeyWorker} as the test sees it. */
final class WorkerProcess {
    private final Process process;
    private final Thread listener;
    private final Set<Integer> committed;
    private final List<String> bad;
    private final AtomicInteger failures;

    /** What all workers say. */
    static final class Findings {
        final Set<Integer> committed = ConcurrentHashMap.newKeySet();
        final List<String> bad = java.util.Collections.synchronizedList(new ArrayList<>());
        final AtomicInteger failures = new AtomicInteger();
    }

    WorkerProcess(String accessKey, List<String> arguments, Findings findings) throws IOException {
        committed = findings.committed;
        bad = findings.bad;
        failures = findings.failures;
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx96m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Daws.accessKeyId=" + accessKey,
                "-Daws.secretAccessKey=secret",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                KeyWorker.class.getName()));
        command.addAll(arguments);
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        listener = new Thread(this::listen, "worker-" + accessKey);
        listener.setDaemon(true);
        listener.start();
    }

    private void listen() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                hear(line);
            }
        } catch (IOException | UncheckedIOException killed) {
            // Its last line may be cut off.
        }
    }

    private void hear(String line) {
        if (line.startsWith("ok ")) {
            committed.add(Integer.valueOf(line.substring(3)));
        } else if (line.startsWith("failed ")) {
            failures.incrementAndGet();
        } else if (process.isAlive()) {
            bad.add(line);
        }
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
        listener.join(10_000);
    }

    /** Lets it end. */
    void stop() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        listener.join(10_000);
    }
}

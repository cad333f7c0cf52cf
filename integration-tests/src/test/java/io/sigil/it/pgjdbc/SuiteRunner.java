package io.sigil.it.pgjdbc;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The suite's JVM: runs every test below one folder of classes, or chosen ones, and writes down how each ended. */
final class SuiteRunner {
    private SuiteRunner() {}

    /**
     * Arguments: the folder of test classes, the file of outcomes, the file of stack traces; and a file of the ids of the
     * tests to run, when not all.
     */
    public static void main(String[] arguments) throws IOException {
        // The settings of the suite's own pom.xml.
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectors(arguments))
                .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
                .configurationParameter("junit.jupiter.execution.timeout.default", "5 m")
                .build();
        try (PrintWriter outcomes = new PrintWriter(Files.newBufferedWriter(Path.of(arguments[1])), true);
                PrintWriter traces = new PrintWriter(Files.newBufferedWriter(Path.of(arguments[2])), true)) {
            LauncherFactory.create().execute(request, new Recorder(outcomes, traces));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (System.getProperty(ThroughSigil.RULES) != null && ThroughSigil.connections() == 0) {
            throw new IllegalStateException("no test connected through Sigil");
        }
        // Tests leave threads behind.
        System.exit(0);
    }

    private static List<? extends DiscoverySelector> selectors(String[] arguments) throws IOException {
        if (arguments.length == 3) {
            return selectClasspathRoots(Set.of(Path.of(arguments[0])));
        }
        return Files.readAllLines(Path.of(arguments[3])).stream()
                .map(id -> selectUniqueId(id))
                .toList();
    }

    private static final class Recorder implements TestExecutionListener {
        private final PrintWriter outcomes;
        private final PrintWriter traces;

        Recorder(PrintWriter outcomes, PrintWriter traces) {
            this.outcomes = outcomes;
            this.traces = traces;
        }

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            write(test, "skipped", reason);
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            Throwable failure = result.getThrowable().orElse(null);
            if (test.isTest() || result.getStatus() == TestExecutionResult.Status.FAILED) {
                String outcome = switch (result.getStatus()) {
                    case SUCCESSFUL -> "passed";
                    case ABORTED -> "aborted";
                    case FAILED -> "failed";
                };
                write(test, outcome, failure == null ? "" : failure.toString());
            }
            if (result.getStatus() == TestExecutionResult.Status.FAILED && failure != null) {
                trace(test, failure);
            }
        }

        private synchronized void write(TestIdentifier test, String outcome, String message) {
            outcomes.println(
                    SuiteOutcomes.line(TestName.of(test.getUniqueIdObject()), outcome, test.getUniqueId(), message));
        }

        private synchronized void trace(TestIdentifier test, Throwable failure) {
            StringWriter text = new StringWriter();
            failure.printStackTrace(new PrintWriter(text));
            traces.println("== " + TestName.of(test.getUniqueIdObject()) + "\n" + text);
        }
    }
}

package io.sigil.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/** Ends a test run with one line about its databases, on standard output and in {@code target/databases.txt}. */
public final class DatabaseReport implements TestExecutionListener {

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        String report = Servers.shared().report();
        if (report.isEmpty()) {
            return;
        }
        System.out.println(report);
        try {
            Path target = Files.createDirectories(ServerFolders.module().resolve("target"));
            Files.writeString(target.resolve("databases.txt"), report + System.lineSeparator());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

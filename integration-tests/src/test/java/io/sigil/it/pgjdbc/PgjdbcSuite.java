package io.sigil.it.pgjdbc;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs pgjdbc's suite bare and through Sigil, each in a JVM and on a server of its own, and prints each test that ended
 * differently. Fails when docs/pgjdbc-suite.md doesn't explain one, or explains one that isn't there.
 */
final class PgjdbcSuite {
    private static final long MINUTES = 60;
    private static final int FEWEST_PASSED = 7000;

    private final Path suite;
    private final Path jar;
    private final Path work;

    private PgjdbcSuite(Path suite, Path jar, Path work) {
        this.suite = suite;
        this.jar = jar;
        this.work = work;
    }

    /** Arguments: the unpacked and compiled suite; the drop-in jar; docs/pgjdbc-suite.md; a folder to work in. */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        PgjdbcSuite suite = new PgjdbcSuite(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[3]));
        SuiteDifference difference = suite.difference(ExplainedDifferences.read(Path.of(arguments[2])));
        difference.report().forEach(System.out::println);
        System.exit(difference.isExplained() ? 0 : 1);
    }

    private SuiteDifference difference(ExplainedDifferences explained)
            throws IOException, SQLException, InterruptedException {
        Path ours = ourClasses();
        Path tests = suite.resolve("target/test-classes");
        Side bareSide = new Side(tests, List.of(ours), List.of());
        SuiteOutcomes bare = run("bare", bareSide, List.of());
        System.out.println("bare driver:   " + bare.summary());
        requireEnough(bare);

        Weaver weaver = new Weaver();
        Path woven = work.resolve("woven");
        weaver.weave(tests, woven);
        System.out.println(weaver.summary());
        Side sigilSide = new Side(
                woven,
                List.of(ours, jar),
                List.of("-D" + ThroughSigil.RULES + "=" + rules(), "-Dsuite.keyring.password=suite"));
        SuiteOutcomes sigil = run("sigil", sigilSide, List.of());
        System.out.println("through Sigil: " + sigil.summary());
        requireEnough(sigil);

        Set<String> different = SuiteDifference.tests(bare, sigil);
        if (!different.isEmpty()) {
            // Some tests depend on the time of day or on the machine's load: what counts is seen twice.
            SuiteOutcomes bareAgain = run("bare-again", bareSide, ids(different, bare, sigil));
            SuiteOutcomes sigilAgain = run("sigil-again", sigilSide, ids(different, bare, sigil));
            Set<String> still = SuiteDifference.tests(bareAgain, sigilAgain);
            different.stream()
                    .filter(test -> !still.contains(test))
                    .forEach(test -> System.out.println("unsteady: " + test));
            different.retainAll(still);
        }
        return SuiteDifference.of(different, bare, sigil, explained);
    }

    private static List<String> ids(Set<String> tests, SuiteOutcomes bare, SuiteOutcomes sigil) {
        return tests.stream()
                .map(test -> bare.tests().containsKey(test) ? bare.of(test) : sigil.of(test))
                .map(SuiteOutcomes.Outcome::id)
                .toList();
    }

    /** Two runs that both saw nothing don't differ either. */
    private static void requireEnough(SuiteOutcomes run) {
        if (run.count("passed") < FEWEST_PASSED) {
            throw new IllegalStateException("fewer than " + FEWEST_PASSED + " tests passed; " + run.summary());
        }
    }

    /** The test classes of one run, and what else its JVM is given. */
    private record Side(Path tests, List<Path> classPath, List<String> properties) {}

    /** @param ids of the tests to run; empty for all */
    private SuiteOutcomes run(String name, Side side, List<String> ids)
            throws IOException, SQLException, InterruptedException {
        Path folder = Files.createDirectories(work.resolve(name));
        Path outcomes = folder.resolve("outcomes.txt");
        try (SuiteServer server = SuiteServer.start(folder)) {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-Xmx1536m", "-Dbuild.properties.relative.path=."));
            command.add("-Dtest.url.PGHOST=127.0.0.1");
            command.add("-Dtest.url.PGPORT=" + server.port());
            command.addAll(side.properties());
            command.addAll(List.of("-cp", classPath(side), SuiteRunner.class.getName()));
            command.addAll(List.of(
                    side.tests().toString(),
                    outcomes.toString(),
                    folder.resolve("traces.txt").toString()));
            if (!ids.isEmpty()) {
                command.add(Files.write(folder.resolve("ids.txt"), ids).toString());
            }
            Process process = new ProcessBuilder(command)
                    .directory(suite.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output.txt").toFile())
                    .start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException(name + " took longer than " + MINUTES + " minutes; see " + folder);
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException(name + " ended with " + process.exitValue() + "; see " + folder);
            }
        }
        return SuiteOutcomes.read(outcomes);
    }

    private String classPath(Side side) throws IOException {
        List<String> entries = new ArrayList<>();
        entries.add(side.tests().toString());
        entries.add(suite.resolve("target/classes").toString());
        side.classPath().forEach(path -> entries.add(path.toString()));
        entries.add(Files.readString(suite.resolve("target/test.classpath")).strip());
        return String.join(File.pathSeparator, entries);
    }

    /** This package alone: the module's other test classes bring drivers and listeners of their own. */
    private Path ourClasses() throws IOException {
        String folder = PgjdbcSuite.class.getPackageName().replace('.', '/');
        Path from = Path.of(System.getProperty("pgjdbc.suite.classes")).resolve(folder);
        Path to = Files.createDirectories(work.resolve("runner").resolve(folder));
        try (Stream<Path> classes = Files.list(from)) {
            for (Path file : classes.toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return work.resolve("runner");
    }

    /** Rules that name none of the suite's tables. */
    private Path rules() throws IOException {
        return Files.writeString(
                Files.createDirectories(work).resolve("sigil.yaml"),
                String.join(
                        "\n",
                        "version: 1",
                        "keys:",
                        "  demo: {kms: local, keyring: " + work.resolve("keys.p12")
                                + ", password: \"${suite.keyring.password}\", create: true}",
                        "tables:",
                        "  a_table_that_the_suite_has_not:",
                        "    columns:",
                        "      a_column_that_the_suite_has_not: {key: demo, type: VARCHAR(20)}",
                        ""));
    }
}

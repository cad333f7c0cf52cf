package io.sigil.it.pgjdbc;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs pgjdbc's suite bare and through Sigil, each in a JVM and on a server of its own, and prints each test that ended
 * differently. Fails when docs/pgjdbc-suite.md doesn't explain one, or explains one that isn't there.
 */
final class PgjdbcSuite {
    private static final long MINUTES = 60;

    private final Path suite;
    private final Path work;

    private PgjdbcSuite(Path suite, Path work) {
        this.suite = suite;
        this.work = work;
    }

    /** Arguments: the unpacked and compiled suite; the drop-in jar; docs/pgjdbc-suite.md; a folder to work in. */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        PgjdbcSuite run = new PgjdbcSuite(Path.of(arguments[0]), Path.of(arguments[3]));
        Path jar = Path.of(arguments[1]);
        Path ours = run.ourClasses();

        SuiteOutcomes bare = run.run("bare", run.suite.resolve("target/test-classes"), List.of(ours), List.of());
        System.out.println("bare driver:   " + bare.summary());

        Weaver weaver = new Weaver();
        Path woven = run.work.resolve("woven");
        weaver.weave(run.suite.resolve("target/test-classes"), woven);
        System.out.println(weaver.summary());
        SuiteOutcomes sigil = run.run(
                "sigil",
                woven,
                List.of(ours, jar),
                List.of("-D" + ThroughSigil.RULES + "=" + run.rules(), "-Dsuite.keyring.password=suite"));
        System.out.println("through Sigil: " + sigil.summary());

        SuiteDifference difference =
                SuiteDifference.between(bare, sigil, ExplainedDifferences.read(Path.of(arguments[2])));
        difference.report().forEach(System.out::println);
        System.exit(difference.isExplained() ? 0 : 1);
    }

    private SuiteOutcomes run(String name, Path tests, List<Path> more, List<String> properties)
            throws IOException, SQLException, InterruptedException {
        Path folder = Files.createDirectories(work.resolve(name));
        Path outcomes = folder.resolve("outcomes.txt");
        try (SuiteServer server = SuiteServer.start(folder)) {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-Xmx1536m", "-Dbuild.properties.relative.path=."));
            command.add("-Dtest.url.PGHOST=127.0.0.1");
            command.add("-Dtest.url.PGPORT=" + server.port());
            command.addAll(properties);
            command.addAll(List.of("-cp", classPath(tests, more), SuiteRunner.class.getName()));
            command.addAll(List.of(
                    tests.toString(),
                    outcomes.toString(),
                    folder.resolve("traces.txt").toString()));
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

    private String classPath(Path tests, List<Path> more) throws IOException {
        List<String> entries = new ArrayList<>();
        entries.add(tests.toString());
        entries.add(suite.resolve("target/classes").toString());
        more.forEach(path -> entries.add(path.toString()));
        entries.add(Files.readString(suite.resolve("target/test.classpath")).strip());
        return String.join(File.pathSeparator, entries);
    }

    /** This package alone: the module's other test classes bring drivers and listeners of their own. */
    private Path ourClasses() throws IOException {
        Path to = work.resolve("runner");
        for (Class<?> type : List.of(ThroughSigil.class, TestName.class, SuiteRunner.class, SuiteOutcomes.class)) {
            copyWithNested(type, to);
        }
        return to;
    }

    private static void copyWithNested(Class<?> type, Path to) throws IOException {
        String file = type.getName().replace('.', '/') + ".class";
        Path target = to.resolve(file);
        Files.createDirectories(target.getParent());
        try (var content = type.getClassLoader().getResourceAsStream(file)) {
            Files.write(target, content.readAllBytes());
        }
        for (Class<?> nested : type.getDeclaredClasses()) {
            copyWithNested(nested, to);
        }
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

package io.sigil.it.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A token of SoftHSM in a folder, and JVMs that see it. */
final class SoftHsm {
    static final String PIN = "271828";

    private static final int LOAD_SECONDS = 90;
    private static final int RUN_SECONDS = 60;

    private final Path folder;
    private final Path configuration;
    private final String libraries;

    private SoftHsm(Path folder, Path configuration, String libraries) {
        this.folder = folder;
        this.configuration = configuration;
        this.libraries = libraries;
    }

    /** Skips the test, and says why, where SoftHSM can't be had. */
    static SoftHsm initialise(Path folder) throws Exception {
        Path answer = folder.resolve("softhsm.out");
        Path log = folder.resolve("softhsm.log");
        Path script = Path.of(System.getProperty("basedir", ""), "src/test/scripts/softhsm-from-debian.sh")
                .toAbsolutePath();
        String problem = "no bash";
        try {
            Process process = new ProcessBuilder("bash", script.toString())
                    .redirectOutput(answer.toFile())
                    .redirectError(log.toFile())
                    .start();
            boolean done = process.waitFor(LOAD_SECONDS, TimeUnit.SECONDS);
            process.destroy();
            List<String> said = Files.readAllLines(log);
            problem = done && process.exitValue() == 0 ? "" : said.isEmpty() ? "no answer" : said.get(said.size() - 1);
        } catch (IOException e) {
            // Said below.
        }
        if (!problem.isEmpty()) {
            System.out.println("SoftHSM didn't take part: " + problem);
        }
        assumeTrue(problem.isEmpty(), "SoftHSM didn't take part: " + problem);
        List<String> found = Files.readAllLines(answer);
        Path tokens = Files.createDirectories(folder.resolve("tokens"));
        Files.writeString(
                folder.resolve("softhsm2.conf"),
                "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        Path configuration = Files.writeString(
                folder.resolve("token.cfg"),
                "name = Sigil\nlibrary = " + found.get(1) + "\nslotListIndex = 0\n"
                        + "attributes(generate, CKO_SECRET_KEY, CKK_AES) = {\n  CKA_SENSITIVE = true\n"
                        + "  CKA_EXTRACTABLE = false\n  CKA_ENCRYPT = true\n  CKA_DECRYPT = true\n}\n");
        SoftHsm token = new SoftHsm(folder, configuration, found.get(2));
        List<String> initialise = List.of(found.get(0), "--module", found.get(1), "--init-token", "--free");
        List<String> names = List.of("--label", "sigil", "--so-pin", "31415926", "--pin", PIN);
        List<String> command = new ArrayList<>(initialise);
        command.addAll(names);
        token.run(command, folder.resolve("token.out"));
        return token;
    }

    /** The JDK provider's configuration. */
    Path configuration() {
        return configuration;
    }

    /** What {@link TokenApplication} prints in a JVM of its own: SoftHSM takes its settings from the environment. */
    String application(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                TokenApplication.class.getName()));
        command.addAll(List.of(arguments));
        return run(command, folder.resolve(arguments[0] + ".out"));
    }

    private String run(List<String> command, Path output) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment()
                .put("SOFTHSM2_CONF", folder.resolve("softhsm2.conf").toString());
        if (!libraries.isEmpty()) {
            builder.environment().put("LD_LIBRARY_PATH", libraries);
        }
        Process process = builder.start();
        boolean done = process.waitFor(RUN_SECONDS, TimeUnit.SECONDS);
        process.destroy();
        String said = Files.readString(output);
        assertThat(done && process.exitValue() == 0).as(said).isTrue();
        return said;
    }
}

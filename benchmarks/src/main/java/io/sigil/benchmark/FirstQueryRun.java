package io.sigil.benchmark;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** From the start of main to the first name read, bare and through Sigil, in JVMs that alternate. */
final class FirstQueryRun {
    private static final int JVMS = 9;

    private FirstQueryRun() {}

    static void run(PrintStream out) throws Exception {
        Path folder = Sides.folder();
        String bare = "jdbc:h2:file:" + folder.resolve("first");
        String sigil =
                "jdbc:sigil:h2:file:" + folder.resolve("first") + ";sigil.rules=" + folder.resolve("persons.yaml");
        fill(bare, Side.BARE);
        fill(sigil, Side.SIGIL);
        List<Long> bareMicros = new ArrayList<>();
        List<Long> sigilMicros = new ArrayList<>();
        for (int i = 0; i < JVMS; i++) {
            String[] first = start(bare, Side.BARE);
            String[] second = start(sigil, Side.SIGIL);
            out.println(
                    "bare " + String.join(" µs, classes ", first) + "; sigil " + String.join(" µs, classes ", second));
            bareMicros.add(Long.parseLong(first[0]));
            sigilMicros.add(Long.parseLong(second[0]));
        }
        double more = (median(sigilMicros) - median(bareMicros)) / 1000.0;
        out.printf(
                Locale.ROOT,
                "medians: bare %.0f ms, sigil %.0f ms, more %.0f ms%n",
                median(bareMicros) / 1000.0,
                median(sigilMicros) / 1000.0,
                more);
    }

    private static void fill(String url, Side side) throws Exception {
        try (Connection connection = DriverManager.getConnection(url)) {
            PersonTable.createItems(connection);
            PersonTable.create(connection, side);
            PersonTable.fill(Persons.of(connection, side));
        }
    }

    private static String[] start(String url, Side side) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FirstQuery.class.getName(),
                        url,
                        side.person())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the JVM failed");
        }
        return line.split(" ");
    }

    private static long median(List<Long> values) {
        Collections.sort(values);
        return values.get(values.size() / 2);
    }
}

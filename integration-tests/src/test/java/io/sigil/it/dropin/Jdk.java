package io.sigil.it.dropin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JDK of this machine. */
record Jdk(Path home, int feature) {
    private static final int OLDEST = 17;

    /**
     * One for each feature version from 17 on: the one that runs this test, those beside it, and those that the system property
     * {@code sigil.test.jdks} lists, with commas.
     */
    static List<Jdk> found() throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        List<Path> homes = new ArrayList<>(List.of(own));
        String listed = System.getProperty("sigil.test.jdks", "");
        Stream.of(listed.split(",", -1))
                .filter(home -> !home.isBlank())
                .map(Path::of)
                .forEach(homes::add);
        try (Stream<Path> beside = Files.list(own.getParent())) {
            homes.addAll(beside.sorted().collect(Collectors.toList()));
        }
        Map<Integer, Jdk> byFeature = new TreeMap<>();
        for (Path home : homes) {
            if (Files.isExecutable(home.resolve("bin/java")) && Files.isReadable(home.resolve("release"))) {
                Jdk jdk = new Jdk(home, feature(home.resolve("release")));
                if (jdk.feature() >= OLDEST) {
                    byFeature.putIfAbsent(jdk.feature(), jdk);
                }
            }
        }
        return List.copyOf(byFeature.values());
    }

    private static int feature(Path release) throws IOException {
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(release)) {
            properties.load(in);
        }
        String version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
        return Integer.parseInt(version.split("\\.", 2)[0]);
    }

    String java() {
        return home.resolve("bin/java").toString();
    }

    @Override
    public String toString() {
        return "Java " + feature;
    }
}

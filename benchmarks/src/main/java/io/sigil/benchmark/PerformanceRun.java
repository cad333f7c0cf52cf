package io.sigil.benchmark;

import io.sigil.kms.KmsEndpoint;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Measures everything of docs/performance.md but the large table of {@link SearchRun}, and writes for each part what JMH said
 * and a table of ratios into a folder. Peers take part where they are on the class path.
 */
public final class PerformanceRun {
    private static final List<String> PARTS = List.of(
            "cells",
            "h2",
            "postgresql",
            "mariadb",
            "bulk-h2",
            "bulk-postgresql",
            "bulk-mariadb",
            "first",
            "memory",
            "mix",
            "growth",
            "threads");

    /** Names of {@link Side}, with commas; all that are on the class path when it isn't set. */
    private static final String SIDES = "sigil.benchmark.sides";

    /** A regular expression for names of a class's benchmarks; all when it isn't set. */
    private static final String METHODS = "sigil.benchmark.methods";

    /** Iterations, in place of those of each benchmark. */
    private static final String WARM_UP = "sigil.benchmark.warmup";

    private final Path output;
    private final List<String> jvmArguments = new ArrayList<>();

    private PerformanceRun(Path output) {
        this.output = output;
    }

    /** @param args the folder to write to, and then the parts to run; none: all */
    public static void main(String[] args) throws Exception {
        Path output = Files.createDirectories(Path.of(args.length == 0 ? "target/performance" : args[0]));
        List<String> parts = args.length < 2 ? PARTS : Arrays.asList(args).subList(1, args.length);
        for (String part : parts) {
            new PerformanceRun(output).run(part);
        }
    }

    private void run(String part) throws Exception {
        Path folder = Files.createTempDirectory("sigil-benchmark");
        PersonTable.rules(folder);
        set(Sides.FOLDER, folder.toString());
        try (BenchmarkServer servers = new BenchmarkServer();
                KmsEndpoint kms = KmsEndpoint.start()) {
            for (String database : List.of("postgresql", "mariadb")) {
                boolean counted = part.equals("memory") && database.equals("postgresql");
                if (part.endsWith(database) || part.equals("mix") || counted) {
                    set(SearchBenchmark.URL + database, servers.start(database));
                }
            }
            set(AwsEncryption.ENDPOINT, kms.uri().toString());
            set(AwsEncryption.KEY, kms.createKey());
            set("aws.accessKeyId", "benchmark");
            set("aws.secretAccessKey", "none");
            measure(part);
        }
    }

    private void set(String property, String value) {
        System.setProperty(property, value);
        jvmArguments.add("-D" + property + "=" + value);
    }

    private void measure(String part) throws Exception {
        switch (part) {
            case "cells" -> jmh(part, options(CellBenchmark.class));
            case "h2" ->
                jmh(part, options(PointBenchmark.class).param("database", part).param("side", sides(part)));
            case "postgresql", "mariadb" ->
                written(
                        part,
                        out -> PairRun.run(
                                part,
                                Arrays.stream(sides(part)).map(Side::valueOf).toList(),
                                System.getProperty(METHODS, ""),
                                out));
            case "bulk-h2", "bulk-postgresql", "bulk-mariadb" -> {
                String database = part.substring("bulk-".length());
                jmh(
                        part,
                        options(BulkBenchmark.class).param("database", database).param("side", bulkSides()));
            }
            case "growth" -> jmh(part, options(GrowthBenchmark.class));
            case "threads" -> threads();
            case "first" -> written(part, FirstQueryRun::run);
            case "memory" -> written(part, MemoryRun::run);
            case "mix" -> written(part, MixRun::run);
            default -> throw new IllegalArgumentException("no part " + part + " of " + PARTS);
        }
    }

    private ChainedOptionsBuilder options(Class<?> benchmark) {
        return options(benchmark.getSimpleName() + "\\." + System.getProperty(METHODS, ""));
    }

    private ChainedOptionsBuilder options(String pattern) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(pattern)
                .jvmArgsAppend(jvmArguments.toArray(String[]::new))
                .addProfiler("gc")
                .addProfiler(ProcessorTime.class);
        Integer warmUp = Integer.getInteger(WARM_UP);
        return warmUp == null ? options : options.warmupIterations(warmUp);
    }

    private void threads() throws Exception {
        for (int threads : new int[] {1, 2, 4, 16, 64}) {
            ChainedOptionsBuilder options = options("PointBenchmark\\.selectByKey")
                    .param("database", "h2")
                    .threads(threads);
            jmh("threads-" + threads, options);
        }
    }

    private void jmh(String part, ChainedOptionsBuilder options) throws Exception {
        Collection<RunResult> results = run(options, part);
        written(part + "-ratios", out -> Ratios.print(results, out));
    }

    private Collection<RunResult> run(ChainedOptionsBuilder options, String part) throws RunnerException {
        return new Runner(options.resultFormat(ResultFormatType.TEXT)
                        .result(output.resolve(part + ".txt").toString())
                        .build())
                .run();
    }

    private void written(String part, Printer printer) throws Exception {
        Path file = output.resolve(part + ".txt");
        try (PrintStream out = new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8)) {
            printer.print(out);
        }
        System.out.print(Files.readString(file));
    }

    private interface Printer {
        void print(PrintStream out) throws Exception;
    }

    private static String[] sides(String database) {
        String chosen = System.getProperty(SIDES);
        if (chosen != null) {
            return chosen.split(",");
        }
        List<Side> sides = new ArrayList<>(List.of(Side.BARE, Side.HAND, Side.SIGIL));
        if (isThere("org.apache.shardingsphere.driver.ShardingSphereDriver")) {
            sides.add(Side.SHARDINGSPHERE);
        }
        if (database.equals("postgresql") && isThere("software.amazon.jdbc.Driver")) {
            sides.add(Side.AWS);
        }
        return names(sides);
    }

    private static String[] bulkSides() {
        String chosen = System.getProperty(SIDES);
        if (chosen != null) {
            return chosen.split(",");
        }
        List<Side> sides = new ArrayList<>(List.of(Side.BARE, Side.HAND, Side.HAND_GCM, Side.SIGIL));
        if (isThere("org.apache.shardingsphere.driver.ShardingSphereDriver")) {
            sides.add(Side.SHARDINGSPHERE);
        }
        return names(sides);
    }

    private static String[] names(List<Side> sides) {
        return sides.stream().map(Side::name).toArray(String[]::new);
    }

    private static boolean isThere(String driver) {
        try {
            Class.forName(driver, false, PerformanceRun.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}

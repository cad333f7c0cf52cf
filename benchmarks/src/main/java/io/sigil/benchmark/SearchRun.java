package io.sigil.benchmark;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.util.Statistics;

/** Makes the tables once, lets JMH measure {@link SearchBenchmark} and prints how much more the encrypted searches cost. */
public final class SearchRun {
    private SearchRun() {}

    /** The file of a running {@link SearchTables}; without it the run makes the tables. */
    private static final String TABLES = "sigil.benchmark.tables";

    /** @param args JMH's, such as {@code -p rows=1000000 -p database=postgresql -wi 2 -i 3} */
    public static void main(String[] args) throws Exception {
        CommandLineOptions options = new CommandLineOptions(args);
        String file = System.getProperty(TABLES);
        if (file != null) {
            Properties urls = new Properties();
            try (InputStream in = Files.newInputStream(Path.of(file))) {
                urls.load(in);
            }
            measure(options, urls);
            return;
        }
        int rows = Integer.parseInt(first(options.getParameter("rows").orElse(List.of("1000000"))));
        try (SearchTables tables = new SearchTables(rows)) {
            tables.fill(options.getParameter("database").orElse(List.of("postgresql", "mariadb")));
            measure(options, tables.urls());
        }
    }

    private static String first(Collection<String> values) {
        return values.iterator().next();
    }

    private static void measure(CommandLineOptions options, Properties urls) throws RunnerException {
        List<String> properties = new ArrayList<>();
        urls.forEach((name, value) -> properties.add("-D" + name + "=" + value));
        print(new Runner(new OptionsBuilder()
                        .parent(options)
                        .include(SearchBenchmark.class.getSimpleName())
                        .shouldFailOnError(true)
                        .jvmArgsAppend(properties.toArray(String[]::new))
                        .build())
                .run());
    }

    /** Of the quickest iterations: what else a machine does makes some slower and none quicker. */
    private static void print(Collection<RunResult> results) {
        Map<String, Statistics> plain = new TreeMap<>();
        Map<String, Statistics> sigil = new TreeMap<>();
        for (RunResult result : results) {
            BenchmarkParams parameters = result.getParams();
            String name = parameters.getParam("database") + " | "
                    + result.getPrimaryResult().getLabel() + " | "
                    + (parameters.getParam("read").equals("id") ? "rows found" : "and their values") + " | "
                    + parameters.getParam("plans");
            (parameters.getParam("side").equals("plain") ? plain : sigil)
                    .put(name, result.getPrimaryResult().getStatistics());
        }
        System.out.println(
                "| database | search | read | plans | plain, µs | encrypted, µs | ratio |\n|---|---|---|---|---|---|---|");
        plain.forEach((name, measured) -> {
            Statistics encrypted = sigil.get(name);
            if (encrypted != null) {
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %.0f (%.0f) | %.0f (%.0f) | %.2f |%n",
                        name,
                        measured.getMin(),
                        measured.getMean(),
                        encrypted.getMin(),
                        encrypted.getMean(),
                        encrypted.getMin() / measured.getMin());
            }
        });
    }
}

package io.sigil.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
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
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.util.Statistics;

/** Makes the tables once, lets JMH measure {@link SearchBenchmark} and prints how much more the encrypted searches cost. */
public final class SearchRun {
    private SearchRun() {}

    /** @param args JMH's, such as {@code -p rows=1000000 -p database=postgresql -wi 2 -i 3} */
    public static void main(String[] args) throws Exception {
        CommandLineOptions options = new CommandLineOptions(args);
        int rows = Integer.parseInt(first(options.getParameter("rows").orElse(List.of("1000000"))));
        Collection<String> databases = options.getParameter("database").orElse(List.of("postgresql", "mariadb"));
        Path folder = Files.createTempDirectory("sigil-benchmark");
        Path rules = StaffTable.rules(folder);
        ChainedOptionsBuilder run = new OptionsBuilder()
                .parent(options)
                .include(SearchBenchmark.class.getSimpleName())
                .shouldFailOnError(true);
        List<String> properties = new ArrayList<>(List.of("-D" + SearchBenchmark.RULES + "=" + rules));
        try (BenchmarkServer server = new BenchmarkServer()) {
            for (String database : databases) {
                String url = server.start(database);
                fill(url, rules, rows);
                properties.add("-D" + SearchBenchmark.URL + database + "=" + url);
            }
            print(new Runner(
                            run.jvmArgsAppend(properties.toArray(String[]::new)).build())
                    .run());
        }
    }

    private static String first(Collection<String> values) {
        return values.iterator().next();
    }

    private static void fill(String url, Path rules, int rows) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("sigil.rules", rules.toString());
        try (Connection plain = DriverManager.getConnection(url);
                Connection sigil =
                        DriverManager.getConnection("jdbc:sigil:" + url.substring("jdbc:".length()), properties)) {
            StaffTable.create(plain, "plain_staff", rows);
            StaffTable.create(sigil, "staff", rows);
            StaffTable.shortenHistograms(sigil, "staff");
            StaffTable.analyze(plain, "plain_staff");
            StaffTable.analyze(plain, "staff");
        }
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

package io.sigil.benchmark;

import java.io.PrintStream;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** What each side takes, against the bare driver in the same run, or against encryption by hand where that isn't measured. */
final class Ratios {
    private Ratios() {}

    /** Of the quickest iterations: what else a machine does makes some slower and none quicker. */
    static void print(Collection<RunResult> results, PrintStream out) {
        Map<String, EnumMap<Side, RunResult>> lines = new TreeMap<>();
        for (RunResult result : results) {
            String side = result.getParams().getParam("side");
            lines.computeIfAbsent(name(result), name -> new EnumMap<>(Side.class))
                    .put(side == null ? Side.SIGIL : Side.valueOf(side), result);
        }
        out.println(
                "| workload | side | quickest | mean | processor, µs | bytes | ratio (quickest) | ratio (processor) |");
        out.println("|---|---|---|---|---|---|---|---|");
        lines.forEach((name, sides) -> sides.forEach((side, result) -> {
            RunResult bare = sides.getOrDefault(Side.BARE, sides.get(Side.HAND));
            Result<?> time = result.getPrimaryResult();
            out.printf(
                    Locale.ROOT,
                    "| %s | %s | %.3f | %.3f %s | %.3f | %.0f | %s | %s |%n",
                    name,
                    side.name().toLowerCase(Locale.ROOT),
                    time.getStatistics().getMin(),
                    time.getScore(),
                    time.getScoreUnit(),
                    secondary(result, "cpu"),
                    secondary(result, "gc.alloc.rate.norm"),
                    bare == null ? "" : ratio(minimum(result), minimum(bare)),
                    bare == null ? "" : ratio(secondary(result, "cpu"), secondary(bare, "cpu")));
        }));
    }

    private static String name(RunResult result) {
        StringBuilder name = new StringBuilder(result.getPrimaryResult().getLabel());
        for (String parameter : result.getParams().getParamsKeys()) {
            if (!parameter.equals("side")) {
                name.append(' ').append(result.getParams().getParam(parameter));
            }
        }
        return name.toString();
    }

    private static double minimum(RunResult result) {
        return result.getPrimaryResult().getStatistics().getMin();
    }

    private static double secondary(RunResult result, String label) {
        return result.getSecondaryResults().entrySet().stream()
                .filter(e -> e.getKey().endsWith(label))
                .mapToDouble(e -> e.getValue().getScore())
                .findFirst()
                .orElse(Double.NaN);
    }

    private static String ratio(double one, double other) {
        return String.format(Locale.ROOT, "%.2f", one / other);
    }
}

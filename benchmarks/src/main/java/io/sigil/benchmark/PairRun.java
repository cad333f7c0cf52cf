package io.sigil.benchmark;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Point operations on a server, all sides in one JVM and in slices that alternate. Over loopback one statement takes a third or
 * the whole of a time depending on which processors client and server happen to have, for seconds at a stretch; sides that are
 * measured one after the other differ by that and not by what they do.
 */
final class PairRun {
    private static final long SLICE_NANOS = 100_000_000;
    private static final int WARM_UP = 80;
    private static final int SLICES = 40;

    private final String database;
    private final PrintStream out;
    private final Map<Side, Persons> persons = new EnumMap<>(Side.class);
    private int next = PersonTable.ROWS;

    private PairRun(String database, PrintStream out) {
        this.database = database;
        this.out = out;
    }

    static void run(String database, List<Side> sides, String methods, PrintStream out) throws Exception {
        PairRun run = new PairRun(database, out);
        for (Side side : sides) {
            PointBenchmark.Table table = new PointBenchmark.Table();
            table.database = database;
            table.side = side;
            table.create();
            run.persons.put(side, Persons.of(Sides.connect(database, side), side));
        }
        out.println("| workload | side | median, µs | quickest, µs | median / bare | median of paired ratios |");
        out.println("|---|---|---|---|---|---|");
        run.measure(methods, "unruledReused", (p, id) -> p.item(id));
        run.measure(methods, "unruledPrepared", (p, id) -> p.itemPrepared(id));
        run.measure(methods, "selectByKey", (p, id) -> p.nameById(id));
        run.measure(methods, "selectByDeterministic", (p, id) -> p.nameBySsn(PersonTable.ssn(id)));
        run.measure(methods, "prepared", (p, id) -> p.nameByIdPrepared(id));
        run.measure(methods, "literals", (p, id) -> p.nameByLiteral(id));
        run.measure(methods, "insert", (p, id) -> p.insert(run.next++));
        for (Persons each : run.persons.values()) {
            each.close();
        }
    }

    private interface Operation {
        Object run(Persons persons, int id) throws Exception;
    }

    private void measure(String methods, String name, Operation operation) throws Exception {
        if (!methods.isEmpty() && !name.matches(methods)) {
            return;
        }
        Map<Side, Persons> able = new EnumMap<>(persons);
        Map<Side, double[]> micros = new EnumMap<>(Side.class);
        for (int i = -WARM_UP; i < SLICES; i++) {
            for (Side side : List.copyOf(able.keySet())) {
                try {
                    double slice = slice(persons.get(side), operation);
                    if (i >= 0) {
                        micros.computeIfAbsent(side, s -> new double[SLICES])[i] = slice;
                    }
                } catch (Exception e) {
                    if (side == Side.BARE || side == Side.SIGIL) {
                        throw e;
                    }
                    // A peer can't do everything: the AWS wrapper can't search what it encrypts.
                    out.println("| " + name + " | " + side + " | fails: " + e + " | | | |");
                    able.remove(side);
                    micros.remove(side);
                }
            }
        }
        double[] bare = micros.get(Side.BARE);
        micros.forEach((side, slices) -> {
            double[] ratios = new double[SLICES];
            for (int i = 0; i < SLICES; i++) {
                ratios[i] = slices[i] / bare[i];
            }
            out.printf(
                    Locale.ROOT,
                    "| %s %s | %s | %.1f | %.1f | %.3f | %.3f |%n",
                    name,
                    database,
                    side.name().toLowerCase(Locale.ROOT),
                    median(slices),
                    Arrays.stream(slices).min().orElseThrow(),
                    median(slices) / median(bare),
                    median(ratios));
        });
    }

    private static double slice(Persons persons, Operation operation) throws Exception {
        long start = System.nanoTime();
        int done = 0;
        long passed;
        do {
            operation.run(persons, ThreadLocalRandom.current().nextInt(PersonTable.ROWS));
            done++;
            passed = System.nanoTime() - start;
        } while (passed < SLICE_NANOS);
        return passed / 1000.0 / done;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}

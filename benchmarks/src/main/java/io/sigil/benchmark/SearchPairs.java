package io.sigil.benchmark;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * The searches of {@link SearchBenchmark} on both sides in turn, one execution each, in one JVM. What else the machine does slows
 * both alike, so that medians may be compared where {@link SearchRun} would need a machine of its own.
 */
public final class SearchPairs {
    private static final int WARM_UP = 20_000;

    /** PostgreSQL's plan_cache_mode on the encrypted side. */
    private static final String GENERIC = "force_generic_plan";

    private interface Search {
        int run() throws SQLException;
    }

    private SearchPairs() {}

    /** @param args the file of a running {@link SearchTables}, the number of rows, executions of each search, and databases */
    public static void main(String[] args) throws Exception {
        Properties urls = new Properties();
        try (InputStream in = Files.newInputStream(Path.of(args[0]))) {
            urls.load(in);
        }
        urls.forEach((name, value) -> System.setProperty((String) name, (String) value));
        System.out.println(
                "| database | search | read | plain, µs: median (5 %) | encrypted, µs: median (5 %) | ratio of medians"
                        + " | of 5 % |\n|---|---|---|---|---|---|---|");
        for (String database : List.of(args).subList(3, args.length)) {
            for (String[] way : new String[][] {{"id", "auto"}, {"*", "auto"}, {"id", GENERIC}, {"*", GENERIC}}) {
                String read = way[0];
                if (way[1].equals(GENERIC) && !database.equals("postgresql")) {
                    continue;
                }
                SearchBenchmark plain = open(database, "plain", way, Integer.parseInt(args[1]));
                SearchBenchmark sigil = open(database, "sigil", way, Integer.parseInt(args[1]));
                int times = Integer.parseInt(args[2]);
                String what = (read.equals("id") ? "rows found" : "and their values")
                        + (way[1].equals(GENERIC) ? ", " + GENERIC : "");
                print(database + " | equality | " + what, plain::equality, sigil::equality, times);
                print(database + " | prefix | " + what, plain::prefix, sigil::prefix, times);
                print(database + " | range | " + what, plain::range, sigil::range, times);
                plain.close();
                sigil.close();
            }
        }
    }

    private static SearchBenchmark open(String database, String side, String[] way, int rows) throws SQLException {
        SearchBenchmark search = new SearchBenchmark();
        search.database = database;
        search.side = side;
        search.read = way[0];
        search.rows = rows;
        search.plans = way[1];
        search.open();
        return search;
    }

    private static void print(String name, Search plain, Search sigil, int times) throws SQLException {
        long[] plainTimes = new long[times];
        long[] sigilTimes = new long[times];
        for (int i = -WARM_UP; i < times; i++) {
            // Neither side is always the one behind the other.
            boolean first = i % 2 == 0;
            long one = time(first ? plain : sigil);
            long other = time(first ? sigil : plain);
            if (i >= 0) {
                plainTimes[i] = first ? one : other;
                sigilTimes[i] = first ? other : one;
            }
        }
        Arrays.sort(plainTimes);
        Arrays.sort(sigilTimes);
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f (%.1f) | %.1f (%.1f) | %.2f | %.2f |%n",
                name,
                micros(plainTimes, 2),
                micros(plainTimes, 20),
                micros(sigilTimes, 2),
                micros(sigilTimes, 20),
                micros(sigilTimes, 2) / micros(plainTimes, 2),
                micros(sigilTimes, 20) / micros(plainTimes, 20));
    }

    private static long time(Search search) throws SQLException {
        long start = System.nanoTime();
        search.run();
        return System.nanoTime() - start;
    }

    private static double micros(long[] sorted, int part) {
        return sorted[sorted.length / part] / (double) TimeUnit.MICROSECONDS.toNanos(1);
    }
}

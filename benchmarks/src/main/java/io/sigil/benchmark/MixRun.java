package io.sigil.benchmark;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Throughput of {@link Shop} on two threads, bare and through Sigil, in slices that alternate within one JVM. */
final class MixRun {
    private static final int THREADS = 2;
    private static final int WARM_UP = 3;
    private static final int SLICES = 12;
    private static final long SLICE_NANOS = 2_000_000_000L;

    private MixRun() {}

    static void run(PrintStream out) throws Exception {
        Path rules = Files.writeString(Sides.folder().resolve("shop.yaml"), """
                version: 1
                keys: {pii: {kms: local, keyring: '%s', password: benchmark, create: true}}
                tables:
                  sigil_customer:
                    columns:
                      c_first: {type: VARCHAR(16)}
                      c_last: {type: VARCHAR(16), mode: deterministic}
                      c_street: {type: VARCHAR(20)}
                      c_city: {type: VARCHAR(20)}
                      c_phone: {type: VARCHAR(16)}
                """.formatted(
                        Sides.folder().resolve("shop.p12")));
        for (String database : new String[] {"postgresql", "mariadb"}) {
            measure(database, Sides.url(database), rules, out);
        }
    }

    private static void measure(String database, String url, Path rules, PrintStream out) throws Exception {
        String sigilUrl = "jdbc:sigil:" + url.substring("jdbc:".length());
        Properties properties = new Properties();
        properties.setProperty("sigil.rules", rules.toString());
        try (Connection bare = DriverManager.getConnection(url);
                Connection sigil = DriverManager.getConnection(sigilUrl, properties)) {
            Shop.create(bare, "bare_");
            Shop.create(sigil, "sigil_");
        }
        List<Shop> bare = new ArrayList<>();
        List<Shop> sigil = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            bare.add(new Shop(DriverManager.getConnection(url), "bare_"));
            sigil.add(new Shop(DriverManager.getConnection(sigilUrl, properties), "sigil_"));
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        double bareSum = 0;
        double sigilSum = 0;
        for (int i = -WARM_UP; i < SLICES; i++) {
            // Each goes first as often as the other.
            boolean bareFirst = (i & 1) == 0;
            double one = throughput(bareFirst ? bare : sigil, threads);
            double other = throughput(bareFirst ? sigil : bare, threads);
            double bareNow = bareFirst ? one : other;
            double sigilNow = bareFirst ? other : one;
            if (i >= 0) {
                bareSum += bareNow;
                sigilSum += sigilNow;
                out.printf(Locale.ROOT, "%s: bare %.0f, sigil %.0f transactions/s%n", database, bareNow, sigilNow);
            }
        }
        out.printf(Locale.ROOT, "%s: sigil / bare %.3f%n", database, sigilSum / bareSum);
        threads.shutdown();
        for (Shop shop : bare) {
            shop.close();
        }
        for (Shop shop : sigil) {
            shop.close();
        }
    }

    private static double throughput(List<Shop> shops, ExecutorService threads) throws Exception {
        long end = System.nanoTime() + SLICE_NANOS;
        List<Future<Integer>> running = new ArrayList<>();
        for (Shop shop : shops) {
            running.add(threads.submit(() -> until(end, shop)));
        }
        int done = 0;
        for (Future<Integer> each : running) {
            done += each.get();
        }
        return done * 1e9 / SLICE_NANOS;
    }

    private static int until(long end, Shop shop) throws SQLException {
        int done = 0;
        while (System.nanoTime() - end < 0) {
            done += shop.run() ? 1 : 0;
        }
        return done;
    }
}

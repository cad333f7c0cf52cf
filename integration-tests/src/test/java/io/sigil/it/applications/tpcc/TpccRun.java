package io.sigil.it.applications.tpcc;

import io.sigil.dialect.Dialect;
import io.sigil.it.applications.tpcc.TpccTerminal.Kind;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.DatabaseServer;
import io.sigil.it.server.Servers;
import io.sigil.it.server.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * TPC-C's transactions on a plaintext database and, through Sigil, on one whose customers are ruled. First one terminal does the same on
 * both, and everything it reads is compared, then every row of every table. Then several terminals load each side in turn. Ends with 1
 * when something differs, when the standard's consistency conditions don't hold, or when the database holds a ruled value that isn't a
 * cell.
 */
final class TpccRun {
    private static final List<String> RULED =
            List.of("c_first", "c_last", "c_street_1", "c_street_2", "c_phone", "c_data");

    /** Clause 3.3.2, conditions 1 to 4; each finds what contradicts it. */
    private static final List<String> CONTRADICTIONS = List.of(
            "SELECT COUNT(*) FROM warehouse WHERE w_ytd <> (SELECT SUM(d_ytd) FROM district WHERE d_w_id = w_id)",
            "SELECT COUNT(*) FROM district WHERE d_next_o_id - 1 <> (SELECT MAX(o_id) FROM orders WHERE o_w_id = d_w_id"
                    + " AND o_d_id = d_id)",
            "SELECT COUNT(*) FROM district WHERE d_next_o_id - 1 <> (SELECT MAX(no_o_id) FROM new_order WHERE no_w_id ="
                    + " d_w_id AND no_d_id = d_id)",
            "SELECT COUNT(*) FROM district WHERE (SELECT MAX(no_o_id) - MIN(no_o_id) + 1 FROM new_order WHERE no_w_id ="
                    + " d_w_id AND no_d_id = d_id) <> (SELECT COUNT(*) FROM new_order WHERE no_w_id = d_w_id AND"
                    + " no_d_id = d_id)",
            "SELECT COUNT(*) FROM district WHERE (SELECT SUM(o_ol_cnt) FROM orders WHERE o_w_id = d_w_id AND o_d_id = d_id)"
                    + " <> (SELECT COUNT(*) FROM order_line WHERE ol_w_id = d_w_id AND ol_d_id = d_id)");

    /** Odd; each goes first in every other one, because a server that has just been loaded is slower for a while. */
    private static final int SLICES = 11;

    private final TpccScale scale;
    private final Side bare;
    private final Side sigil;
    private boolean good = true;

    private TpccRun(TpccScale scale, Side bare, Side sigil) {
        this.scale = scale;
        this.bare = bare;
        this.sigil = sigil;
    }

    /** Arguments: postgresql, mariadb or mysql; the rules; transactions to compare; seconds of each slice of load; terminals. */
    public static void main(String[] arguments) throws Exception {
        DatabaseServer server = Servers.shared().get(DatabaseKind.valueOf(arguments[0].toUpperCase(Locale.ROOT)));
        System.out.println(server.description());
        Properties more = new Properties();
        more.setProperty("sigil.rules", Path.of(arguments[1]).toAbsolutePath().toString());
        TpccRun run = new TpccRun(
                new TpccScale(
                        Integer.getInteger("tpcc.warehouses", 1),
                        Integer.getInteger("tpcc.customers", 300),
                        Integer.getInteger("tpcc.items", 10_000)),
                new Side("plaintext", server.createDatabase("bare"), "jdbc:", new Properties()),
                new Side("through Sigil", server.createDatabase("sigil"), "jdbc:sigil:", more));
        run.compare(Integer.parseInt(arguments[2]));
        run.load(Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
        run.look();
        System.out.println(run.good ? "TPC-C: the same on both sides" : "TPC-C: DIFFERENT");
        System.exit(run.good ? 0 : 1);
    }

    private record Side(String name, TestDatabase database, String prefix, Properties more) {
        Connection connect() throws SQLException {
            return database.connect(prefix, more);
        }
    }

    private void compare(int transactions) throws SQLException {
        for (Side side : List.of(bare, sigil)) {
            long begun = System.nanoTime();
            try (Connection connection = side.connect()) {
                new TpccTables(connection, scale).create();
            }
            System.out.printf(Locale.ROOT, "%s: filled in %.1f s%n", side.name(), (System.nanoTime() - begun) / 1e9);
        }
        Map<Kind, Integer> done = new EnumMap<>(Kind.class);
        try (TpccTerminal plain = new TpccTerminal(bare.connect(), scale, 1);
                TpccTerminal ruled = new TpccTerminal(sigil.connect(), scale, 1)) {
            for (int i = 0; i < transactions && good; i++) {
                Kind kind = plain.run();
                require(kind == ruled.run() && plain.seen().equals(ruled.seen()), "transaction " + i + ", " + kind);
                done.merge(kind, 1, Integer::sum);
            }
        }
        System.out.println("compared: " + done);
        for (String table : new TreeMap<>(TpccTables.KEYS).keySet()) {
            int rows = compareRows(table);
            System.out.println("  " + table + ": " + rows + " rows");
        }
    }

    private int compareRows(String table) throws SQLException {
        String query = "SELECT * FROM " + table + " ORDER BY " + TpccTables.KEYS.get(table);
        int count = 0;
        try (Connection plain = bare.connect();
                Connection ruled = sigil.connect();
                Statement one = plain.createStatement();
                Statement other = ruled.createStatement();
                ResultSet rows = one.executeQuery(query);
                ResultSet same = other.executeQuery(query)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                boolean equal = same.next();
                for (int i = 1; i <= columns && equal; i++) {
                    equal = Objects.equals(rows.getObject(i), same.getObject(i));
                }
                require(equal, "row " + count + " of " + table);
                count++;
            }
            require(!same.next(), "more rows in " + table);
        }
        return count;
    }

    private void load(int seconds, int terminals) throws Exception {
        for (Side side : List.of(bare, sigil)) {
            quieten(side);
            slice(side, 2 * seconds, terminals, 100);
        }
        List<Double> ratios = new ArrayList<>();
        for (int slice = 0; slice < SLICES; slice++) {
            boolean bareFirst = slice % 2 == 0;
            double first = slice(bareFirst ? bare : sigil, seconds, terminals, 1_000 + slice);
            double second = slice(bareFirst ? sigil : bare, seconds, terminals, 1_000 + slice);
            double plain = bareFirst ? first : second;
            double ruled = bareFirst ? second : first;
            ratios.add(ruled / plain);
            System.out.printf(
                    Locale.ROOT,
                    "slice %d, %d terminals, %d s: %.0f new orders a minute, through Sigil %.0f (%.2f)%n",
                    slice + 1,
                    terminals,
                    seconds,
                    plain,
                    ruled,
                    ruled / plain);
        }
        ratios.sort(null);
        System.out.printf(Locale.ROOT, "throughput beside plaintext, median: %.2f%n", ratios.get(SLICES / 2));
    }

    /** The servers of the tests write every statement into a log, which no server at work does. */
    private static void quieten(Side side) throws SQLException {
        try (Connection connection = side.database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    side.database().dialect() == Dialect.POSTGRESQL
                            ? "ALTER DATABASE " + side.database().name() + " SET log_statement = 'none'"
                            : "SET GLOBAL general_log = OFF");
        }
    }

    /** New orders in a minute. */
    private double slice(Side side, int seconds, int terminals, long seed) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(terminals);
        try {
            long end = System.nanoTime() + seconds * 1_000_000_000L;
            List<Future<Integer>> running = new ArrayList<>();
            for (int terminal = 0; terminal < terminals; terminal++) {
                long own = seed * 100 + terminal;
                Callable<Integer> work = () -> work(side, own, end);
                running.add(executor.submit(work));
            }
            int orders = 0;
            for (Future<Integer> terminal : running) {
                orders += terminal.get();
            }
            return orders * 60.0 / seconds;
        } finally {
            executor.shutdownNow();
        }
    }

    private int work(Side side, long seed, long end) throws SQLException {
        int orders = 0;
        try (TpccTerminal terminal = new TpccTerminal(side.connect(), scale, seed)) {
            while (System.nanoTime() < end) {
                try {
                    orders += terminal.run() == Kind.NEW_ORDER ? 1 : 0;
                } catch (SQLException e) {
                    if (!String.valueOf(e.getSQLState()).startsWith("40")) {
                        throw e;
                    }
                }
            }
        }
        return orders;
    }

    /** After the load: the standard's conditions on both sides, and nothing but cells in the ruled columns. */
    private void look() throws SQLException {
        for (Side side : List.of(bare, sigil)) {
            try (Connection connection = side.connect()) {
                for (int i = 0; i < CONTRADICTIONS.size(); i++) {
                    require(number(connection, CONTRADICTIONS.get(i)) == 0, side.name() + ", condition " + (i + 1));
                }
            }
        }
        try (Connection raw = sigil.database().connect()) {
            boolean postgres = sigil.database().dialect() == Dialect.POSTGRESQL;
            for (String column : RULED) {
                String beginning = postgres
                        ? "encode(substring(" + column + " FROM 1 FOR 3), 'hex')"
                        : "HEX(LEFT(" + column + ", 3))";
                long cells = number(raw, "SELECT COUNT(*) FROM customer WHERE " + beginning + " = '753456'");
                long all = number(raw, "SELECT COUNT(*) FROM customer");
                require(cells == all, column + ": " + cells + " cells in " + all + " rows");
            }
        }
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void require(boolean right, String what) {
        if (!right) {
            good = false;
            System.out.println("DIFFERENT " + what);
        }
    }
}

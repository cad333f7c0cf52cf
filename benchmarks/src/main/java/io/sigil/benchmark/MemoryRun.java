package io.sigil.benchmark;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/** How much of the heap Sigil holds, by what the heap holds before and after, collected. H2 in memory. */
final class MemoryRun {
    private static final int PLANS = 500;
    private static final int CONNECTIONS = 500;
    /** PostgreSQL takes 100. */
    private static final int CONNECTIONS_OF_SERVER = 80;

    private static final int DISTINCT = 10_000;

    private MemoryRun() {}

    static void run(PrintStream out) throws Exception {
        Connection kept = Sides.bare("h2");
        PersonTable.createItems(kept);
        long before = used();
        Connection first = Sides.connect("h2", Side.SIGIL);
        PersonTable.create(first, Side.SIGIL);
        Persons.of(first, Side.SIGIL).insertBatch(0, 20);
        for (int i = 0; i < PLANS; i++) {
            select(first, "SELECT id, name AS n" + i + ", city FROM person_sigil WHERE ssn = ? AND score > ?");
        }
        out.printf(
                "engine with %d plans, one connection and a table of 20 rows: %d KB%n",
                PLANS, (used() - before) / 1024);
        for (String database : new String[] {"h2", "postgresql"}) {
            int count = database.equals("h2") ? CONNECTIONS : CONNECTIONS_OF_SERVER;
            out.printf(
                    "connections, %s: Sigil %d bytes each, bare %d bytes each%n",
                    database, each(database, Side.SIGIL, count), each(database, Side.BARE, count));
        }
        before = used();
        for (int i = 0; i < DISTINCT; i++) {
            select(first, "SELECT id, name AS m" + i + ", city FROM person_sigil WHERE ssn = ? AND score > ?");
        }
        long once = used();
        for (int i = 0; i < DISTINCT; i++) {
            select(first, "SELECT id, name AS o" + i + ", city FROM person_sigil WHERE ssn = ? AND score > ?");
        }
        out.printf(
                "%d distinct statements take %d KB, as many again %d KB more%n",
                DISTINCT, (once - before) / 1024, (used() - once) / 1024);
        first.close();
        kept.close();
    }

    private static void select(Connection connection, String sql) throws Exception {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, PersonTable.ssn(17));
            select.setInt(2, 0);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                rows.getString(2);
            }
        }
    }

    /** Each has executed a statement and closed it. */
    private static long each(String database, Side side, int count) throws Exception {
        try (Connection first = Sides.connect(database, side)) {
            PersonTable.create(first, side);
            Persons.of(first, side).insertBatch(0, 20);
            select(first, "SELECT id, name FROM " + side.person() + " WHERE ssn = ? AND score > ?");
        }
        List<Connection> open = new ArrayList<>(count);
        long before = used();
        for (int i = 0; i < count; i++) {
            Connection connection = Sides.connect(database, side);
            select(connection, "SELECT id, name FROM " + side.person() + " WHERE ssn = ? AND score > ?");
            open.add(connection);
        }
        long each = (used() - before) / count;
        for (Connection connection : open) {
            connection.close();
        }
        return each;
    }

    private static long used() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            System.gc();
            Thread.sleep(50);
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}

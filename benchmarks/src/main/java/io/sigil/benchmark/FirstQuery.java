package io.sigil.benchmark;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;

/** What a fresh JVM does first; started by {@link FirstQueryRun} and timed from within. */
public final class FirstQuery {
    private FirstQuery() {}

    /** @param args URL and table */
    public static void main(String[] args) throws Exception {
        long start = System.nanoTime();
        try (Connection connection = DriverManager.getConnection(args[0]);
                PreparedStatement select =
                        connection.prepareStatement("SELECT name FROM " + args[1] + " WHERE id = ?")) {
            select.setInt(1, 17);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                if (!rows.getString(1).equals(PersonTable.name(17))) {
                    throw new IllegalStateException("another name");
                }
            }
        }
        long micros = (System.nanoTime() - start) / 1000;
        System.out.println(
                micros + " " + ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount());
    }
}

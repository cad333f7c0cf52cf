package io.sigil.it.operations;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An application in a JVM of its own: 8 threads that read, write, delete and renumber rows through Sigil. Whatever it does to the
 * ruled table it does in the same transaction to its twin, which holds digests of the values: so the two agree after every commit,
 * whichever of them got through. Says {@code BAD …} for anything that a plaintext database wouldn't do. Ends when its input does.
 */
public final class LoadProcess {
    static final int THREADS = 8;

    /** What every value begins with, so that a scan of files can look for it. */
    static final String CANARY = "canary-of-the-load-";

    private final String url;
    private final Properties properties;
    private final AtomicLong operations = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private volatile boolean ended;

    private LoadProcess(String[] args) {
        url = "jdbc:sigil:" + args[0].substring("jdbc:".length());
        properties = new Properties();
        properties.setProperty("user", args[1]);
        properties.setProperty("password", args[2]);
        properties.setProperty("sigil.rules", args[3]);
    }

    /** Arguments: the delegate's URL, user, password, rules file. */
    public static void main(String[] args) throws Exception {
        LoadProcess load = new LoadProcess(args);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            Thread thread = new Thread(() -> load.work(number));
            thread.start();
            threads.add(thread);
        }
        while (System.in.read() >= 0) {
            // Until the end of input.
        }
        load.ended = true;
        for (Thread thread : threads) {
            thread.join();
        }
        say("ended " + load.operations.get() + " operations, " + load.failures.get()
                + " lost connections, rollbacks or statements that a change of rules overtook");
        System.exit(0);
    }

    static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private void work(int number) {
        Random random = new Random(number);
        while (!ended) {
            try (Connection connection = DriverManager.getConnection(url, properties)) {
                connection.setAutoCommit(false);
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                while (!ended) {
                    step(connection, number, random);
                    operations.incrementAndGet();
                }
            } catch (SQLException e) {
                failures.incrementAndGet();
                String message = String.valueOf(e.getMessage());
                // Rules may change between preparing and executing: then nothing is sent, and the application tries
                // again.
                boolean overtaken = message.startsWith("SIGIL-2008") && message.contains("prepare it again");
                if (message.startsWith("SIGIL-") && e.getErrorCode() / 1000 != 5 && !overtaken) {
                    say("BAD " + message);
                }
                pause();
            } catch (RuntimeException | Error e) {
                say("BAD " + e);
                return;
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A thread's rows are those whose number has its remainder, so nobody else changes their values. */
    private void step(Connection connection, int thread, Random random) throws SQLException {
        long id = random.nextInt(500) * (long) THREADS + thread;
        String value = CANARY + Long.toHexString(ThreadLocalRandom.current().nextLong());
        String twin = value(connection, "SELECT digest FROM twin WHERE id = ?", id);
        if (twin == null) {
            update(connection, "INSERT INTO accounts (id, name, code) VALUES (?, ?, ?)", id, value, value);
            update(connection, "INSERT INTO twin (id, digest) VALUES (?, ?)", id, digest(value));
        } else {
            String name = value(connection, "SELECT name FROM accounts WHERE id = ?", id);
            String code = value(connection, "SELECT code FROM accounts WHERE id = ?", id);
            if (name == null || !digest(name).equals(twin) || !name.equals(code)) {
                say("BAD read of row " + id + ": " + (name == null ? "it is gone" : "it holds something else"));
            } else if (!String.valueOf(id).equals(value(connection, "SELECT id FROM accounts WHERE code = ?", name))) {
                say("BAD search for row " + id);
            }
            change(connection, random.nextInt(10), id, value, thread, random);
        }
        connection.commit();
    }

    private static void change(Connection connection, int kind, long id, String value, int thread, Random random)
            throws SQLException {
        if (kind < 3) {
            update(connection, "UPDATE accounts SET name = ?, code = ? WHERE id = ?", value, value, id);
            update(connection, "UPDATE twin SET digest = ? WHERE id = ?", digest(value), id);
        } else if (kind == 3) {
            update(connection, "DELETE FROM accounts WHERE id = ?", id);
            update(connection, "DELETE FROM twin WHERE id = ?", id);
        } else if (kind == 4) {
            long other = (random.nextInt(100_000) + 1_000) * (long) THREADS + thread;
            if (value(connection, "SELECT digest FROM twin WHERE id = ?", other) == null) {
                update(connection, "UPDATE accounts SET id = ? WHERE id = ?", other, id);
                update(connection, "UPDATE twin SET id = ? WHERE id = ?", other, id);
            }
        }
    }

    private static void update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            int count = statement.executeUpdate();
            if (count != 1) {
                say("BAD count " + count + " of " + sql);
            }
        }
    }

    private static String value(Connection connection, String sql, Object parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, parameter);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}

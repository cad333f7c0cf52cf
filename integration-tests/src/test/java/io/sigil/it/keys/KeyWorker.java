package io.sigil.it.keys;

import io.sigil.keys.DataKeys;
import io.sigil.keys.store.JdbcKeyStore;
import io.sigil.rules.Rules;
import io.sigil.rules.RulesFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Properties;
import java.util.Random;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An application in a JVM of its own: writes rows, reads rows of all the others, and now and then rotates and rewraps keys. Says
 * {@code ok <id>} for each committed row, {@code failed <code>} for an error that an outage explains, and {@code BAD …} for
 * anything else. Ends when its input does, if it isn't killed before.
 */
public final class KeyWorker {
    static final int SUBJECTS = 40;

    private final Random random;
    private final int first;
    private final Rules rules;
    private final String url;
    private final Properties properties;

    private KeyWorker(String[] args) throws Exception {
        url = args[0];
        first = Integer.parseInt(args[4]);
        random = new Random(first);
        rules = RulesFile.load(Path.of(args[3]));
        properties = new Properties();
        properties.setProperty("user", args[1]);
        properties.setProperty("password", args[2]);
        properties.setProperty("sigil.rules", args[3]);
    }

    /** What a row of this number holds. */
    static String content(int id) {
        return "content of " + id;
    }

    /** Arguments: the delegate's URL, user, password, rules file, number of the first row. */
    public static void main(String[] args) throws Exception {
        KeyWorker worker = new KeyWorker(args);
        Thread work = new Thread(worker::work);
        work.setDaemon(true);
        work.start();
        while (System.in.read() >= 0) {
            // Until the end of input.
        }
        System.exit(0);
    }

    private void work() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(url);
        database.setUser(properties.getProperty("user"));
        database.setPassword(properties.getProperty("password"));
        JdbcKeyStore store = new JdbcKeyStore(database, "sigil_data_key", true);
        try (DataKeys administration =
                        DataKeys.open(rules.keys(), store, KeyWorker.class.getClassLoader(), Clock.systemUTC());
                Connection connection =
                        DriverManager.getConnection("jdbc:sigil:" + url.substring("jdbc:".length()), properties)) {
            for (int id = first; ; id++) {
                step(connection, administration, id);
            }
        } catch (SQLException | RuntimeException | Error e) {
            say("BAD " + e);
        }
    }

    private void step(Connection connection, DataKeys administration, int id) {
        try {
            int kind = random.nextInt(60);
            if (kind == 0) {
                administration.rotate("pii");
            } else if (kind == 1) {
                administration.rewrap("pii");
            } else {
                insert(connection, id);
                say("ok " + id);
                read(connection);
            }
        } catch (SQLException e) {
            boolean explained = e.getMessage() != null && e.getMessage().matches("(?s)SIGIL-5\\d{3}.*");
            say(explained ? "failed " + e.getErrorCode() : "BAD " + e);
            pause();
        } catch (RuntimeException | Error e) {
            say("BAD " + e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void insert(Connection connection, int id) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO cards (id, owner, plain, own) VALUES (?, ?, ?, ?)")) {
            insert.setInt(1, id);
            insert.setInt(2, id % SUBJECTS);
            insert.setString(3, content(id));
            insert.setString(4, content(id));
            insert.executeUpdate();
        }
    }

    private void read(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id, plain, own FROM cards WHERE owner = ? ORDER BY id LIMIT 20")) {
            select.setInt(1, random.nextInt(SUBJECTS));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    String expected = content(rows.getInt(1));
                    if (!expected.equals(rows.getString(2)) || !expected.equals(rows.getString(3))) {
                        say("BAD row " + rows.getInt(1));
                    }
                }
            }
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}

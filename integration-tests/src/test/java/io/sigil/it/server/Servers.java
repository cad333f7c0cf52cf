package io.sigil.it.server;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The servers of this JVM: each is started when a test first asks for it, serves every test after that, and stops
 * with the JVM. Thread-safe.
 *
 * <p>System property {@code sigil.test.databases} lists the only kinds to run (h2_file, h2_memory, postgresql, mariadb,
 * mysql); {@code sigil.test.databases.required} lists those that fail where they would be skipped.
 */
public final class Servers {
    private static final Servers SHARED = new Servers();

    /** What became of a kind: a server, a reason to skip, or a failure that every test of the kind repeats. */
    private record Outcome(DatabaseServer server, String skipped, Exception failure) {}

    private final Map<DatabaseKind, Outcome> outcomes = new EnumMap<>(DatabaseKind.class);
    private final Set<DatabaseKind> wanted = kinds("sigil.test.databases", EnumSet.allOf(DatabaseKind.class));
    private final Set<DatabaseKind> required =
            kinds("sigil.test.databases.required", EnumSet.noneOf(DatabaseKind.class));

    private Servers() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAll, "stop-database-servers"));
    }

    /** The servers of this JVM. */
    public static Servers shared() {
        return SHARED;
    }

    /**
     * The running server, started now if need be.
     *
     * @throws ServerUnavailableException when this machine can't have it
     * @throws IllegalStateException when it should have started and didn't
     */
    public synchronized DatabaseServer get(DatabaseKind kind) throws ServerUnavailableException {
        Outcome outcome = outcomes.computeIfAbsent(kind, this::start);
        if (outcome.failure() != null) {
            throw new IllegalStateException(kind + " didn't start", outcome.failure());
        }
        if (outcome.server() == null) {
            throw new ServerUnavailableException(outcome.skipped());
        }
        return outcome.server();
    }

    /** One line: which databases were asked for and ran, which were skipped, and why. Empty when none was asked for. */
    public synchronized String report() {
        List<String> ran = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        outcomes.forEach((kind, outcome) -> {
            if (outcome.server() != null) {
                ran.add(kind + " (" + outcome.server().description() + ")");
            } else if (outcome.failure() != null) {
                skipped.add(kind + " (FAILED to start: " + outcome.failure().getMessage() + ")");
            } else {
                skipped.add(kind + " (" + outcome.skipped() + ")");
            }
        });
        if (outcomes.isEmpty()) {
            return "";
        }
        return "Databases ran: " + (ran.isEmpty() ? "none" : String.join(", ", ran)) + ". Skipped: "
                + (skipped.isEmpty() ? "none" : String.join(", ", skipped)) + ".";
    }

    private Outcome start(DatabaseKind kind) {
        if (!wanted.contains(kind)) {
            return new Outcome(null, "not named by sigil.test.databases", null);
        }
        try {
            return new Outcome(startServer(kind), null, null);
        } catch (ServerUnavailableException e) {
            return required.contains(kind) ? new Outcome(null, null, e) : new Outcome(null, e.getMessage(), null);
        } catch (IOException | SQLException | RuntimeException e) {
            return new Outcome(null, null, e);
        }
    }

    private static DatabaseServer startServer(DatabaseKind kind)
            throws ServerUnavailableException, IOException, SQLException {
        return switch (kind) {
            case H2_FILE -> H2Server.inFiles();
            case H2_MEMORY -> H2Server.inMemory();
            case POSTGRESQL -> PostgresServer.start();
            case MARIADB -> MariaDbServer.start();
            case MYSQL -> MySqlServer.start();
        };
    }

    private synchronized void stopAll() {
        for (Outcome outcome : outcomes.values()) {
            if (outcome.server() != null) {
                outcome.server().close();
            }
        }
    }

    private static Set<DatabaseKind> kinds(String property, Set<DatabaseKind> otherwise) {
        String value = System.getProperty(property);
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        Set<DatabaseKind> kinds = EnumSet.noneOf(DatabaseKind.class);
        Arrays.stream(value.split(","))
                .map(name -> DatabaseKind.valueOf(name.strip().toUpperCase(Locale.ROOT)))
                .forEach(kinds::add);
        return kinds;
    }
}

package io.sigil.it.applications;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sigil.dialect.Dialect;
import io.sigil.it.server.DatabaseKind;
import io.sigil.it.server.DatabaseServer;
import io.sigil.it.server.Servers;
import io.sigil.it.server.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plays {@link KeycloakScenario} on a plaintext database and through Sigil, and prints what differs and what Sigil refused.
 * Ends with 1 when something differs that isn't a refusal.
 */
final class KeycloakRun {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** As Keycloak spells its tables, which is what MariaDB on Linux tells them by. */
    private static final List<String> RULED = List.of(
            "USER_ENTITY.EMAIL",
            "USER_ENTITY.EMAIL_CONSTRAINT",
            "USER_ENTITY.FIRST_NAME",
            "USER_ENTITY.LAST_NAME",
            "USER_ATTRIBUTE.VALUE");

    private static final Pattern REFUSAL = Pattern.compile("SIGIL-\\d{4}: .*");

    private final Path home;
    private final Path jar;
    private final Path rules;
    private final Path work;
    private final int users;

    private KeycloakRun(Path home, Path jar, Path rules, Path work, int users) {
        this.home = home;
        this.jar = jar;
        this.rules = rules;
        this.work = work;
        this.users = users;
    }

    /** Arguments: the unpacked distribution; the drop-in jar; the rules; a folder to work in; users; postgresql or mariadb. */
    public static void main(String[] arguments) throws Exception {
        KeycloakRun run = new KeycloakRun(
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                Path.of(arguments[2]),
                Path.of(arguments[3]),
                Integer.parseInt(arguments[4]));
        System.exit(run.compare(DatabaseKind.valueOf(arguments[5].toUpperCase(Locale.ROOT))) ? 0 : 1);
    }

    private boolean compare(DatabaseKind kind) throws Exception {
        DatabaseServer server = Servers.shared().get(kind);
        System.out.println(server.description());
        Map<String, String> bare = bare(server);
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("KC_DB_DRIVER", "io.sigil.SigilDriver");
        settings.put("KC_TRANSACTION_XA_ENABLED", "false");
        settings.put("SIGIL_RULES", rules.toAbsolutePath().toString());
        settings.put(
                "SIGIL_KEYRING", work.resolve("keyring-" + kind.name() + ".p12").toString());
        Map<String, String> sigil = play(server.createDatabase("sigil"), "jdbc:sigil:", settings);
        boolean same = true;
        for (Map.Entry<String, String> step : bare.entrySet()) {
            String through = sigil.get(step.getKey());
            boolean equal = step.getValue().equals(through);
            boolean refused = through != null && through.startsWith("error ");
            System.out.println((equal ? "same     " : refused ? "refused  " : "DIFFERENT ") + step.getKey() + ": "
                    + shortened(step.getValue()) + (equal ? "" : "  |  " + shortened(through)));
            same &= equal || refused;
        }
        return same;
    }

    /** Played once, and kept in the work folder for the next time. */
    private Map<String, String> bare(DatabaseServer server) throws IOException, InterruptedException, SQLException {
        Path kept = work.resolve("bare-" + server.kind().name() + "-" + users + ".json");
        if (Files.exists(kept)) {
            return JSON.readValue(kept.toFile(), new TypeReference<LinkedHashMap<String, String>>() {});
        }
        Map<String, String> bare = play(server.createDatabase("bare"), "jdbc:", Map.of());
        JSON.writeValue(kept.toFile(), bare);
        return bare;
    }

    /** Fails unless every value of a ruled column is a cell, and there are as many as users at least. */
    private void requireCells(TestDatabase database) throws SQLException {
        try (Connection raw = database.connect();
                Statement statement = raw.createStatement()) {
            for (String column : RULED) {
                int dot = column.indexOf('.');
                String table = column.substring(0, dot);
                String name = column.substring(dot + 1);
                String bytes = database.dialect() == Dialect.POSTGRESQL
                        ? "ENCODE(SUBSTRING(" + name + " FROM 1 FOR 3), 'hex')"
                        : "HEX(LEFT(" + name + ", 3))";
                try (ResultSet counts = statement.executeQuery("SELECT COUNT(" + name + "), COUNT(CASE WHEN " + bytes
                        + " = '753456' THEN 1 END) FROM " + table)) {
                    counts.next();
                    if (counts.getLong(1) < users || counts.getLong(1) != counts.getLong(2)) {
                        throw new AssertionError(column + ": " + counts.getLong(2) + " cells among " + counts.getLong(1)
                                + " values of " + users + " users");
                    }
                    System.out.println(column + ": " + counts.getLong(1) + " values, all of them cells");
                }
            }
        }
    }

    private Map<String, String> play(TestDatabase database, String prefix, Map<String, String> more)
            throws IOException, InterruptedException, SQLException {
        boolean encrypted = !more.isEmpty();
        Path provider = home.resolve("providers").resolve("sigil-driver-all.jar");
        if (encrypted) {
            Files.copy(jar, provider, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.deleteIfExists(provider);
        }
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("KC_DB", database.server().kind() == DatabaseKind.POSTGRESQL ? "postgres" : "mariadb");
        settings.put("KC_DB_URL", database.url(prefix));
        settings.put("KC_DB_USERNAME", database.user());
        settings.put("KC_DB_PASSWORD", database.password());
        settings.putAll(more);
        Path log = work.resolve("keycloak-" + database.name() + ".log");
        long begun = System.nanoTime();
        try (KeycloakServer keycloak = KeycloakServer.start(home, settings, log, freePort())) {
            long started = System.nanoTime();
            Map<String, String> outcomes = new KeycloakScenario(new KeycloakClient(keycloak), users).play(() -> {
                if (encrypted) {
                    requireCells(database);
                }
            });
            System.out.printf(
                    "%s: started in %d s, scenario in %d s%n",
                    database.url(prefix),
                    (started - begun) / 1_000_000_000,
                    (System.nanoTime() - started) / 1_000_000_000);
            refusals(keycloak.log()).forEach(refusal -> System.out.println("  " + refusal));
            return outcomes;
        }
    }

    private static Set<String> refusals(List<String> log) {
        Set<String> refusals = new LinkedHashSet<>();
        for (String line : log) {
            Matcher matcher = REFUSAL.matcher(line);
            if (matcher.find()) {
                refusals.add(matcher.group());
            }
        }
        return refusals;
    }

    private static String shortened(String text) {
        return text == null || text.length() <= 160 ? text : text.substring(0, 160) + "…";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

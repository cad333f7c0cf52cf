package io.sigil.it.applications;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Keycloak in a process of its own. Not thread-safe. */
final class KeycloakServer implements AutoCloseable {
    static final String ADMIN = "admin";

    private static final long MINUTES_TO_START = 10;

    private final Process process;
    private final Path log;
    private final int port;

    private KeycloakServer(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param home an unpacked distribution, whose providers/ is as it shall be
     * @param settings environment variables, such as KC_DB_URL
     * @throws IllegalStateException when it ends before it answers
     */
    static KeycloakServer start(Path home, Map<String, String> settings, Path log, int port)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/kc.sh").toString(), "start-dev"));
        command.add("--http-port=" + port);
        command.add("--http-management-port=" + (port + 1));
        command.add("--http-host=127.0.0.1");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .directory(home.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN);
        builder.environment().put("KC_CACHE", "local");
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms128m -Xmx1g");
        builder.environment().putAll(settings);
        KeycloakServer server = new KeycloakServer(builder.start(), log, port);
        server.awaitAnswer();
        return server;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Every line of its log that has been written so far. */
    List<String> log() throws IOException {
        return Files.readAllLines(log);
    }

    private void awaitAnswer() throws InterruptedException, IOException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest question =
                HttpRequest.newBuilder(uri("/realms/master")).GET().build();
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES_TO_START);
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                if (client.send(question, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200) {
                    return;
                }
            } catch (IOException e) {
                // Not yet.
            }
            Thread.sleep(500);
        }
        close();
        throw new IllegalStateException("Keycloak didn't start; see " + log);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

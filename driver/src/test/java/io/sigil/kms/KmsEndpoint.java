package io.sigil.kms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A KMS over HTTP on the loopback address: speaks AWS KMS's JSON 1.1 protocol to the real SDK, keeps its keys in memory,
 * counts requests and fails on demand. Signatures are asked for but not verified. Closing it leaves no thread.
 *
 * <pre>{@code
 * try (KmsEndpoint kms = KmsEndpoint.start()) {
 *     String arn = kms.createKey("alias/app-pii");
 *     … endpoint: kms.uri(), region: kms.region() …
 *     assertThat(kms.count("Decrypt")).isEqualTo(1);
 * }
 * }</pre>
 */
public final class KmsEndpoint implements AutoCloseable {
    private static final String TARGET = "TrentService.";

    private final ObjectMapper json = new ObjectMapper();
    private final String region;
    private final HttpServer server;
    private final ExecutorService threads;
    private final KmsOperations operations;
    private final KmsFaults faults = new KmsFaults();
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> unwrapped = new ConcurrentHashMap<>();

    private KmsEndpoint(String region, HttpServer server, ExecutorService threads) {
        this.region = region;
        this.server = server;
        this.threads = threads;
        operations = new KmsOperations(region, "111122223333");
    }

    /** In region eu-central-1, on a free port. */
    public static KmsEndpoint start() {
        return start("eu-central-1");
    }

    public static KmsEndpoint start(String region) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
            ExecutorService threads = Executors.newCachedThreadPool(r -> {
                Thread thread = new Thread(r, "kms-endpoint");
                thread.setDaemon(true);
                return thread;
            });
            KmsEndpoint endpoint = new KmsEndpoint(region, server, threads);
            server.setExecutor(threads);
            server.createContext("/", endpoint::handle);
            server.start();
            return endpoint;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For {@code endpoint:} in a rules file. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** For {@code region:} in a rules file. */
    public String region() {
        return region;
    }

    /** What goes wrong. */
    public KmsFaults faults() {
        return faults;
    }

    // Administration, without HTTP and uncounted

    /** Makes a key; returns its ARN. */
    public String createKey() {
        return administer("CreateKey", Map.of()).path("KeyMetadata").path("Arn").asText();
    }

    /** Makes a key and an alias for it; returns the key's ARN. */
    public String createKey(String alias) {
        String arn = createKey();
        administer("CreateAlias", Map.of("AliasName", alias, "TargetKeyId", arn));
        return arn;
    }

    /** Makes a multi-Region key; returns its ARN. */
    public String createMultiRegionKey() {
        return operations.multiRegion(null).arn;
    }

    /** Makes the related key of another Region's multi-Region key; returns its ARN here. */
    public String replicate(KmsEndpoint from, String arn) {
        return operations.multiRegion(from.key(arn)).arn;
    }

    public void moveAlias(String alias, String keyId) {
        administer("UpdateAlias", Map.of("AliasName", alias, "TargetKeyId", keyId));
    }

    public void disable(String keyId) {
        administer("DisableKey", Map.of("KeyId", keyId));
    }

    public void enable(String keyId) {
        administer("EnableKey", Map.of("KeyId", keyId));
    }

    public void scheduleDeletion(String keyId) {
        administer("ScheduleKeyDeletion", Map.of("KeyId", keyId));
    }

    /** KMS answers KeyUnavailableException for this key. */
    public void makeUnavailable(String keyId) {
        key(keyId).state("Unavailable");
    }

    /** The key's material was imported, and its time is over; {@link #enable} stands for importing it again. */
    public void expireImportedMaterial(String keyId) {
        key(keyId).state("PendingImport");
    }

    public void rotate(String keyId) {
        administer("RotateKeyOnDemand", Map.of("KeyId", keyId));
    }

    /**
     * The key's policy denies an operation.
     *
     * @param operation as IAM names it: Decrypt, GenerateDataKey, DescribeKey, ReEncryptFrom, ReEncryptTo…
     */
    public void deny(String keyId, String operation) {
        key(keyId).denied.add(operation);
    }

    /** The key's key store encrypts but generates no data keys. */
    public void refuseToGenerate(String keyId) {
        key(keyId).denied.add("generate");
    }

    public void allow(String keyId, String operation) {
        key(keyId).denied.remove(operation);
    }

    private KmsKey key(String keyId) {
        try {
            return operations.key(keyId);
        } catch (KmsError e) {
            throw new IllegalArgumentException(e);
        }
    }

    private ObjectNode administer(String operation, Map<String, String> request) {
        try {
            return operations.run(operation, json.valueToTree(request));
        } catch (KmsError | GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    // Counters

    /** Requests of one operation that came over HTTP, failed ones included. */
    public int count(String operation) {
        AtomicInteger count = counts.get(operation);
        return count == null ? 0 : count.get();
    }

    /** Requests of all operations that came over HTTP, failed ones included. */
    public int count() {
        return requests.size();
    }

    /** Bodies of the requests that came over HTTP, oldest first, each preceded by its operation and a space. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /**
     * How often each data key was given out by Decrypt, by the access key of the caller and the key's {@code sigil:id}, with
     * a blank between. A JVM that has an access key of its own is known by it.
     */
    public Map<String, Integer> unwrapped() {
        Map<String, Integer> now = new TreeMap<>();
        unwrapped.forEach((name, count) -> now.put(name, count.get()));
        return now;
    }

    /** Counts from zero again. */
    public void resetCounts() {
        counts.clear();
        unwrapped.clear();
        requests.clear();
    }

    // HTTP

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            String operation = target == null || !target.startsWith(TARGET) ? "" : target.substring(TARGET.length());
            counts.computeIfAbsent(operation, k -> new AtomicInteger()).incrementAndGet();
            requests.add(operation + " " + new String(body, StandardCharsets.UTF_8));
            pause();
            if (fail(exchange, faults.take())) {
                return;
            }
            answer(exchange, operation, body);
        }
    }

    private void pause() {
        try {
            faults.pause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean fail(HttpExchange exchange, KmsFaults.Fault fault) throws IOException {
        switch (fault) {
            case NONE -> {
                return false;
            }
            case INTERNAL_ERROR -> send(exchange, new KmsError(500, "KMSInternalException", "internal"));
            case THROTTLED -> send(exchange, new KmsError(400, "ThrottlingException", "Rate exceeded"));
            case EXPIRED_TOKEN ->
                send(exchange, new KmsError(400, "ExpiredTokenException", "The security token has expired"));
            case UNAVAILABLE -> send(exchange, 503, "<html>unavailable</html>".getBytes(StandardCharsets.UTF_8));
            case GARBAGE -> send(exchange, 200, "garbage".getBytes(StandardCharsets.UTF_8));
            case CUT -> {
                exchange.sendResponseHeaders(200, 1_000);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
            }
            case DROPPED -> {}
        }
        return true;
    }

    private void answer(HttpExchange exchange, String operation, byte[] body) throws IOException {
        try {
            if (exchange.getRequestHeaders().getFirst("Authorization") == null) {
                throw new KmsError(
                        400, "MissingAuthenticationTokenException", "Request is missing Authentication Token");
            }
            JsonNode request = json.readTree(body);
            ObjectNode response = operations.run(operation, request);
            if (operation.equals("Decrypt")) {
                String id = request.path("EncryptionContext").path("sigil:id").asText();
                unwrapped
                        .computeIfAbsent(caller(exchange) + " " + id, k -> new AtomicInteger())
                        .incrementAndGet();
            }
            send(exchange, 200, json.writeValueAsBytes(response));
        } catch (KmsError e) {
            send(exchange, e);
        } catch (GeneralSecurityException e) {
            send(exchange, new KmsError(500, "KMSInternalException", e.getMessage()));
        }
    }

    /** AWS Signature Version 4: {@code Credential=<access key>/<date>/…}. */
    private static String caller(HttpExchange exchange) {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        int start = authorization.indexOf("Credential=") + "Credential=".length();
        return authorization.substring(start, authorization.indexOf('/', start));
    }

    private void send(HttpExchange exchange, KmsError error) throws IOException {
        ObjectNode body = json.createObjectNode().put("__type", error.type).put("message", error.getMessage());
        send(exchange, error.status, json.writeValueAsBytes(body));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.getResponseHeaders().set("x-amzn-RequestId", "00000000-0000-0000-0000-000000000000");
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** Connections are refused from now on. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

package io.sigil.it.applications;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Speaks to a Keycloak's REST interfaces. Not thread-safe. */
final class KeycloakClient {
    /** An answer that goes on behind its end isn't JSON, which Jackson by itself doesn't notice. */
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final HttpClient http = HttpClient.newHttpClient();
    private final KeycloakServer server;
    private String token = "";
    private long tokenFrom;

    KeycloakClient(KeycloakServer server) {
        this.server = server;
    }

    /** What a request gave. */
    record Answer(int status, String body, String location) {
        JsonNode json() throws IOException {
            return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        }

        /** Keycloak begins its answer before it has asked the database: an error then comes with status 200. */
        boolean isList() throws IOException {
            try {
                return status == 200 && json().isArray();
            } catch (JsonProcessingException e) {
                return false;
            }
        }
    }

    /** How many refusals the server has written into its log. */
    long refusals() throws IOException {
        return server.log().stream().filter(line -> line.contains("SIGIL-")).count();
    }

    Answer get(String path) throws IOException, InterruptedException {
        return admin(path, "GET", null);
    }

    Answer send(String method, String path, Object body) throws IOException, InterruptedException {
        return admin(path, method, JSON.writeValueAsString(body));
    }

    Answer delete(String path) throws IOException, InterruptedException {
        return admin(path, "DELETE", null);
    }

    /** Logs in by user name and password. */
    Answer login(String realm, String client, String user, String password) throws IOException, InterruptedException {
        return form(
                realm,
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        client,
                        "username",
                        user,
                        "password",
                        password,
                        "scope",
                        "openid"));
    }

    Answer refresh(String realm, String client, String refreshToken) throws IOException, InterruptedException {
        return form(realm, Map.of("grant_type", "refresh_token", "client_id", client, "refresh_token", refreshToken));
    }

    Answer userInfo(String realm, String accessToken) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(server.uri("/realms/" + realm + "/protocol/openid-connect/userinfo"))
                .header("Authorization", "Bearer " + accessToken)
                .GET()
                .build());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Answer form(String realm, Map<String, String> fields) throws IOException, InterruptedException {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return answer(HttpRequest.newBuilder(server.uri("/realms/" + realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private Answer admin(String path, String method, String body) throws IOException, InterruptedException {
        HttpRequest.BodyPublisher publisher =
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        return answer(HttpRequest.newBuilder(server.uri(path))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(method, publisher)
                .build());
    }

    /** A token of the administrator's serves for a minute. */
    private String token() throws IOException, InterruptedException {
        if (token.isEmpty() || System.nanoTime() - tokenFrom > 30_000_000_000L) {
            Answer login = login("master", "admin-cli", KeycloakServer.ADMIN, KeycloakServer.ADMIN);
            token = login.json().path("access_token").asText();
            if (token.isEmpty()) {
                throw new IllegalStateException("the administrator can't log in: " + login);
            }
            tokenFrom = System.nanoTime();
        }
        return token;
    }

    private Answer answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                response.body(),
                response.headers().firstValue("Location").orElse(""));
    }
}

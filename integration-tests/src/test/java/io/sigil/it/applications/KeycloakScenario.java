package io.sigil.it.applications;

import com.fasterxml.jackson.databind.JsonNode;
import io.sigil.it.applications.KeycloakClient.Answer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an administrator and the users of a realm do, and what each step gave: the same on a plaintext database, or an error.
 * Not thread-safe.
 */
final class KeycloakScenario {
    private static final String REALM = "clinic";
    private static final String USERS = "/admin/realms/" + REALM + "/users";
    private static final String CLIENT = "desk";
    private static final String PASSWORD = "correct horse battery";

    private final KeycloakClient client;
    private final int size;
    private final Map<String, String> outcomes = new LinkedHashMap<>();

    KeycloakScenario(KeycloakClient client, int size) {
        this.client = client;
        this.size = size;
    }

    /** Looks at what is stored. */
    interface Populated {
        void look() throws SQLException;
    }

    /** A step of the scenario. */
    private interface Step {
        String run() throws IOException, InterruptedException;
    }

    /**
     * Every step's outcome by the step's name, in the order of the steps.
     *
     * @param populated called while the realm has all its users
     */
    Map<String, String> play(Populated populated) throws IOException, InterruptedException, SQLException {
        step(
                "create a realm",
                () -> status(client.send("POST", "/admin/realms", Map.of("realm", REALM, "enabled", true))));
        step("allow attributes of any name", this::allowAttributes);
        step(
                "create a client",
                () -> status(client.send(
                        "POST",
                        "/admin/realms/" + REALM + "/clients",
                        Map.of("clientId", CLIENT, "publicClient", true, "directAccessGrantsEnabled", true))));
        step("create " + size + " users", this::createUsers);
        step("count the users", () -> client.get(USERS + "/count").body());
        search("exact e-mail", "email=user17@example.org&exact=true");
        search("exact e-mail in capitals", "email=USER17@EXAMPLE.ORG&exact=true");
        search("exact user name", "username=user17&exact=true");
        search("exact last name", "lastName=Familie17&exact=true");
        search("exact first and last name", "firstName=Vorname17&lastName=Familie17&exact=true");
        search("attribute", "q=ssn:000-00-0017");
        search("attribute and e-mail", "q=ssn:000-00-0017&email=user17@example.org&exact=true");
        search("enabled users by name", "username=user17&exact=true&enabled=true");
        search("part of an e-mail", "email=user17");
        search("part of a last name", "lastName=Familie17");
        search("part of a user name", "username=user17");
        search("anything that begins with a text", "search=user17");
        search("anything that equals a text", "search=%22user17%22");
        search("anything that contains a text", "search=*ser17*");
        search("pages of all users", "first=20&max=10&briefRepresentation=false");
        step("count by e-mail", () -> {
            Answer count = client.get(USERS + "/count?email=user17@example.org");
            return count.status() == 200 ? count.body() : "error " + count.status() + " " + count.body();
        });
        step("read a user", () -> summary(client.get(USERS + "/" + idOf(17)).json()));
        step("change a user's name and e-mail", this::change);
        step("find the changed user", () -> found("email=changed18@example.org&exact=true"));
        step("a second user of the same e-mail", () -> status(create(9001, "user17@example.org")));
        step("a second user of the same name", () -> status(create(17, "other@example.org")));
        step("log in by user name", () -> login("user20", PASSWORD));
        step("log in by e-mail", () -> login("user20@example.org", PASSWORD));
        step("log in by e-mail in capitals", () -> login("USER20@example.org", PASSWORD));
        step("log in by a wrong password", () -> login("user20", "wrong"));
        step("log in as nobody", () -> login("nobody@example.org", PASSWORD));
        step("put a user into a group", this::joinGroup);
        step(
                "sessions of a user",
                () -> ""
                        + client.get(USERS + "/" + idOf(20) + "/sessions")
                                .json()
                                .size());
        populated.look();
        step("delete a user", () -> status(client.delete(USERS + "/" + idOf(19))));
        step("look for the deleted user", () -> found("email=user19@example.org&exact=true"));
        step(
                "export the realm",
                () -> status(client.send(
                        "POST",
                        "/admin/realms/" + REALM + "/partial-export?exportClients=true&exportGroupsAndRoles=true",
                        Map.of())));
        step("delete the realm", () -> status(client.delete("/admin/realms/" + REALM)));
        return outcomes;
    }

    private String allowAttributes() throws IOException, InterruptedException {
        Map<String, Object> profile = new LinkedHashMap<>();
        JsonNode now = client.get(USERS + "/profile").json();
        now.properties().forEach(field -> profile.put(field.getKey(), field.getValue()));
        profile.put("unmanagedAttributePolicy", "ENABLED");
        return status(client.send("PUT", USERS + "/profile", profile));
    }

    private String createUsers() throws IOException, InterruptedException {
        Map<String, Integer> statuses = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            statuses.merge(status(create(i, "user" + i + "@example.org")), 1, Integer::sum);
        }
        return statuses.toString();
    }

    private Answer create(int number, String email) throws IOException, InterruptedException {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("username", "user" + number);
        user.put("email", email);
        user.put("firstName", "Vorname" + number);
        user.put("lastName", "Familie" + number);
        user.put("enabled", true);
        user.put("emailVerified", true);
        user.put(
                "attributes",
                Map.of("ssn", List.of("000-00-%04d".formatted(number)), "phone", List.of("+49 30 " + number)));
        if (number % 20 == 0) {
            user.put("credentials", List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false)));
        }
        return client.send("POST", USERS, user);
    }

    private String change() throws IOException, InterruptedException {
        return status(client.send(
                "PUT",
                USERS + "/" + idOf(18),
                Map.of(
                        "username", "user18",
                        "email", "changed18@example.org",
                        "firstName", "Andere",
                        "lastName", "Leute",
                        "attributes", Map.of("ssn", List.of("999-99-9999")))));
    }

    private String joinGroup() throws IOException, InterruptedException {
        Answer made = client.send("POST", "/admin/realms/" + REALM + "/groups", Map.of("name", "doctors"));
        String group = made.location().substring(made.location().lastIndexOf('/') + 1);
        Answer joined = client.send("PUT", USERS + "/" + idOf(17) + "/groups/" + group, Map.of());
        JsonNode members = client.get("/admin/realms/" + REALM + "/groups/" + group + "/members")
                .json();
        return status(joined) + " " + summaries(members);
    }

    private String login(String user, String password) throws IOException, InterruptedException {
        Answer login = client.login(REALM, CLIENT, user, password);
        if (login.status() != 200) {
            return status(login);
        }
        Answer info = client.userInfo(REALM, login.json().path("access_token").asText());
        Answer refreshed =
                client.refresh(REALM, CLIENT, login.json().path("refresh_token").asText());
        JsonNode claims = info.json();
        return login.status() + " " + claims.path("email").asText() + " "
                + claims.path("name").asText() + " " + refreshed.status();
    }

    private String idOf(int number) throws IOException, InterruptedException {
        JsonNode found =
                client.get(USERS + "?username=user" + number + "&exact=true").json();
        return found.path(0).path("id").asText("none");
    }

    private void search(String what, String query) throws IOException, InterruptedException {
        step("search: " + what, () -> found(query));
    }

    private String found(String query) throws IOException, InterruptedException {
        Answer answer = client.get(USERS + "?" + query);
        return answer.isList() ? summaries(answer.json()) : "error " + answer.status() + " " + answer.body();
    }

    private static String summaries(JsonNode users) {
        List<String> all = new ArrayList<>();
        users.forEach(user -> all.add(summary(user)));
        return all.size() + " " + all;
    }

    private static String summary(JsonNode user) {
        return String.join(
                " ",
                user.path("username").asText("-"),
                user.path("email").asText("-"),
                user.path("firstName").asText("-"),
                user.path("lastName").asText("-"),
                user.path("attributes").path("ssn").path(0).asText("-"));
    }

    private static String status(Answer answer) {
        return answer.status() + (answer.status() < 400 ? "" : " " + answer.body());
    }

    private void step(String name, Step step) throws IOException, InterruptedException {
        long before = client.refusals();
        String outcome = step.run();
        // Of an error that comes while it writes a list, Keycloak shows nothing: the list ends, and only its log tells.
        boolean refused = client.refusals() > before && !outcome.startsWith("error ");
        outcomes.put(name, refused ? "error in the log; shown: " + outcome : outcome);
    }
}

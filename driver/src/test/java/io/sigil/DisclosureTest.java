package io.sigil;

import static org.assertj.core.api.Assertions.assertThat;

import io.sigil.keys.DataKey;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No {@code toString} and no log line shows a value, a key or a password: every object of Sigil's that can be reached from a
 * connection at work, a statement and a result is asked what it is.
 */
class DisclosureTest {
    private static final String VALUE = "canary-815-10-1852";
    private static final String PASSWORD = "keyring-password-canary";

    @TempDir
    private Path folder;

    private final StringBuilder log = new StringBuilder();

    @Test
    void nothingThatIsPrintedOrLoggedHoldsAValueAKeyOrAPassword() throws Exception {
        Path rules = Files.writeString(folder.resolve("sigil.yaml"), """
                version: 1
                keys: {k: {kms: local, keyring: '%s', password: %s, create: true}}
                tables:
                  users:
                    columns:
                      ssn: {type: VARCHAR(40), mode: deterministic}
                      note: {type: VARCHAR(40), search: equality}
                      card: {type: VARCHAR(40), mode: format-preserving, alphabet: lower}
                """.formatted(folder.resolve("k.p12"), PASSWORD));
        Logger root = Logger.getLogger("io.sigil");
        Handler handler = listening();
        root.setLevel(Level.ALL);
        root.addHandler(handler);
        try (Connection connection = DriverManager.getConnection(
                "jdbc:sigil:h2:mem:" + UUID.randomUUID() + ";sigil.rules=" + rules, "sa", PASSWORD)) {
            connection
                    .createStatement()
                    .execute("CREATE TABLE users (ssn VARCHAR(40), note VARCHAR(40), card VARCHAR(40))");
            connection
                    .createStatement()
                    .execute("INSERT INTO users VALUES ('" + VALUE + "', '" + VALUE + "', '" + VALUE + "')");
            try (PreparedStatement query =
                    connection.prepareStatement("SELECT * FROM users WHERE ssn = ? AND note = '" + VALUE + "'")) {
                query.setString(1, VALUE);
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    assertThat(row.getString(1)).isEqualTo(VALUE);
                    Set<String> shown = new TreeSet<>();
                    int asked = ask(List.of(connection, query, row), shown);
                    assertThat(asked).isGreaterThan(200);
                    assertThat(shown)
                            .as("classes whose toString shows what it must not")
                            .isEmpty();
                }
            }
        } finally {
            root.removeHandler(handler);
            root.setLevel(null);
        }
        assertThat(log.toString()).doesNotContain(VALUE, PASSWORD);
    }

    private static int ask(List<Object> roots, Set<String> shown) throws ReflectiveOperationException {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> open = new ArrayDeque<>(roots);
        int asked = 0;
        int keys = 0;
        while (!open.isEmpty()) {
            Object next = open.pop();
            if (!seen.add(next)) {
                continue;
            }
            if (next.getClass().getName().startsWith("io.sigil.")) {
                String text = String.valueOf(next);
                if (text.contains(VALUE) || text.contains(PASSWORD)) {
                    shown.add(next.getClass().getName());
                }
                asked++;
                keys += next instanceof DataKey ? 1 : 0;
            }
            reach(next, open);
        }
        assertThat(keys).as("data keys that were reached").isPositive();
        return asked;
    }

    /** What an object of Sigil's refers to, through collections too. */
    private static void reach(Object from, Deque<Object> open) throws ReflectiveOperationException {
        if (from instanceof Collection) {
            ((Collection<?>) from).stream().filter(o -> o != null).forEach(open::push);
        } else if (from instanceof Map) {
            ((Map<?, ?>) from).forEach((key, value) -> {
                open.push(key);
                open.push(value);
            });
        } else if (from instanceof Object[] array) {
            for (Object element : array) {
                if (element != null) {
                    open.push(element);
                }
            }
        } else if (from instanceof java.util.Optional) {
            ((java.util.Optional<?>) from).ifPresent(open::push);
        } else if (from instanceof com.github.benmanes.caffeine.cache.Cache) {
            open.push(((com.github.benmanes.caffeine.cache.Cache<?, ?>) from).asMap());
        } else if (from.getClass().getName().startsWith("io.sigil.")) {
            for (Class<?> type = from.getClass(); type != null; type = type.getSuperclass()) {
                if (type.getName().startsWith("io.sigil.")) {
                    for (Field field : type.getDeclaredFields()) {
                        if (!Modifier.isStatic(field.getModifiers())
                                && !field.getType().isPrimitive()) {
                            field.setAccessible(true);
                            Object value = field.get(from);
                            if (value != null) {
                                open.push(value);
                            }
                        }
                    }
                }
            }
        }
    }

    private Handler listening() {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                log.append(line.getMessage())
                        .append(List.of(line.getParameters() == null ? new Object[0] : line.getParameters()))
                        .append(line.getThrown())
                        .append('\n');
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}

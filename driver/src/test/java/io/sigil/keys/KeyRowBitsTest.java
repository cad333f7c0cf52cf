package io.sigil.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sigil.keys.store.JdbcKeyStore;
import io.sigil.rules.KeyRule;
import io.sigil.rules.Position;
import io.sigil.rules.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever writes to the key store can change any bit of a row; then its key is refused, never taken for another. */
class KeyRowBitsTest {
    /** Not {@code kek_material}, which is for audits and isn't read. */
    private static final List<String> TEXTS =
            List.of("store_id", "key_name", "purpose", "state", "created_at", "kek_id", "wrapped_key");

    @TempDir
    private Path folder;

    private final JdbcDataSource database = new JdbcDataSource();
    private final MovableClock clock = new MovableClock();
    private Connection connection;
    private DataKeys keys;
    private DataKey key;

    @BeforeEach
    void makeAKey() throws Exception {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID());
        connection = database.getConnection();
        keys = open();
        key = keys.current("pii", KeyPurpose.DETERMINISTIC);
        keys.close();
        keys = open();
    }

    private DataKeys open() throws SQLException {
        KeyRule rule = new KeyRule.Builder(new Position("sigil.yaml", 1, 1), "pii", "local")
                .keyring(folder.resolve("sigil.p12"))
                .password(new Secret("password"))
                .create(true)
                .build();
        return DataKeys.open(
                Map.of("pii", rule),
                new JdbcKeyStore(database, "sigil_data_key", true),
                getClass().getClassLoader(),
                clock);
    }

    @AfterEach
    void close() throws SQLException {
        keys.close();
        connection.close();
    }

    @Test
    void everyFlippedBitOfEveryColumnIsRefused() throws Exception {
        for (String column : TEXTS) {
            String text = text(column);
            for (int bit = 0; bit < text.length() * Byte.SIZE; bit++) {
                byte[] flipped = text.getBytes(StandardCharsets.ISO_8859_1);
                flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
                requireRefused(column, new String(flipped, StandardCharsets.ISO_8859_1), key.id());
            }
            set(column, text, key.id());
        }
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            requireRefused("version", 1 ^ 1 << bit, key.id());
        }
        set("version", 1, key.id());
        for (int bit = 0; bit < Long.SIZE; bit++) {
            long other = key.id() ^ 1L << bit;
            requireRefused("key_id", other, other);
            set("key_id", key.id(), other);
        }
        clock.advance(Duration.ofMinutes(1));
        assertThat(keys.byId("pii", key.id()).id()).as("the row as it was").isEqualTo(key.id());
    }

    private String text(String column) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT " + column + " FROM sigil_data_key WHERE version = 1")) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private void requireRefused(String column, Object value, long idAfterwards) throws SQLException {
        set(column, value, key.id());
        // Failures are remembered for some seconds.
        clock.advance(Duration.ofSeconds(30));
        assertThatThrownBy(() -> keys.byId("pii", idAfterwards))
                .as("%s %s", column, value)
                .isInstanceOf(SQLException.class)
                .hasMessageStartingWith("SIGIL-50");
    }

    private void set(String column, Object value, long id) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE sigil_data_key SET " + column + " = ? WHERE key_id = ?")) {
            update.setObject(1, value);
            update.setLong(2, id);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }
}

package io.sigil.keys.store;

import io.sigil.error.ErrorCode;
import io.sigil.keys.KeyPurpose;
import io.sigil.keys.KeyStore;
import io.sigil.keys.StoredKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Wrapped keys in a table. Every operation is one statement on a connection of its own in auto-commit mode, so it neither
 * sees nor touches the application's transaction. Thread-safe.
 */
public final class JdbcKeyStore implements KeyStore {
    /** Seconds. A look-up takes milliseconds, unless somebody has locked the table. */
    private static final int PATIENCE = 5;

    private static final String INTEGRITY_VIOLATION_CLASS = "23";
    private static final String STORE_ROW = "STORE";

    private final DataSource connections;
    private final KeyTable table;
    private final KeyTableLayout layout;
    private volatile @Nullable String id;

    /** Whether the store held keys when its id was read. Until then the store may take the id of an export that is imported. */
    private volatile boolean held;

    /**
     * @param connections the store's own; stays the caller's to close
     * @param table a plain name, optionally {@code schema.table}
     * @param create whether a missing table is made, and one of an older layout brought up to date
     */
    public JdbcKeyStore(DataSource connections, String table, boolean create) {
        this(connections, table, create, PATIENCE);
    }

    /** @param patience how many seconds a statement may take; then the key store counts as not to be reached */
    public JdbcKeyStore(DataSource connections, String table, boolean create, int patience) {
        this.connections = connections;
        this.table = new KeyTable(table, patience);
        this.layout = new KeyTableLayout(this.table, create);
    }

    @Override
    public String id() throws SQLException {
        String known = id;
        if (known == null || !held) {
            known = run(this::openStore);
            id = known;
        }
        return known;
    }

    /** For what writes: a store that is gone since it was opened isn't begun anew by it. */
    private String opened() throws SQLException {
        String known = id;
        return known == null ? id() : known;
    }

    @Override
    public List<StoredKey> versions(String name, KeyPurpose purpose) throws SQLException {
        return all(name).stream().filter(key -> key.purpose() == purpose).collect(Collectors.toList());
    }

    @Override
    public List<StoredKey> all(String name) throws SQLException {
        return ofSubject(name, StoredKey.NO_SUBJECT);
    }

    @Override
    public List<StoredKey> ofSubject(String name, String subject) throws SQLException {
        String storeId = id();
        return run(connection -> {
            try (PreparedStatement select = table.prepare(connection, table.selectByName())) {
                select.setString(1, name);
                select.setString(2, subject);
                return read(select, storeId, name);
            }
        });
    }

    @Override
    public List<StoredKey> between(String name, long first, long last) throws SQLException {
        String storeId = id();
        return run(connection -> {
            try (PreparedStatement select = table.prepare(connection, table.selectBetween())) {
                select.setLong(1, first);
                select.setLong(2, last);
                return read(select, storeId, name);
            }
        });
    }

    @Override
    public List<StoredKey> from(long first, int most) throws SQLException {
        String storeId = id();
        return run(connection -> {
            try (PreparedStatement select = table.prepare(connection, table.selectFrom())) {
                select.setLong(1, first);
                // One more, for the row that holds the store's id.
                select.setMaxRows(most + 1);
                List<StoredKey> keys = read(select, storeId, null);
                return keys.size() > most ? keys.subList(0, most) : keys;
            }
        });
    }

    /** @param name only keys of this name; null: of any. Some collations find names in other case, too */
    private List<StoredKey> read(PreparedStatement select, String storeId, @Nullable String name) throws SQLException {
        List<StoredKey> keys = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                boolean wanted = name == null || name.equals(rows.getString("key_name"));
                if (wanted && rows.getLong("key_id") != StoredKey.NO_ID) {
                    keys.add(read(rows, storeId));
                }
            }
        }
        return keys;
    }

    @Override
    public Optional<StoredKey> find(String name, long keyId) throws SQLException {
        String storeId = id();
        if (keyId == StoredKey.NO_ID) {
            return Optional.empty();
        }
        return run(connection -> {
            try (PreparedStatement select = table.prepare(connection, table.selectById())) {
                select.setLong(1, keyId);
                return read(select, storeId, name).stream().findFirst();
            }
        });
    }

    @Override
    public boolean add(StoredKey key) throws SQLException {
        String storeId = opened();
        boolean added = run(connection -> insert(
                connection,
                table.insert(),
                key.id(),
                key.storeId(),
                key.name(),
                key.purpose().name(),
                key.subject(),
                key.version(),
                key.state().name(),
                key.created(),
                KeyRow.destroyed(key),
                key.wrapped().keyId(),
                key.wrapped().material(),
                KeyRow.text(key.wrapped()),
                storeId));
        if (added) {
            held = true;
        }
        return added;
    }

    @Override
    public boolean replace(StoredKey expected, StoredKey replacement) throws SQLException {
        opened();
        return run(connection -> {
            try (PreparedStatement update = table.prepare(connection, table.update())) {
                update.setString(1, replacement.state().name());
                update.setString(2, KeyRow.destroyed(replacement));
                update.setString(3, replacement.wrapped().keyId());
                update.setString(4, replacement.wrapped().material());
                update.setString(5, KeyRow.text(replacement.wrapped()));
                update.setLong(6, expected.id());
                update.setString(7, expected.state().name());
                update.setString(8, expected.wrapped().keyId());
                update.setString(9, KeyRow.text(expected.wrapped()));
                return update.executeUpdate() == 1;
            }
        });
    }

    @Override
    public boolean adopt(String newId) throws SQLException {
        String present = run(connection -> {
            String found = layout.findStoreId(connection);
            return found == null ? makeStore(connection, newId) : found;
        });
        if (present.equals(newId)) {
            return true;
        }
        if (!from(Long.MIN_VALUE, 1).isEmpty()) {
            return false;
        }
        boolean adopted = run(connection -> {
            try (PreparedStatement update = table.prepare(connection, table.updateStoreId())) {
                update.setString(1, newId);
                update.setLong(2, StoredKey.NO_ID);
                update.setString(3, present);
                return update.executeUpdate() == 1;
            }
        });
        id = null;
        return adopted;
    }

    /** The data source is the caller's; there is nothing else to close. */
    @Override
    public void close() {}

    private String openStore(Connection connection) throws SQLException {
        String found = layout.findStoreId(connection);
        if (found == null) {
            return makeStore(connection, layout.newStoreId());
        }
        held = holdsKeys(connection);
        return found;
    }

    private boolean holdsKeys(Connection connection) throws SQLException {
        try (PreparedStatement select = table.prepare(connection, table.selectKeyIds())) {
            select.setMaxRows(1);
            try (ResultSet keys = select.executeQuery()) {
                return keys.next();
            }
        }
    }

    private String makeStore(Connection connection, String newId) throws SQLException {
        insert(
                connection,
                table.insertStore(),
                StoredKey.NO_ID,
                newId,
                "",
                STORE_ROW,
                "",
                0,
                "ACTIVE",
                Instant.now(),
                "",
                "-",
                "",
                "-");
        // Of several JVMs that come here at once, one has inserted.
        String found = layout.findStoreId(connection);
        if (found == null) {
            throw damaged("its first row, of key id 0, can't be made");
        }
        return found;
    }

    private boolean insert(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement insert = table.prepare(connection, sql)) {
            for (int i = 0; i < values.length; i++) {
                Object value = values[i];
                if (value instanceof Long) {
                    insert.setLong(i + 1, (Long) value);
                } else if (value instanceof Integer) {
                    insert.setInt(i + 1, (Integer) value);
                } else {
                    insert.setString(i + 1, value.toString());
                }
            }
            if (insert.executeUpdate() == 0) {
                throw damaged("its first row, of key id 0, is gone or another store's, so that no key is added");
            }
            return true;
        } catch (SQLException e) {
            if (e.getSQLState() != null && e.getSQLState().startsWith(INTEGRITY_VIOLATION_CLASS)) {
                return false;
            }
            throw e;
        }
    }

    private StoredKey read(ResultSet row, String storeId) throws SQLException {
        long keyId = row.getLong("key_id");
        if (!storeId.equals(row.getString("store_id"))) {
            throw damaged("its row of key id " + keyId + " was made for another key store");
        }
        try {
            return KeyRow.parse(
                    storeId,
                    row.getString("key_name"),
                    row.getString("purpose"),
                    row.getString("subject"),
                    row.getInt("version"),
                    keyId,
                    row.getString("state"),
                    row.getString("created_at"),
                    row.getString("destroyed_at"),
                    row.getString("kek_id"),
                    row.getString("kek_material"),
                    row.getString("wrapped_key"));
        } catch (RuntimeException e) {
            throw damaged("its row of key id " + keyId + " isn't readable");
        }
    }

    private SQLException damaged(String what) {
        return ErrorCode.KEY_STORE_DAMAGED.exception(
                "key store table " + table + " is damaged: " + what + "; restore the table from a backup");
    }

    private <T> T run(Work<T> work) throws SQLException {
        table.requireName();
        Connection connection;
        try {
            connection = connections.getConnection();
        } catch (SQLException e) {
            // Not chained: what a driver says of a connection that failed may quote its URL, password and all.
            throw ErrorCode.KEY_STORE_UNAVAILABLE.exception("key store table " + table + " can't be reached; "
                    + e.getClass().getSimpleName() + ", SQLState " + e.getSQLState() + ", code " + e.getErrorCode()
                    + "; check the database and 'keystore'");
        }
        try (connection) {
            if (!connection.getAutoCommit()) {
                connection.setAutoCommit(true);
            }
            return work.on(connection);
        } catch (SQLException e) {
            if (ErrorCode.isOf(e)) {
                throw e;
            }
            throw ErrorCode.KEY_STORE_UNAVAILABLE.exception(
                    "key store table " + table
                            + " doesn't answer; check the database, the table's grants, and who locks it",
                    e);
        }
    }

    /** One statement or a few, on the store's own connection. */
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
